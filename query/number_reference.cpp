#include "query/number_reference.hpp"

#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"
#include "query/characters.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace danchieu::query {

namespace {

constexpr std::size_t longest_serial = 3; ///< digits behind the letters of a code
constexpr std::size_t longest_type = 6; ///< words: "thông tư liên tịch" has four

std::optional<int> plausible_year(std::string_view text) {
  int year = 0;
  if (text.size() != 4 || !all_digits(text)) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year >= 1945 && year <= 2045 ? std::optional(year) : std::nullopt;
}

/// The number that a text begins with.
int number_value(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// One sign for each kind of dash and slash, and no asterisks of OCR.
std::string plain_signs(std::string_view text) {
  struct Sign {
    std::string_view from;
    char to;
  };
  static constexpr Sign signs[] = {{"–", '-'}, {"—", '-'}, {"‐", '-'}, {"‑", '-'}, {"−", '-'}, {"∕", '/'}, {"⁄", '/'}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto* sign = std::ranges::find_if(signs, [&](const Sign& s) { return text.substr(i).starts_with(s.from); });
    if (sign != std::end(signs)) {
      out += sign->to;
      i += sign->from.size();
    } else {
      if (text[i] != '*') out += text[i];
      ++i;
    }
  }
  return out;
}

/// What a run of characters says as a number: "130", "30c", "130/2005", "130/2005/nđ-cp", "18-nq/tw".
struct Shape {
  bool valid = false;
  bool code = false; ///< has letters after the number
  bool dashed_years = false;
  std::optional<int> year;
};

Shape shape_of(std::string_view folded) {
  Shape shape;
  std::size_t at = 0;
  while (at < folded.size() && is_digit(folded[at])) ++at;
  const std::size_t digits = at;
  if (digits == 0 || digits > 6) return shape;
  if (at + 1 < folded.size() && folded[at] == '.' && is_digit(folded[at + 1])) { // 66.14/2026/NQ-CP
    std::size_t part = 0;
    for (++at; at < folded.size() && is_digit(folded[at]); ++at) ++part;
    if (part > 3) return shape;
  }
  if (at < folded.size() && folded[at] >= 'a' && folded[at] <= 'z') ++at; // 30c
  if (at == folded.size()) {
    shape.valid = true;
    return shape;
  }
  int part_index = 0;
  while (at < folded.size()) {
    if (folded[at] != '/' && folded[at] != '-') return shape;
    const bool dash = folded[at] == '-';
    const std::size_t begin = ++at;
    while (at < folded.size() && folded[at] != '/' && folded[at] != '-') ++at;
    const std::string_view part = folded.substr(begin, at - begin);
    if (part.empty()) return shape;
    if (shape.code && all_digits(part) && part.size() <= longest_serial) {
      // of the letters before it: "102-SL/L-004"
    } else if (all_digits(part)) {
      if (part_index != 0 || !plausible_year(part)) return shape; // a date or a fraction
      shape.year = plausible_year(part);
      shape.dashed_years = dash && plausible_year(folded.substr(0, digits)).has_value();
    } else if (is_digit(part.front()) || part.back() == '.' || // "01/2016/NQ.HĐTP" is written so
               !std::ranges::all_of(part, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '&' || c == '.'; })) {
      return shape;
    } else {
      shape.code = true;
    }
    ++part_index;
  }
  shape.valid = !(shape.dashed_years && !shape.code);
  return shape;
}

bool is_word(std::span<const Lexeme> lexemes, std::size_t i) {
  return i < lexemes.size() && lexemes[i].kind == Lexeme::Kind::word && !lexemes[i].negated;
}

bool is_plain_word(std::span<const Lexeme> lexemes, std::size_t i) {
  return is_word(lexemes, i) && lexemes[i].field.empty();
}

/// Letters that may stand in a number's code when typed with blanks: "nd cp", "qd ubnd".
bool is_code_word(const Lexeme& lexeme) {
  if (lexeme.folded.empty() || lexeme.folded.size() > 16) return false;
  if (lexeme.folded.find_first_of("-/&") != std::string::npos)
    return lexeme.folded.front() >= 'a' && lexeme.folded.front() <= 'z';
  return citation::instrument_type_abbreviated(text::upper(lexeme.text)) != nullptr;
}

/// "năm 2005", "2005", "ngày 17/10/2005", "ngày 17 tháng 10 năm 2005" after a number; gives how many pieces it took.
std::size_t read_date(std::span<const Lexeme> lexemes, std::size_t at, NumberReference& reference) {
  const auto folded = [&](std::size_t i) -> std::string_view {
    return is_word(lexemes, i) ? std::string_view(lexemes[i].folded) : std::string_view();
  };
  if (folded(at) == "nam" && plausible_year(folded(at + 1))) {
    reference.year = plausible_year(folded(at + 1));
    return 2;
  }
  if (!reference.year && plausible_year(folded(at))) {
    reference.year = plausible_year(folded(at));
    return 1;
  }
  const std::size_t day = folded(at) == "ngay" ? 1 : 0;
  if (const auto date = text::parse_date(folded(at + day))) {
    reference.date = date;
    return day + 1;
  }
  if (day == 1 && folded(at + 2) == "thang" && folded(at + 4) == "nam") {
    const std::string written =
        std::string(folded(at + 1)) + "/" + std::string(folded(at + 3)) + "/" + std::string(folded(at + 5));
    if (const auto date = text::parse_date(written)) {
      reference.date = date;
      return 6;
    }
  }
  return 0;
}

std::size_t skip_so(std::span<const Lexeme> lexemes, std::size_t at, bool& said) {
  if (is_plain_word(lexemes, at) && (lexemes[at].folded == "so" || lexemes[at].folded == "no")) {
    said = true;
    return at + 1;
  }
  return at;
}

} // namespace

