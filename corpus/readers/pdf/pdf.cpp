#include "corpus/readers/confined/program.hpp"
#include "corpus/readers/foreign.hpp"
#include "corpus/readers/pdf/bbox_reader.hpp"
#include "corpus/readers/pdf/ocr.hpp"
#include "corpus/readers/pdf/page_text.hpp"
#include "corpus/readers/work_file.hpp"

#include <algorithm>
#include <csignal>
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
constexpr std::size_t max_scanned = 300;  ///< pages; at 3 seconds each a quarter of an hour
constexpr std::size_t max_pages = 20'000;

bool says(const ProgramEnd& end, std::string_view words) { return end.errors.find(words) != std::string::npos; }

/// Why pdftotext gave nothing, or not all.
ReadFailure failure_of(const ProgramEnd& end) {
  if (says(end, "Incorrect password") || says(end, "unsupported version/revision of Standard security handler") || says(end, "security handler")) {
    return {FailureReason::encrypted, "a password is needed to open it", "save it without a password"};
  }
  if (says(end, "Copying of text from this document is not allowed")) {
    return {FailureReason::encrypted, "its author forbids copying its text", "ask for a copy without this restriction"};
  }
  if (end.signal == SIGXCPU || end.signal == SIGKILL) {
    return {FailureReason::timeout, "reading it took longer than 20 seconds", "print it to a new PDF and give that file"};
  }
  if (says(end, "bad_alloc") || says(end, "ut of memory")) {
    return {FailureReason::memory, "reading it takes more memory than one file may have", "print it to a new PDF and give that file"};
  }
  if (end.signal != 0) {
    return {FailureReason::crashed, "pdftotext ended with signal " + std::to_string(end.signal), "print it to a new PDF and give that file"};
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
    return failure_of(end);
  }
  return layer;
}

/// Pages to be recognised: all of a scan; of other files those without a letter that hold a picture.
std::vector<std::size_t> pages_without_text(const PageText& text) {
  const bool scan = text.letters_of_first(scan_pages) < scan_letters;
  std::vector<std::size_t> pages;
  for (std::size_t i = 0; i < text.pages(); ++i) {
    if (text.letters_of_page(i) < (scan ? scan_letters : 1)) {
      pages.push_back(i);
    }
  }
  return pages;
}

std::optional<ReadFailure> recognise_pages(Layer& layer, const std::string& file, const ReadLimits& limits, const Workshop& workshop) {
  const std::vector<std::size_t> pages = pages_without_text(layer.text);
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
    if (!found.empty() && !found.front().lines.empty()) {
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
