#pragma once

#include "corpus/readers/pdf/page.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// A line of a page as far as telling furniture from text needs it.
struct EdgeLine {
  Box box;
  std::string_view text; ///< clean
};

/// Which lines are the visible part of an electronic signature, a block that begins with who signed and ends with when:
///   Ký bởi: CÔNG BÁO NƯỚC … / Cơ quan: VĂN PHÒNG CHÍNH PHỦ / Ngày ký: 2026-04-21 14:20:47 +07:00
std::vector<bool> signature_stamps(const std::vector<EdgeLine>& lines);

/// Which lines of each page are running heads and feet or page numbers: the outermost lines of pages, when they are
/// numbers that count the pages, or return on most pages with other numbers at most. `heights` are those of the pages.
std::vector<std::vector<bool>> running_lines(const std::vector<std::vector<EdgeLine>>& pages, const std::vector<double>& heights);

} // namespace danchieu::corpus
