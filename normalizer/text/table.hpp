#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace danchieu::text {

/// Content of a table of this folder ("tcvn3.tsv"), linked into the library; a null view when there is none.
std::string_view embedded_file(std::string_view name) noexcept;

/// Calls `visit(fields)` for every row of a tab-separated table except the heading; missing fields are empty.
template <std::size_t columns, typename Visit>
void for_each_row(std::string_view table, Visit visit) {
  bool heading = true;
  while (!table.empty()) {
    const std::size_t line_end = table.find('\n');
    std::string_view line = table.substr(0, line_end);
    table.remove_prefix(line_end == std::string_view::npos ? table.size() : line_end + 1);
    if (heading || line.empty()) {
      heading = false;
      continue;
    }
    std::array<std::string_view, columns> fields;
    for (std::string_view& field : fields) {
      const std::size_t tab = line.find('\t');
      field = line.substr(0, tab);
      line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    visit(fields);
  }
}

} // namespace danchieu::text
