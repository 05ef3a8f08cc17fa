#include "corpus/compact_date.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace danchieu::corpus {

using text::Date;

std::string compact_date(Date date) {
  std::string iso = text::to_iso(date);
  std::erase(iso, '-');
  return iso;
}

std::string compact_date(const std::optional<Date>& date) { return date ? compact_date(*date) : std::string(); }

std::uint32_t day_number(Date date) {
  return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 10000 + static_cast<unsigned>(date.month()) * 100 +
         static_cast<unsigned>(date.day());
}

std::uint32_t day_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return text.size() == 8 && error == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::optional<Date> parse_compact_date(std::string_view text) {
  const std::uint32_t number = day_number(text);
  const Date date{std::chrono::year(static_cast<int>(number / 10000)), std::chrono::month(number / 100 % 100), std::chrono::day(number % 100)};
  return number != 0 && date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace danchieu::corpus
