#include "normalizer/citation/hierarchy.hpp"

#include "normalizer/citation/tables.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace danchieu::citation {

namespace {

struct Row {
  std::string_view type;
  std::string_view authority; ///< without the '*'
  bool prefix = false;
  bool needs_year = false;
  int rank = administrative_rank;
};

/// "nghi-quyet | hdnd-tinh* | year | 9 | …"
Row read_row(const std::vector<std::string_view>& cells) {
  Row row;
  row.type = cells[0];
  row.prefix = cells[1].ends_with('*');
  row.authority = cells[1].substr(0, cells[1].size() - (row.prefix ? 1 : 0));
  row.needs_year = cells[2] == "year";
  std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), row.rank);
  return row;
}

std::vector<Row> read_table() {
  std::vector<Row> rows;
  for (const auto& cells : table_rows("hierarchy.tsv", 5)) rows.push_back(read_row(cells));
  return rows;
}

const std::vector<Row>& table() {
  static const std::vector<Row> rows = read_table();
  return rows;
}

bool fits(const Row& row, const WorkId& work) {
  if (row.type != work.type()) return false;
  if (row.needs_year && !has_normative_form(work)) return false;
  return row.prefix ? work.authority().starts_with(row.authority) : work.authority() == row.authority;
}

} // namespace

int rank(const WorkId& work) {
  if (is_party(work)) return party_rank;
  const auto row = std::find_if(table().begin(), table().end(), [&](const Row& each) { return fits(each, work); });
  return row == table().end() ? administrative_rank : row->rank;
}

bool has_normative_form(const WorkId& work) {
  return work.series() != "_" && work.number().find("-" + work.series() + "-") != std::string::npos;
}

bool is_party(const WorkId& work) {
  const std::string& authority = work.authority();
  return authority.find("trung-uong-dang") != std::string::npos || authority.find("-uy-tinh") != std::string::npos ||
         authority.starts_with("tinh-uy") || authority.starts_with("thanh-uy") || authority.starts_with("huyen-uy") ||
         authority.starts_with("quan-uy") || authority.starts_with("thi-uy") || authority.starts_with("dang-uy") ||
         authority.starts_with("van-phong-tinh-uy") || authority.starts_with("ban-can-su-dang");
}

} // namespace danchieu::citation
