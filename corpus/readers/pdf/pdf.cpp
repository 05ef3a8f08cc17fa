#include "corpus/readers/confined/program.hpp"
#include "corpus/readers/foreign.hpp"
#include "corpus/readers/pdf/bbox_reader.hpp"
#include "corpus/readers/pdf/ocr.hpp"
#include "corpus/readers/pdf/page_text.hpp"
#include "corpus/readers/work_file.hpp"

#include <algorithm>
#include <csignal>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// pdftotext's other modes are of no use: the default one removes hyphens at line ends ("18/2022/TT-⏎BLĐTBXH" becomes
// 18/2022/TTBLĐTBXH), -layout interleaves the two columns of a heading. Measured over 120 documents with 4,084 citations:
// 84 damaged, 2 damaged and 348 headings mixed; -bbox-layout: none.

namespace danchieu::corpus {

namespace {

using confined::Program;
using confined::ProgramEnd;
using confined::Workshop;

constexpr std::size_t scan_pages = 3;     ///< a PDF with less than scan_letters on its first pages is a scan
constexpr std::size_t scan_letters = 100;
constexpr std::size_t least_dots = 400;   ///< of a picture's sides, two inches at 200 dpi; smaller ones are seals and emblems
constexpr std::size_t max_scanned = 300;  ///< pages; at 3 seconds each a quarter of an hour
constexpr std::size_t max_pages = 20'000;
constexpr int no_permission = 3; ///< exit code of pdftotext

bool says(const ProgramEnd& end, std::string_view words) { return end.errors.find(words) != std::string::npos; }

/// Why pdftotext gave nothing, or not all. It was told to be quiet, since some files make it complain without end; pdfinfo
/// opens the file again and may complain a little.
ReadFailure failure_of(const ProgramEnd& end, const std::string& file) {
  if (end.signal == SIGXCPU || end.signal == SIGKILL) {
    return {FailureReason::timeout, "reading it took longer than 20 seconds", "print it to a new PDF and give that file"};
  }
  if (says(end, "bad_alloc") || says(end, "ut of memory")) {
    return {FailureReason::memory, "reading it takes more memory than one file may have", "print it to a new PDF and give that file"};
  }
  if (end.signal != 0) {
    return {FailureReason::crashed, "pdftotext ended with signal " + std::to_string(end.signal), "print it to a new PDF and give that file"};
  }
  Program pdfinfo({{"pdfinfo", file}, 10, std::size_t{600} << 20, std::size_t{1} << 20});
  bool cut = false;
  pdfinfo.read_all(std::size_t{1} << 20, cut);
  const ProgramEnd opened = pdfinfo.end();
  if (says(opened, "Incorrect password") || says(opened, "security handler")) {
    return {FailureReason::encrypted, "a password is needed to open it", "save it without a password"};
  }
  if (end.exit_code == no_permission) {
    return {FailureReason::encrypted, "its author forbids copying its text", "ask for a copy without this restriction"};
  }
  return {FailureReason::corrupt, "it is no whole PDF file", "get it again from where it comes from"};
}

struct Layer {
  PageText text;
  std::vector<double> longer_sides;
};

/// The text layer of all pages.
std::variant<Layer, ReadFailure> read_layer(const std::string& file, const ReadLimits& limits) {
  Layer layer;
  Program pdftotext({{"pdftotext", "-bbox-layout", "-q", file, "-"}, 20, std::size_t{600} << 20});
  bool broken = false;
  {
    BboxReader reader([&](char* buffer, std::size_t size) { return pdftotext.read(buffer, size); });
    for (PrintedPage page; layer.text.size() <= limits.max_text && layer.text.pages() < max_pages && reader.next(page);) {
      layer.longer_sides.push_back(std::max(page.width, page.height));
      layer.text.add(std::move(page));
    }
    broken = !reader.complete();
  }
  if (layer.text.size() > limits.max_text) {
    return ReadFailure{FailureReason::bomb, "it holds more than " + std::to_string(limits.max_text >> 20) + " MB of text", "check where it comes from"};
  }
  if (layer.text.pages() >= max_pages) {
    return ReadFailure{FailureReason::too_big, "it has more than " + std::to_string(max_pages) + " pages", "split it"};
  }
  const ProgramEnd end = pdftotext.end();
  if (!end.good() || broken || layer.text.pages() == 0) {
    return failure_of(end, file);
  }
  return layer;
}

/// Pages, from 0, that hold a picture as large as a scanned page or a good part of one.
///   page   num  type   width height color comp bpc  enc interp  object ID x-ppi y-ppi size ratio
///      1     0 image    1665  2354  gray    1   1  ccitt  no         7  0   200   200 37.4K 7.8%
std::set<std::size_t> pages_with_pictures(const std::string& file) {
  std::set<std::size_t> pages;
  Program pdfimages({{"pdfimages", "-list", file}, 20, std::size_t{600} << 20});
  bool cut = false;
  std::istringstream rows(pdfimages.read_all(std::size_t{8} << 20, cut));
  pdfimages.end();
  for (std::string row; std::getline(rows, row);) {
    std::istringstream cells(row);
    std::size_t page = 0;
    std::size_t number = 0;
    std::size_t width = 0;
    std::size_t height = 0;
    std::string type;
    if (cells >> page >> number >> type >> width >> height && page > 0 && (type == "image" || type == "stencil") && width >= least_dots && height >= least_dots) {
      pages.insert(page - 1);
    }
  }
  return pages;
}

/// Pages to be recognised: of a scan all with a picture and little text, of other files those with a picture and none.
std::vector<std::size_t> pages_without_text(const PageText& text, const std::string& file) {
  const bool scan = text.letters_of_first(scan_pages) < scan_letters;
  std::vector<std::size_t> pages;
  for (std::size_t i = 0; i < text.pages(); ++i) {
    if (text.letters_of_page(i) < (scan ? scan_letters : 1)) {
      pages.push_back(i);
    }
  }
  if (!pages.empty()) {
    const std::set<std::size_t> pictures = pages_with_pictures(file);
    pages.erase(std::remove_if(pages.begin(), pages.end(), [&](std::size_t page) { return !pictures.contains(page); }), pages.end());
  }
  return pages;
}

std::optional<ReadFailure> recognise_pages(Layer& layer, const std::string& file, const ReadLimits& limits, const Workshop& workshop) {
  const std::vector<std::size_t> pages = pages_without_text(layer.text, file);
  if (pages.size() > max_scanned) {
    return ReadFailure{FailureReason::too_big, "it has " + std::to_string(pages.size()) + " scanned pages; the limit is " + std::to_string(max_scanned), "split it"};
  }
  for (const std::size_t page : pages) {
    auto picture = draw_page(file, static_cast<unsigned>(page + 1), layer.longer_sides[page], workshop);
    if (auto* failure = std::get_if<ReadFailure>(&picture)) {
      return std::move(*failure);
    }
    auto recognised = recognise(std::get<std::string>(picture), limits, workshop);
    if (auto* failure = std::get_if<ReadFailure>(&recognised)) {
      return std::move(*failure);
    }
    auto& found = std::get<std::vector<PrintedPage>>(recognised);
    if (!found.empty()) {
      layer.text.replace(page, std::move(found.front()));
    }
    if (layer.text.size() > limits.max_text) {
      return ReadFailure{FailureReason::bomb, "it holds more than " + std::to_string(limits.max_text >> 20) + " MB of text", "check where it comes from"};
    }
  }
  return std::nullopt;
}

} // namespace

ReadResult pdf_text(std::string_view bytes, const ReadLimits& limits, const Workshop& workshop) {
  if (!confined::has_program("pdftotext")) {
    return missing_program("pdftotext", "poppler-utils", "reads PDF files");
  }
  const WorkFile file(workshop, "document.pdf", bytes);
  if (!file.good()) {
    return file.failure();
  }
  auto layer = read_layer(file.path(), limits);
  if (auto* failure = std::get_if<ReadFailure>(&layer)) {
    return std::move(*failure);
  }
  workshop.alive();
  if (auto failure = recognise_pages(std::get<Layer>(layer), file.path(), limits, workshop)) {
    return *std::move(failure);
  }
  return std::get<Layer>(layer).text.finish();
}

ReadResult image_text(std::string_view bytes, const ReadLimits& limits, const Workshop& workshop) {
  const WorkFile file(workshop, "picture", bytes);
  if (!file.good()) {
    return file.failure();
  }
  auto pages = recognise(file.path(), limits, workshop);
  if (auto* failure = std::get_if<ReadFailure>(&pages)) {
    return std::move(*failure);
  }
  PageText text;
  for (PrintedPage& page : std::get<std::vector<PrintedPage>>(pages)) {
    text.add(std::move(page));
  }
  return text.finish();
}

} // namespace danchieu::corpus
