#include "normalizer/text/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <string_view>

namespace danchieu::text {

namespace {

constexpr std::u32string_view syllable_letters = U"aăâbcdđeêghiklmnoôơpqrstuưvxy";
constexpr std::u32string_view syllable_vowels = U"aăâeêioôơuưy";
constexpr std::size_t letter_codes = 32;
constexpr std::size_t tones = 6;

LetterCode search_code(char32_t lower_letter) {
  const auto at = syllable_letters.find(lower_letter);
  return at == std::u32string_view::npos ? LetterCode{0} : static_cast<LetterCode>(at + 1);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFDInstance(status); // static data of ICU: cannot fail
}

/// Shape marks: circumflex, breve, horn.
bool is_shape(char32_t mark) { return mark == 0x0302 || mark == 0x0306 || mark == 0x031B; }

char32_t with_shape(char32_t base, char32_t shape) {
  constexpr std::u32string_view from = U"aeoaou";
  constexpr std::u32string_view marks = U"\u0302\u0302\u0302\u0306\u031B\u031B";
  constexpr std::u32string_view to = U"âêôăơư";
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == base && marks[i] == shape) return to[i];
  }
  return 0;
}

void describe_syllable_letter(char32_t lower, Letter& letter) {
  icu::UnicodeString decomposed;
  if (!nfd().getDecomposition(static_cast<UChar32>(lower), decomposed)) {
    decomposed = icu::UnicodeString(static_cast<UChar32>(lower));
  }
  char32_t base = decomposed[0];
  Tone tone = Tone::none;
  bool foreign_mark = false;
  for (std::int32_t i = 1; i < decomposed.length(); ++i) {
    const char32_t mark = decomposed[i];
    if (is_shape(mark)) {
      base = with_shape(base, mark);
    } else if (tone_of_mark(mark) != Tone::none && tone == Tone::none) {
      tone = tone_of_mark(mark);
    } else {
      foreign_mark = true;
    }
  }
  const LetterCode code = foreign_mark ? LetterCode{0} : search_code(base);
  const bool vowel = syllable_vowels.find(base) != std::u32string_view::npos;
  if (code == 0 || (tone != Tone::none && !vowel)) return;
  letter.code = code;
  letter.tone = tone;
  if (vowel) letter.flags |= Letter::is_vowel;
  if (lower >= 0x80) letter.flags |= Letter::is_vietnamese;
}

char folded_letter(char32_t lower) {
  if (lower < 0x80) return static_cast<char>(lower);
  // U+0111 has no decomposition; eth and d with tail are what old fonts show in its place.
  if (lower == 0x0111 || lower == 0x00F0 || lower == 0x0256) return 'd';
  icu::UnicodeString decomposed;
  if (!nfd().getDecomposition(static_cast<UChar32>(lower), decomposed)) return 0;
  for (std::int32_t i = 1; i < decomposed.length(); ++i) {
    if (u_charType(decomposed.char32At(i)) != U_NON_SPACING_MARK) return 0;
  }
  return decomposed[0] < 0x80 && u_isalpha(decomposed[0]) ? static_cast<char>(decomposed[0]) : '\0';
}

std::uint8_t icu_flags(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  const auto type = u_charType(u);
  std::uint8_t flags = 0;
  if (u_isalpha(u)) flags |= Letter::is_letter;
  if (type == U_DECIMAL_DIGIT_NUMBER) flags |= Letter::is_digit;
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK)
    flags |= Letter::is_mark;
  if (u_isUUppercase(u)) flags |= Letter::is_upper;
  UErrorCode status = U_ZERO_ERROR;
  if (uscript_getScript(u, &status) == USCRIPT_LATIN) flags |= Letter::is_latin;
  return flags;
}

LetterTable build_letter_table() {
  LetterTable table;
  for (char32_t c = 0; c < letter_table_size; ++c) {
    Letter& letter = table[c];
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    const auto upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
    // A partner outside of the Basic Multilingual Plane's table range would not fit; there is none of two
    // bytes more.
    letter.lower = static_cast<std::uint16_t>(lower);
    letter.upper = static_cast<std::uint16_t>(upper);
    letter.flags = icu_flags(c);
    letter.folded = folded_letter(lower);
    describe_syllable_letter(lower, letter);
  }
  return table;
}

using ComposeTable = std::array<std::array<char32_t, tones>, letter_codes>;

const ComposeTable& compose_table() {
  static const ComposeTable table = [] {
    ComposeTable built{};
    const LetterTable& letters = letter_table();
    for (char32_t c = 0; c < letter_table_size; ++c) {
      const Letter& letter = letters[c];
      if (letter.code != 0 && letter.lower == c)
        built[letter.code][static_cast<std::size_t>(letter.tone)] = c;
    }
    return built;
  }();
  return table;
}

} // namespace

const LetterTable& letter_table() {
  static const LetterTable table = build_letter_table();
  return table;
}

std::uint8_t letter_flags(char32_t c) {
  return c < letter_table_size ? letter_table()[c].flags : icu_flags(c);
}

char32_t lower_case(char32_t c) {
  return c < letter_table_size ? letter_table()[c].lower
                               : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char32_t upper_case(char32_t c) {
  return c < letter_table_size ? letter_table()[c].upper
                               : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

bool is_word_character(char32_t c) {
  return (letter_flags(c) & (Letter::is_letter | Letter::is_digit | Letter::is_mark)) != 0;
}

char32_t compose_letter(LetterCode code, Tone tone) {
  return code < letter_codes ? compose_table()[code][static_cast<std::size_t>(tone)] : 0;
}

LetterCode letter_code(char32_t lower_letter) { return search_code(lower_letter); }

Tone tone_of_mark(char32_t mark) {
  switch (mark) {
  case 0x0300:
    return Tone::huyen;
  case 0x0301:
    return Tone::sac;
  case 0x0303:
    return Tone::nga;
  case 0x0309:
    return Tone::hoi;
  case 0x0323:
    return Tone::nang;
  default:
    return Tone::none;
  }
}

} // namespace danchieu::text
