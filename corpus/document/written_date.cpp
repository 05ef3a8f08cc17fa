#include "corpus/document/written_date.hpp"

#include "corpus/document/layout_words.hpp"
#include "normalizer/text/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

namespace danchieu::corpus {

std::optional<Date> read_written_date(std::string_view piece, std::optional<int>& year) {
  constexpr std::string_view introduction = "ngày";
  const std::size_t at = piece.find(introduction);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view rest = piece.substr(at + introduction.size());
  const std::string words = plain(rest.substr(0, 80));
  std::string_view left = words;
  if (words.find("tháng") >= 12) { // digits only: day/month/year
    const std::size_t start = std::min(rest.find_first_not_of(" \n\t*"), rest.size());
    const std::size_t end = std::min(rest.find_first_not_of("0123456789/.-", start), rest.size());
    const auto date = text::parse_date(rest.substr(start, end - start));
    if (date) {
      year = static_cast<int>(date->year());
    }
    return date;
  }
  std::array<int, 3> values{}; // day, month, year; 0 where blank
  constexpr std::array<std::string_view, 3> names = {"", "tháng", "năm"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t found = left.find(names[i]);
    if (found == std::string_view::npos) {
      return std::nullopt;
    }
    left.remove_prefix(found + names[i].size());
    left.remove_prefix(std::min(left.find_first_not_of(' '), left.size()));
    const std::size_t digits = std::min(left.find_first_not_of("0123456789"), left.size());
    if (digits <= 4) {
      std::from_chars(left.data(), left.data() + digits, values[i]);
    }
    left.remove_prefix(digits);
  }
  if (values[2] < 1900 || values[2] >= 2100) {
    return std::nullopt;
  }
  year = values[2];
  const Date date{std::chrono::year(values[2]), std::chrono::month(static_cast<unsigned>(values[1])), std::chrono::day(static_cast<unsigned>(values[0]))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace danchieu::corpus
