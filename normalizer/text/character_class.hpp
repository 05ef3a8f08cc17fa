#pragma once

#include <array>
#include <cstdint>

namespace danchieu::text {

/// How the repair of characters treats a code point; bits.
struct CharacterClass {
  enum Bit : std::uint8_t {
    needs_repair = 1,  ///< replaced, dropped, not NFC by itself, or joins the character before
    joins_before = 2,  ///< may combine with what stands before it (marks, Hangul vowels)
    is_look_alike = 4, ///< looks like another letter, or divides words invisibly
    is_suspicious = 8, ///< frequent in wrongly decoded Vietnamese, absent from good Vietnamese
    is_not_nfc = 16,   ///< changes or may change under NFC by itself
  };
};

inline constexpr char32_t class_table_size = 0x3000;
using ClassTable = std::array<std::uint8_t, class_table_size>;

/// Built on first use, then read only.
const ClassTable& class_table();

/// Class of any code point.
std::uint8_t character_class(char32_t c);

/// What stands for a code point in clean text: itself, ' ' for other blanks, '\n' for other line ends, ASCII
/// for full-width forms, or `dropped_character` for what is invisible.
constexpr char32_t dropped_character = 0xFFFFFFFF;
char32_t replacement_of(char32_t c);

/// The Latin letter that a Cyrillic or Greek one looks like, or 0.
char32_t homoglyph_of(char32_t c);

/// Đ or đ for the letters that look like them (Ð Ɖ ð ɖ), or 0.
char32_t d_with_stroke_of(char32_t c);

} // namespace danchieu::text
