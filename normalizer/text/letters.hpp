#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace danchieu::text {

/// The letters of Vietnamese syllables without tone, in the order of the alphabet; 0 is "not one of them".
/// Five bits each, so that a syllable (at most seven letters) packs into one number.
using LetterCode = std::uint8_t;

enum class Tone : std::uint8_t { none, huyen, sac, hoi, nga, nang };

/// What is known about one code point below U+1F00: all of Latin, Greek, Cyrillic and the Vietnamese letters.
struct Letter {
  enum Flag : std::uint8_t {
    is_letter = 1,
    is_digit = 2,
    is_mark = 4,  ///< combining mark
    is_vowel = 8, ///< Vietnamese vowel, toned or not
    is_upper = 16,
    is_latin = 32,
    is_vietnamese = 64, ///< đ, or a letter with a Vietnamese mark: not in ASCII
  };

  std::uint16_t lower = 0;
  std::uint16_t upper = 0;
  std::uint8_t flags = 0;
  LetterCode code = 0; ///< of the lower-case letter without its tone
  Tone tone = Tone::none;
  char folded = 0; ///< ASCII lower case without marks; 0 where there is none
};

inline constexpr char32_t letter_table_size = 0x1F00;
using LetterTable = std::array<Letter, letter_table_size>;

/// Built on first use from ICU's properties, then read only.
const LetterTable& letter_table();

/// Properties of any code point; beyond the table they come from ICU, slower.
std::uint8_t letter_flags(char32_t c);
char32_t lower_case(char32_t c);
char32_t upper_case(char32_t c);

/// Whether a code point can stand inside a word: letter, digit or mark.
bool is_word_character(char32_t c);

/// Lower-case letter with a code and a tone: (code of "ê", sac) → U+1EBF. Consonants take no tone: 0 then.
char32_t compose_letter(LetterCode code, Tone tone);

/// Code of a lower-case letter without tone; 0 if it has none.
LetterCode letter_code(char32_t lower_letter);

/// The tone of a combining mark U+0300 U+0301 U+0303 U+0309 U+0323; none for every other code point.
Tone tone_of_mark(char32_t mark);

} // namespace danchieu::text
