#pragma once

#include "corpus/readers/pdf/page.hpp"

#include <cstddef>
#include <vector>

namespace danchieu::corpus {

/// A part of a printed line that stands in one column.
struct Piece {
  PrintedLine line;
  std::size_t place = 0;   ///< of the line in the page
  std::size_t columns = 0; ///< that stand beside it
};

/// Of the lines of a page, 1 where there are none.
double usual_height(const std::vector<PrintedLine>& lines);

/// Cuts the lines of a page (none without words) where columns begin. `height` is usual_height().
std::vector<Piece> column_pieces(const std::vector<PrintedLine>& lines, double height);

} // namespace danchieu::corpus