std::optional<std::string> type_slug(std::string_view text) {
  if (const auto* type = citation::instrument_type_named(text)) return type->slug;
  if (const auto* type = citation::instrument_type_abbreviated(text)) return type->slug;
  if (const auto* type = citation::instrument_type_abbreviated(text::upper(text))) return type->slug;
  return std::nullopt;
}

std::optional<FoundType> type_at(std::span<const Lexeme> lexemes, std::size_t first) {
  if (!is_plain_word(lexemes, first)) return std::nullopt;
  std::size_t words = 1;
  while (words < longest_type && is_plain_word(lexemes, first + words)) ++words;
  for (; words > 0; --words) {
    std::string name;
    for (std::size_t i = first; i < first + words; ++i) name += (i == first ? "" : " ") + lexemes[i].text;
    if (const auto* type = citation::instrument_type_named(name)) return FoundType{type->slug, words};
  }
  if (const auto slug = type_slug(lexemes[first].text)) return FoundType{*slug, 1};
  return std::nullopt;
}

std::optional<FoundNumber> number_at(std::span<const Lexeme> lexemes, std::size_t first, BareNumber bare) {
  if (!is_word(lexemes, first)) return std::nullopt;
  FoundNumber found;
  found.first = first;
  std::size_t at = first;
  bool said_so = false; // a word says that a number follows
  if (const auto type = type_at(lexemes, first)) {
    found.reference.type = type->slug;
    at += type->length;
  }
  at = skip_so(lexemes, at, said_so);
  if (!is_word(lexemes, at)) return std::nullopt;
  if (lexemes[at].field == "so") said_so = true;
  if (!lexemes[at].field.empty() && lexemes[at].field != "so") return std::nullopt;

  std::string number = plain_signs(lexemes[at].text);
  if (number.empty()) return std::nullopt;
  if (!is_digit(number.front())) { // "nđ130", "QĐ673/QĐ-UBND"
    const std::size_t digit = number.find_first_of("0123456789");
    if (digit == number.npos || !found.reference.type.empty()) return std::nullopt;
    const auto slug = type_slug(std::string_view(number).substr(0, digit));
    if (!slug) return std::nullopt;
    found.reference.type = *slug;
    number.erase(0, digit);
  }
  std::size_t last = at + 1;
  // Blanks around the signs: "64 /KH-UBND", "130/2005/ NĐ - CP".
  while (last < at + 8 && is_plain_word(lexemes, last)) {
    const std::string next = plain_signs(lexemes[last].text);
    if (next.empty()) break;
    const bool joined = next.front() == '/' || next.front() == '-' || number.back() == '/' || number.back() == '-';
    if (!joined || !shape_of(text::fold(number + next + (next.back() == '/' || next.back() == '-' ? "x" : ""))).valid) break;
    number += next;
    ++last;
  }
  while (!number.empty() && (number.back() == '/' || number.back() == '-')) number.pop_back();
  Shape shape = shape_of(text::fold(number));
  if (!shape.valid) return std::nullopt;
  found.reference.year = shape.year;

  // Blanks instead of signs: "130 2005 nd cp", "673 qd ubnd", "130/2005 nđ-cp".
  if (!shape.code) {
    std::size_t code = last;
    std::string joined = number;
    if (!shape.year && is_plain_word(lexemes, code) && plausible_year(lexemes[code].folded) &&
        is_plain_word(lexemes, code + 1) && is_code_word(lexemes[code + 1])) {
      joined += "/" + lexemes[code].folded;
      ++code;
    }
    if (is_plain_word(lexemes, code) && is_code_word(lexemes[code])) {
      const bool whole = lexemes[code].folded.find_first_of("-/") != std::string::npos;
      joined += "/" + plain_signs(lexemes[code].text);
      ++code;
      // The body's letters follow the type's: "nd cp"; "qd 673 kon tum" has none.
      if (!whole && is_plain_word(lexemes, code) && lexemes[code].folded.size() <= 8 &&
          lexemes[code].folded == lexemes[code].text && lexemes[code].folded.find_first_of("0123456789") == std::string::npos) {
        joined += "-" + lexemes[code].text;
        ++code;
      } else if (!whole && is_plain_word(lexemes, code) && lexemes[code].text == text::upper(lexemes[code].text) &&
                 !is_digit(lexemes[code].text.front())) {
        joined += "-" + lexemes[code].text;
        ++code;
      }
      const Shape longer = shape_of(text::fold(joined));
      if (longer.valid) {
        number = joined;
        shape = longer;
        found.reference.year = longer.year;
        last = code;
      }
    }
  }
  if (!shape.code) {
    const bool marked = !found.reference.type.empty() || said_so || bare == BareNumber::yes;
    // "kế hoạch 2018" names a year; "kế hoạch số 2018" a number.
    const bool year_alone = !shape.year && plausible_year(number).has_value() && !said_so;
    if (!marked && !shape.year) return std::nullopt;
    if (year_alone) return std::nullopt;
    // Unmarked "8/2024" is a month; "130/2005" can be none.
    if (!marked && number_value(number) <= 12) return std::nullopt;
  }
  last += read_date(lexemes, last, found.reference);
  found.reference.key = citation::number_key(number);
  if (found.reference.key.empty()) return std::nullopt;
  found.last = last;
  for (std::size_t i = first; i < last; ++i)
    found.reference.text += (i == first ? "" : " ") + lexemes[i].text;
  return found;
}

} // namespace danchieu::query
