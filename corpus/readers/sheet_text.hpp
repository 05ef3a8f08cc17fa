#pragma once

#include "corpus/readers/flow_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// A stretch of the text of a cell.
struct CellRun {
  std::string text;
  RunStyle style;
};

/// Puts the text of a spreadsheet together: a row a line with tabs between the cells, but the letterhead above the
/// first row of three cells cell by cell. Sheets are parted by an empty line.
class SheetText {
public:
  explicit SheetText(const ReadLimits& limits) : max_text_(limits.max_text), flow_(limits) {}

  /// The next filled cell of the row; columns from 0, rising.
  void add_cell(std::size_t column, std::vector<CellRun> runs);
  void end_row();
  void end_sheet();

  bool too_long() const { return flow_.too_long(); }

  ReadResult take() { return flow_.take(); }

private:
  struct Cell {
    std::size_t column = 0;
    std::vector<CellRun> runs;
  };

  std::size_t max_text_;
  std::vector<Cell> row_;
  std::size_t row_bytes_ = 0; ///< that row_ holds: thousands of cells may name one long text
  FlowText flow_;
  bool in_head_ = true;
};

} // namespace danchieu::corpus
