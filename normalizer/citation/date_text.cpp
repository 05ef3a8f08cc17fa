#include "normalizer/citation/date_text.hpp"

#include "normalizer/citation/scan.hpp"

namespace danchieu::citation {
namespace {

struct Number {
  unsigned value = 0;
  std::size_t end = 0;
  unsigned digits = 0;
};

std::optional<Number> read_number(std::string_view text, std::size_t at, unsigned most) {
  Number number{0, at, 0};
  while (number.end < text.size() && text[number.end] >= '0' && text[number.end] <= '9') {
    if (++number.digits > most) {
      return std::nullopt;
    }
    number.value = number.value * 10 + static_cast<unsigned>(text[number.end] - '0');
    ++number.end;
  }
  return number.digits == 0 ? std::nullopt : std::optional(number);
}

DateText make_date(unsigned day, unsigned month, unsigned year, std::size_t end) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (date.ok() && year >= 1900 && year <= 2100) {
    return {date, end};
  }
  return {std::nullopt, end};
}

/// "/", "-", "." or " tháng ", " năm " between the numbers of a date.
std::size_t skip_between(std::string_view text, std::size_t at, std::string_view word) {
  const std::size_t next = skip_gap(text, at);
  const Letter letter = letter_at(text, next);
  if (letter.folded == '/' || letter.folded == '-' || letter.folded == '.' || letter.folded == ',') {
    const std::size_t behind = skip_blanks(text, next + letter.length);
    // "ngày 05, tháng 5"
    const std::size_t said = match_words(text, behind, word);
    return said == npos ? (letter.folded == ',' ? npos : behind) : skip_gap(text, said);
  }
  std::size_t matched = next; // the word may be glued to the number after it: "tháng11"
  for (const char c : word) {
    const Letter here = letter_at(text, matched);
    if (here.folded != c) {
      return npos;
    }
    matched += here.length;
  }
  return skip_gap(text, matched);
}

} // namespace

std::optional<DateText> read_date(std::string_view text, std::size_t at, bool word_needed) {
  bool word = false;
  for (int times = 0; times < 2; ++times) { // "ngày ngày 08/6/2010" stands in documents
    std::size_t next = at;
    bool here = true;
    for (const char c : std::string_view("ngay")) {
      const Letter letter = letter_at(text, next);
      if (letter.folded != c) {
        here = false;
        break;
      }
      next += letter.length;
    }
    if (!here || letter_at(text, next).letter()) {
      break;
    }
    word = true;
    at = skip_gap(text, next);
  }
  if (!word && word_needed) {
    return std::nullopt;
  }
  const auto day = read_number(text, at, 2);
  if (!day) {
    return std::nullopt;
  }
  const std::size_t before_month = skip_between(text, day->end, "thang");
  const auto month = before_month == npos ? std::nullopt : read_number(text, before_month, 2);
  if (!month) {
    return std::nullopt;
  }
  const std::size_t before_year = skip_between(text, month->end, "nam");
  const auto year = before_year == npos ? std::nullopt : read_number(text, before_year, 6);
  if (!year || (year->digits != 4 && !word)) {
    return std::nullopt;
  }
  if (year->digits != 4) { // "08/6/20210"
    return DateText{std::nullopt, year->end};
  }
  return make_date(day->value, month->value, year->value, year->end);
}

std::optional<YearText> read_year_words(std::string_view text, std::size_t at) {
  const std::size_t behind = match_words(text, at, "nam");
  if (behind == npos) {
    return std::nullopt;
  }
  const auto year = read_number(text, skip_gap(text, behind), 4);
  if (!year || year->digits != 4 || year->value < 1900 || year->value > 2100) {
    return std::nullopt;
  }
  return YearText{static_cast<int>(year->value), year->end};
}

} // namespace danchieu::citation
