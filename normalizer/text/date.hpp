#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::text {

using Date = std::chrono::year_month_day;

std::string to_iso(Date date);        ///< "2012-07-23"
std::string to_vietnamese(Date date); ///< "23/07/2012"

/// A valid calendar date written "2012-07-23", "23/07/2012", "23.7.2012" or "23-7-2012"; nothing else.
std::optional<Date> parse_date(std::string_view text);

} // namespace danchieu::text
