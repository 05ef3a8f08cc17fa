#include "corpus/readers/pdf/ocr.hpp"

#include "corpus/readers/confined/program.hpp"
#include "corpus/readers/foreign.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <utility>
#include <vector>

// Measured (200 dpi, tesseract 5.3 with the small Vietnamese model): 0.6 % of characters wrong on clean print; 150 and
// 300 dpi are no better. More than one thread makes a page ten times slower on a busy machine: OMP_THREAD_LIMIT=1 stands
// in the child's environment.

namespace danchieu::corpus {

namespace {

using confined::Program;
using confined::ProgramCall;
using confined::ProgramEnd;

constexpr std::size_t max_table = std::size_t{16} << 20; ///< bytes; a full page makes 60 kB
constexpr unsigned page_seconds = 25;
constexpr double a3_points = 1191;
constexpr unsigned a3_dots = 3308; ///< at 200 dpi

template <class Number> Number number(std::string_view cell) {
  Number value{};
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

/// One row, cut at its tabs; the last cell keeps what is left.
std::array<std::string_view, 12> cells_of(std::string_view row) {
  std::array<std::string_view, 12> cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t end = i + 1 == cells.size() ? std::string_view::npos : row.find('\t');
    cells.at(i) = row.substr(0, end);
    if (end == std::string_view::npos) {
      break;
    }
    row.remove_prefix(end + 1);
  }
  return cells;
}

Box box_of(const std::array<std::string_view, 12>& cells) {
  Box box;
  box.left = number<int>(cells[6]);
  box.top = number<int>(cells[7]);
  box.right = box.left + std::max(0, number<int>(cells[8]));
  box.bottom = box.top + std::max(0, number<int>(cells[9]));
  return box;
}

ReadFailure failure_of(const ProgramEnd& end, std::string_view program) {
  if (end.signal == SIGXCPU || end.signal == SIGKILL) {
    return {FailureReason::timeout, "recognising one of its pages took longer than " + std::to_string(page_seconds) + " seconds", "scan it again at 200 to 300 dpi"};
  }
  if (end.errors.find("bad_alloc") != std::string::npos || end.errors.find("memory") != std::string::npos) {
    return {FailureReason::memory, "one of its pages is too large to be recognised", "scan it again at 200 to 300 dpi"};
  }
  if (end.signal != 0) {
    return {FailureReason::crashed, std::string(program) + " ended with signal " + std::to_string(end.signal), "scan it again, or give its text"};
  }
  return {FailureReason::corrupt, std::string(program) + " cannot read the picture", "scan it again, or save it as PNG"};
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Tone marks are what recognition gets wrong most. In a date the words between the numbers can be no others:
///   "ngày 21 thắng 12 nắm 2023" → "ngày 21 tháng 12 năm 2023"
void mend_dates(PrintedLine& line) {
  auto& words = line.words;
  for (std::size_t i = 2; i + 1 < words.size(); ++i) {
    if (!is_number(words[i - 1].text) || !is_number(words[i + 1].text) || words[i - 1].text.size() > 2) {
      continue;
    }
    const std::string folded = text::fold(words[i].text);
    const bool day_before = text::fold(words[i - 2].text) == "ngay";
    const bool month_before = text::fold(words[i - 2].text) == "thang";
    if (folded == "thang" && day_before && words[i + 1].text.size() <= 2) {
      words[i].text = "tháng";
    } else if (folded == "nam" && month_before && words[i + 1].text.size() == 4) {
      words[i].text = "năm";
    }
  }
}

} // namespace

std::vector<PrintedPage> read_tesseract_table(std::string_view table) {
  std::vector<PrintedPage> pages;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const auto cells = cells_of(table.substr(0, end));
    table.remove_prefix(std::min(table.size(), end + 1));
    const int level = number<int>(cells[0]);
    if (level == 1) {
      const Box box = box_of(cells);
      pages.push_back({static_cast<unsigned>(pages.size() + 1), box.right, box.bottom, {}});
    } else if (level == 4 && !pages.empty()) {
      pages.back().lines.push_back({box_of(cells), {}});
    } else if (level == 5 && !pages.empty() && !pages.back().lines.empty()) {
      const std::string_view text = cells[11];
      if (text.find_first_not_of(" \r") == std::string_view::npos) {
        continue;
      }
      const double told = std::strtod(std::string(cells[10]).c_str(), nullptr);
      const int confidence = told > 0 ? static_cast<int>(std::min(told, 100.0)) : 0; // also for "nan"
      pages.back().lines.back().words.push_back({box_of(cells), std::string(text), confidence});
    }
  }
  for (PrintedPage& page : pages) {
    for (PrintedLine& line : page.lines) {
      mend_dates(line);
    }
  }
  return pages;
}

std::variant<std::vector<PrintedPage>, ReadFailure> recognise(const std::string& picture, const ReadLimits& /*limits*/, const confined::Workshop& workshop) {
  if (!confined::has_program("tesseract")) {
    return missing_program("tesseract", "tesseract-ocr tesseract-ocr-vie", "recognises the text of scanned pages");
  }
  Program tesseract({{"tesseract", picture, "-", "-l", "vie", "--dpi", "200", "tsv"}, page_seconds, std::size_t{900} << 20});
  bool cut = false;
  const std::string table = tesseract.read_all(max_table, cut);
  const ProgramEnd end = tesseract.end();
  workshop.alive();
  if (!end.good() && end.errors.find("vie.traineddata") != std::string::npos) {
    return missing_program("tesseract's Vietnamese model", "tesseract-ocr-vie", "recognises the text of scanned pages");
  }
  if (cut || !end.good()) {
    return failure_of(end, "tesseract");
  }
  return read_tesseract_table(table);
}

std::variant<std::string, ReadFailure> draw_page(const std::string& pdf, unsigned page, double longer_side, const confined::Workshop& workshop) {
  if (!confined::has_program("pdftoppm")) {
    return missing_program("pdftoppm", "poppler-utils", "draws the pages of scanned PDF files");
  }
  const std::string root = (workshop.folder / "page").string();
  const std::string number = std::to_string(page);
  ProgramCall call{{"pdftoppm", "-gray", "-f", number, "-l", number, "-singlefile"}, page_seconds, std::size_t{700} << 20};
  if (longer_side <= a3_points) {
    call.arguments.insert(call.arguments.end(), {"-r", "200"});
  } else {
    call.arguments.insert(call.arguments.end(), {"-scale-to", std::to_string(a3_dots)});
  }
  call.arguments.insert(call.arguments.end(), {pdf, root});
  Program draw(call);
  bool cut = false;
  draw.read_all(4096, cut);
  const ProgramEnd end = draw.end();
  if (!end.good()) {
    return failure_of(end, "pdftoppm");
  }
  return root + ".pgm";
}

} // namespace danchieu::corpus
