#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace danchieu::citation {

/// One character of a clean text as the citation grammar sees it: Vietnamese letters lose case and marks (đ is d),
/// every dash is '-', every slash is '/', every blank or line break is ' '; other ASCII stays; the rest is `other`.
struct alignas(8) Letter {
  static constexpr char other = '\x01';

  char folded = 0;         ///< 0 at the end of the text
  unsigned char length = 0; ///< bytes
  bool upper = false;      ///< an upper case letter
  unsigned char tone = 0;  ///< 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng
  unsigned char shape = 0; ///< 0 plain, 1 ă ê ô đ ư, 2 â ơ

  constexpr bool letter() const { return folded >= 'a' && folded <= 'z'; }

  constexpr bool digit() const { return folded >= '0' && folded <= '9'; }

  constexpr bool blank() const { return folded == ' '; }
};

extern const std::array<Letter, 128> ascii_letters;
extern const std::array<Letter, 256> low_letters;  ///< U+00C0 to U+01BF
extern const std::array<Letter, 256> high_letters; ///< U+1E00 to U+1EFF

/// The character at `position`, whatever it is.
Letter wide_letter_at(std::string_view text, std::size_t position);

/// The character at `position`; any bytes are accepted, a broken sequence is `other` of one byte.
inline Letter letter_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) {
    return {};
  }
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead < 0x80) {
    return ascii_letters[lead];
  }
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const unsigned second = byte(position + 1);
  if (lead == 0xE1 && second >= 0xB8 && second <= 0xBB) {
    const unsigned third = byte(position + 2);
    if ((third & 0xC0U) == 0x80U) {
      return high_letters[(second & 3U) << 6U | (third & 0x3FU)];
    }
  } else if (lead >= 0xC3 && lead <= 0xC6 && (second & 0xC0U) == 0x80U) {
    return low_letters[(lead - 0xC3U) << 6U | (second & 0x3FU)];
  }
  return wide_letter_at(text, position);
}

/// The start of the character before `position` (which must not be 0).
std::size_t previous(std::string_view text, std::size_t position);

/// Letters, digits and single blanks only, folded: "Uỷ ban nhân dân, " → "uy ban nhan dan". For look-up keys.
std::string folded_key(std::string_view text);

/// The bytes of `text` with runs of blanks and line breaks as single blanks.
std::string squeezed(std::string_view text);

/// Lower case ASCII words joined by '-' (design.md section 3).
std::string slugged(std::string_view text);

} // namespace danchieu::citation
