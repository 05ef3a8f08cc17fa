#include "query/number_words.hpp"

#include "normalizer/citation/document_code.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/syllable.hpp"
#include "query/characters.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t longest_serial = 3; ///< digits behind the letters of a code
constexpr std::size_t longest_code = 40;  ///< bytes of the letters of a number
constexpr std::string_view signs_and_digits = "0123456789/-";

bool is_letter(char folded) { return folded >= 'a' && folded <= 'z'; }

const citation::InstrumentType* abbreviated(std::string_view letters) {
  if (const auto* type = citation::instrument_type_abbreviated(letters)) return type;
  return citation::instrument_type_abbreviated(text::upper(letters));
}

bool known_body(std::string_view letters) {
  return !citation::code_folded(text::fold(citation::without_term(letters))).empty();
}

/// A group of letters in its parts: "ttbtc" → "tt", "btc"; also the bodies of two letters that no text glues but people
/// do behind a kind: "nqqh12" → "nq", "qh12".
std::vector<std::string_view> letter_parts(std::string_view group) {
  const auto parts = citation::glued_parts(group);
  if (parts.size() > 1 || known_body(group) || abbreviated(group) != nullptr) return parts;
  std::vector<std::string_view> found;
  for (std::size_t cut = 2; cut + 2 <= group.size(); ++cut) {
    if (abbreviated(group.substr(0, cut)) == nullptr || !known_body(group.substr(cut))) continue;
    if (!found.empty()) return parts; // two ways to read it
    found = {group.substr(0, cut), group.substr(cut)};
  }
  return found.empty() ? parts : found;
}

/// Its parts between signs, and where signs were left out.
std::vector<std::string_view> code_parts(std::string_view letters) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= letters.size();) {
    const std::size_t end = std::min(letters.find_first_of("/-", start), letters.size());
    for (const std::string_view part : letter_parts(letters.substr(start, end - start))) parts.push_back(part);
    start = end + 1;
  }
  return parts;
}

} // namespace

const citation::InstrumentType* type_named(std::string_view text) {
  if (const auto* type = citation::instrument_type_named(text)) return type;
  return abbreviated(text);
}

std::optional<int> plausible_year(std::string_view text) {
  int year = 0;
  if (text.size() != 4 || !all_digits(text)) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year >= 1945 && year <= 2045 ? std::optional(year) : std::nullopt;
}

std::string plain_signs(std::string_view text) {
  struct Sign {
    std::string_view from;
    char to;
  };
  static constexpr Sign signs[] = {{"–", '-'}, {"—", '-'}, {"‐", '-'}, {"‑", '-'}, {"−", '-'}, {"_", '-'}, {"∕", '/'}, {"⁄", '/'}};
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

NumberShape shape_of(std::string_view folded) {
  NumberShape shape;
  bool dashed_years = false;
  std::size_t at = 0;
  while (at < folded.size() && is_digit(folded[at])) ++at;
  const std::size_t digits = at;
  if (digits == 0 || digits > 6) return shape;
  if (at + 1 < folded.size() && folded[at] == '.' && is_digit(folded[at + 1])) { // 66.14/2026/NQ-CP
    std::size_t part = 0;
    for (++at; at < folded.size() && is_digit(folded[at]); ++at) ++part;
    if (part > 3) return shape;
  }
  if (at < folded.size() && is_letter(folded[at])) ++at; // 30c
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
      dashed_years = dash && plausible_year(folded.substr(0, digits)).has_value();
    } else if (is_digit(part.front()) || part.back() == '.' || // "01/2016/NQ.HĐTP" is written so
               !std::ranges::all_of(part, [](char c) { return is_digit(c) || is_letter(c) || c == '&' || c == '.'; })) {
      return shape;
    } else {
      shape.code = true;
    }
    ++part_index;
  }
  shape.valid = !(dashed_years && !shape.code);
  return shape;
}

std::optional<CodeLetters> code_letters(std::string_view word, bool type_said) {
  const std::string plain = plain_signs(word);
  const std::string folded = text::fold(plain);
  if (plain.size() > longest_code || folded.empty() || !is_letter(folded.front()) || !(is_letter(folded.back()) || is_digit(folded.back())))
    return std::nullopt;
  const auto parts = code_parts(plain);
  CodeLetters read;
  bool known = false;
  for (const std::string_view& part : parts) {
    if (part.empty()) return std::nullopt;
    const bool first = &part == &parts.front();
    // "CT" behind a kind is its body, the chairman; a kind may be said again: "Quyết định 15 QĐ-BTC".
    const bool body = !first || (type_said && known_body(part));
    const auto* type = body ? nullptr : abbreviated(part);
    if (type != nullptr && part.size() + parts.size() > 2) { // a single letter says nothing
      read.type = type;
      known = true;
    } else {
      known = known || known_body(part);
      read.bodies.push_back(text::fold(part));
    }
  }
  if (!known) return std::nullopt;
  if (read.type == nullptr && parts.size() == 1 && !type_said && text::is_syllable(plain)) return std::nullopt;
  return read;
}

std::optional<GluedNumber> glued_number(std::string_view word) {
  GluedNumber glued;
  glued.number = plain_signs(word);
  const std::size_t digit = glued.number.find_first_of("0123456789");
  if (digit == std::string::npos) return std::nullopt;
  if (digit > 0) {
    glued.letters.type = type_named(std::string_view(glued.number).substr(0, digit));
    if (glued.letters.type == nullptr) return std::nullopt;
    glued.number.erase(0, digit);
    return shape_of(text::fold(glued.number)).valid ? std::optional(glued) : std::nullopt;
  }
  const std::size_t letters = glued.number.find_first_not_of(signs_and_digits);
  if (letters == std::string::npos || letters == 0 || !is_digit(glued.number[letters - 1])) return std::nullopt;
  auto code = code_letters(std::string_view(glued.number).substr(letters), false);
  // "50tr" is money: without a body only the kinds whose letters mean nothing else.
  if (!code || (code->bodies.empty() && !code->type->act)) return std::nullopt;
  glued.letters = std::move(*code);
  glued.number.resize(letters);
  return shape_of(glued.number).valid ? std::optional(glued) : std::nullopt;
}

bool says_type(std::string_view key) {
  const std::size_t letter = key.find_first_not_of(signs_and_digits);
  if (letter == std::string_view::npos) return false;
  const auto parts = code_parts(key.substr(letter));
  return abbreviated(parts.front()) != nullptr;
}

std::string bare_spelling(std::string_view key, bool with_type) {
  std::string out;
  bool first_letters = true;
  for (const std::string_view part : code_parts(key)) {
    const bool digits = all_digits(part);
    const bool type = !digits && first_letters && !with_type && abbreviated(part) != nullptr;
    if (!digits) first_letters = false;
    if (!type) out += part;
  }
  return out;
}

} // namespace danchieu::query
