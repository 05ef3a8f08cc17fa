#include "query/csv.hpp"

namespace danchieu::query {

namespace {

std::string cell(std::string_view text) {
  std::string value{text};
  if (!value.empty() && std::string_view{"=+-@\t\r"}.find(value.front()) != std::string_view::npos) value.insert(0, 1, '\'');
  if (value.find_first_of("\",\r\n") == std::string::npos) return value;
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

} // namespace

std::string csv_row(std::initializer_list<std::string_view> cells) {
  std::string row;
  for (const std::string_view value : cells) row += cell(value) + ',';
  row.pop_back(); // an empty cell has its comma too
  return row + "\r\n";
}

std::string csv_date(const std::optional<text::Date>& date) { return date ? text::to_iso(*date) : std::string{}; }

std::string csv_list(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

} // namespace danchieu::query
