#include "normalizer/citation/tables.hpp"

#include "normalizer/text/table.hpp"

#include <algorithm>
#include <cassert>

namespace danchieu::citation {
namespace {

/// Cuts off and gives the text before the first `mark`; all of it when there is none.
std::string_view cut(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

} // namespace

std::vector<std::vector<std::string_view>> table_rows(std::string_view name, [[maybe_unused]] std::size_t columns) {
  std::vector<std::vector<std::string_view>> rows = text::table_rows(embedded_file(name));
  assert(!rows.empty() && rows.front().size() == columns);
  return rows;
}

std::vector<std::string_view> cell_parts(std::string_view cell, char separator) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    if (const std::string_view part = cut(cell, separator); !part.empty()) {
      parts.push_back(part);
    }
  }
  return parts;
}

} // namespace danchieu::citation
