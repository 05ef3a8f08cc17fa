#include "corpus/readers/foreign.hpp"

#include "corpus/readers/confined/program.hpp"

#include <filesystem>
#include <system_error>

namespace danchieu::corpus {

namespace {

namespace fs = std::filesystem;

/// /usr/share/tesseract-ocr/5/tessdata/vie.traineddata
bool has_vietnamese_model() {
  std::error_code error;
  for (fs::directory_iterator version("/usr/share/tesseract-ocr", error), end; !error && version != end; version.increment(error)) {
    std::error_code none;
    if (fs::exists(version->path() / "tessdata" / "vie.traineddata", none)) {
      return true;
    }
  }
  return false;
}

} // namespace

const std::string& foreign_programs() {
  static const std::string installed = [] {
    std::string names;
    for (const std::string_view name : {std::string_view("antiword"), std::string_view("pdftoppm"), std::string_view("pdftotext"), std::string_view("tesseract"), office_program}) {
      if (confined::has_program(name)) {
        names += (names.empty() ? "" : " ") + std::string(name);
      }
    }
    if (has_vietnamese_model()) {
      names += " vie";
    }
    return names;
  }();
  return installed;
}

} // namespace danchieu::corpus
