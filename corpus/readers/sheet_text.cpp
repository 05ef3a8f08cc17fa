#include "corpus/readers/sheet_text.hpp"

#include <algorithm>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr std::size_t most_tabs = 8; // between two cells: a far column is a column of its own, no more

} // namespace

void SheetText::add_cell(std::size_t column, std::vector<CellRun> runs) {
  const bool filled = std::any_of(runs.begin(), runs.end(), [](const CellRun& run) { return run.text.find_first_not_of(" \t\r\n") != std::string::npos; });
  if (!filled || too_long()) {
    return;
  }
  for (const CellRun& run : runs) {
    row_bytes_ += sizeof run + run.text.size();
  }
  if (row_bytes_ > max_text_) {
    flow_.give_up();
  } else {
    row_.push_back({column, std::move(runs)});
  }
}

void SheetText::end_row() {
  in_head_ = in_head_ && row_.size() < 3;
  for (std::size_t i = 0; i < row_.size(); ++i) {
    if (i > 0 && !in_head_) {
      const std::size_t gap = row_[i].column > row_[i - 1].column ? row_[i].column - row_[i - 1].column : 1;
      flow_.add(std::string(std::min(gap, most_tabs), '\t'));
    }
    for (CellRun& run : row_[i].runs) {
      if (!in_head_ || run.text.find('\r') != std::string::npos) {
        std::replace(run.text.begin(), run.text.end(), '\r', ' ');
      }
      if (!in_head_) {
        std::replace_if(run.text.begin(), run.text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
      }
      flow_.add(run.text, run.style);
    }
    if (in_head_ || i + 1 == row_.size()) {
      flow_.end_paragraph();
    }
  }
  row_.clear();
  row_bytes_ = 0;
}

void SheetText::end_sheet() {
  end_row();
  flow_.end_paragraph(); // an empty line
  in_head_ = true;
}

} // namespace danchieu::corpus
