#pragma once

#include "normalizer/text/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// A day as the store writes it, "20120723": eight digits, which sort as the days do.
std::string compact_date(text::Date date);
std::string compact_date(const std::optional<text::Date>& date); ///< "" when absent

/// The same back; nothing for anything that is no such day.
std::optional<text::Date> parse_compact_date(std::string_view text);

/// The same as a number, 20120723, for comparing many; 0 for a text that is no such day.
std::uint32_t day_number(text::Date date);
std::uint32_t day_number(std::string_view text);

} // namespace danchieu::corpus
