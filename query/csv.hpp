#pragma once

#include "normalizer/text/date.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// One record of CSV (RFC 4180) with its line end. Cells are quoted where needed; one that a spreadsheet would run as a
/// formula gets an apostrophe.
std::string csv_row(std::initializer_list<std::string_view> cells);

/// What cells are made of: a date as ISO 8601, empty when absent; several values in one cell, parted by "; ".
std::string csv_date(const std::optional<text::Date>& date);
std::string csv_list(const std::vector<std::string>& values);

} // namespace danchieu::query
