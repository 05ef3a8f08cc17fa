#include "normalizer/text/date.hpp"

#include <algorithm>
#include <array>

namespace danchieu::text {

namespace {

/// One to `longest` ASCII digits and nothing else.
std::optional<unsigned> parse_digits(std::string_view text, std::size_t shortest, std::size_t longest) {
  if (text.size() < shortest || text.size() > longest) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width - std::min(width, digits.size()), '0');
  out += digits;
}

} // namespace

std::string to_iso(Date date) {
  const int year = static_cast<int>(date.year());
  std::string result = year < 0 ? "-" : "";
  append_padded(result, static_cast<unsigned>(year < 0 ? -year : year), 4);
  result.push_back('-');
  append_padded(result, static_cast<unsigned>(date.month()), 2);
  result.push_back('-');
  append_padded(result, static_cast<unsigned>(date.day()), 2);
  return result;
}

std::string to_vietnamese(Date date) {
  const std::string iso = to_iso(date);
  const std::size_t month = iso.size() - 5; // "-07-23" ends it
  return iso.substr(month + 3) + '/' + iso.substr(month, 2) + '/' + iso.substr(0, month - 1);
}

std::optional<Date> parse_date(std::string_view text) {
  const std::size_t first = text.find_first_of("-/.");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find(text[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  std::array<std::string_view, 3> parts{text.substr(0, first), text.substr(first + 1, second - first - 1),
                                        text.substr(second + 1)};
  // "2012-07-23" has the year first, two digits for the rest, and the hyphen; "23/7/2012" has the year last.
  const bool year_first = parts[0].size() == 4;
  if (year_first && text[first] != '-') return std::nullopt;
  const std::size_t shortest = year_first ? 2 : 1;
  if (!year_first) std::swap(parts[0], parts[2]);
  const auto year = parse_digits(parts[0], 4, 4);
  const auto month = parse_digits(parts[1], shortest, 2);
  const auto day = parse_digits(parts[2], shortest, 2);
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                  std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return date;
}

} // namespace danchieu::text
