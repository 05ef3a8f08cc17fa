#include "normalizer/citation/date_text.hpp"

#include "normalizer/citation/scan.hpp"

namespace danchieu::citation {
namespace {

struct Number {
  unsigned value = 0;
  std::size_t end = 0;
  unsigned digits = 0;
};

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The digit that scanners have taken for a letter: l and I for 1, O for 0.
std::optional<unsigned> misread_digit(char c) {
  return c == 'l' || c == 'I' ? std::optional(1U) : c == 'O' || c == 'o' ? std::optional(0U) : std::nullopt;
}

/// A number of at most `most` digits; misread ones count beside a true one: "0l", "2OO5".
std::optional<Number> read_number(std::string_view text, std::size_t at, unsigned most) {
  Number number{0, at, 0};
  bool sure = false;
  for (; number.end < text.size(); ++number.end) {
    const char c = text[number.end];
    const bool digit = is_digit(c);
    const auto misread = digit ? std::nullopt : misread_digit(c);
    if (!digit && !(misread && (sure || (number.end + 1 < text.size() && is_digit(text[number.end + 1]))))) {
      break;
    }
    if (++number.digits > most) {
      return std::nullopt;
    }
    sure = sure || digit;
    number.value = number.value * 10 + (digit ? static_cast<unsigned>(c - '0') : *misread);
  }
  return sure ? std::optional(number) : std::nullopt;
}

DateText make_date(unsigned day, unsigned month, unsigned year, std::size_t end) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (date.ok() && year >= 1900 && year <= 2100) {
    return {date, end};
  }
  return {std::nullopt, end};
}

/// Behind the letters of `word` at `at`, which may be glued to the number after them: "tháng11"; npos when others stand.
std::size_t skip_letters(std::string_view text, std::size_t at, std::string_view word) {
  for (const char c : word) {
    const Letter letter = letter_at(text, at);
    if (letter.folded != c) {
      return npos;
    }
    at += letter.length;
  }
  return letter_at(text, at).letter() ? npos : at;
}

/// The words between the numbers of a date; in documents "tháng" has also come out as "thỏng", and stands for "năm".
struct Between {
  std::string_view word;
  std::string_view slip;
};
constexpr Between before_month = {"thang", "thong"};
constexpr Between before_year = {"nam", "thang"};

std::size_t skip_word(std::string_view text, std::size_t at, const Between& between) {
  const std::size_t behind = skip_letters(text, at, between.word);
  return behind == npos ? skip_letters(text, at, between.slip) : behind;
}

/// "/", "-", "." or " tháng ", " năm " between the numbers of a date.
std::size_t skip_between(std::string_view text, std::size_t at, const Between& between) {
  const std::size_t next = skip_gap(text, at);
  const Letter letter = letter_at(text, next);
  if (letter.folded == '/' || letter.folded == '-' || letter.folded == '.' || letter.folded == ',') {
    const std::size_t behind = skip_blanks(text, next + letter.length);
    // "ngày 05, tháng 5"
    const std::size_t said = match_words(text, behind, between.word);
    return said == npos ? (letter.folded == ',' ? npos : behind) : skip_gap(text, said);
  }
  const std::size_t said = skip_word(text, next, between);
  return said == npos ? npos : skip_gap(text, said);
}

/// A day or month; its digits may be torn, where the word after them stands: "0 7 tháng 6".
std::optional<Number> read_part(std::string_view text, std::size_t at, const Between& between) {
  auto number = read_number(text, at, 2);
  if (!number || number->digits != 1 || number->end >= text.size() || text[number->end] != ' ') {
    return number;
  }
  const auto rest = read_number(text, number->end + 1, 1);
  if (rest && skip_word(text, skip_gap(text, rest->end), between) != npos) {
    return Number{number->value * 10 + rest->value, rest->end, 2};
  }
  return number;
}

} // namespace

std::optional<DateText> read_date(std::string_view text, std::size_t at, bool word_needed) {
  bool word = false;
  for (int times = 0; times < 2; ++times) { // "ngày ngày 08/6/2010" stands in documents
    const std::size_t behind = skip_letters(text, at, "ngay");
    if (behind == npos) {
      break;
    }
    word = true;
    at = skip_gap(text, behind);
  }
  if (!word && word_needed) {
    return std::nullopt;
  }
  const auto day = read_part(text, at, before_month);
  if (!day) {
    return std::nullopt;
  }
  const std::size_t month_at = skip_between(text, day->end, before_month);
  const auto month = month_at == npos ? std::nullopt : read_part(text, month_at, before_year);
  if (!month) {
    return std::nullopt;
  }
  const std::size_t year_at = skip_between(text, month->end, before_year);
  const auto year = year_at == npos ? std::nullopt : read_number(text, year_at, 6);
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
