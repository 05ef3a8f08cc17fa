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

bool is_installed(const OfficePart& part) {
  std::error_code none;
  return confined::has_program(office_program) && fs::exists(part.library, none);
}

const std::string& foreign_programs() {
  static const std::string installed = [] {
    std::string names;
    const auto add = [&](std::string_view name, bool is_there) {
      if (is_there) {
        names += (names.empty() ? "" : " ") + std::string(name);
      }
    };
    for (const char* const name : {"antiword", "pdftoppm", "pdftotext", "tesseract"}) {
      add(name, confined::has_program(name));
    }
    add("vie", has_vietnamese_model());
    for (const OfficePart& part : {office_writer, office_calc, office_impress}) {
      add(part.package, is_installed(part));
    }
    return names;
  }();
  return installed;
}

ReadFailure missing_program(std::string_view program, std::string_view package, std::string_view purpose) {
  return {FailureReason::unsupported, "the program " + std::string(program) + " is missing: it " + std::string(purpose),
          "apt-get install --no-install-recommends " + std::string(package)};
}

} // namespace danchieu::corpus
