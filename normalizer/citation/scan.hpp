#pragma once

#include "normalizer/citation/letters.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace danchieu::citation {

// Small steps over a clean text. A step takes the text and a byte offset and gives the offset behind what it read;
// `npos` where the thing is not there. None looks further than a bounded distance.

inline constexpr std::size_t npos = std::string_view::npos;

/// Whether a byte begins something that is surely no blank.
constexpr bool solid(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte > 0x20 && byte < 0x80) || (byte >= 0xC3 && byte < 0xE2);
}

/// Behind no or one blank where something solid follows, as nearly everywhere; npos for any other gap.
inline std::size_t skip_short_gap(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) {
    return npos;
  }
  if (solid(text[at])) {
    return at;
  }
  return text[at] == ' ' && solid(text[at + 1]) ? at + 1 : npos;
}

std::size_t skip_all_blanks(std::string_view text, std::size_t at);
std::size_t skip_long_gap(std::string_view text, std::size_t at);

/// Behind blanks and line breaks (at most 400 bytes of them, so that a run of blanks is never read twice in full).
inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  const std::size_t end = skip_short_gap(text, at);
  return end != npos ? end : skip_all_blanks(text, at);
}

/// As skip_blanks, and over the furniture between two pages of the gazette: a page number, the seal of its signer and
/// "CÔNG BÁO/Số 278/Ngày 18-05-2026" on lines of their own.
inline std::size_t skip_gap(std::string_view text, std::size_t at) {
  const std::size_t end = skip_short_gap(text, at);
  return end != npos ? end : skip_long_gap(text, at);
}

inline constexpr std::size_t longest_word = 64; ///< bytes; what is longer is read in parts

/// One word (letters only) of a text, folded; words longer than the buffer are cut there but `end` is their end.
struct Word {
  std::array<char, 16> buffer;           ///< the first `size` are set
  std::array<unsigned char, 16> shapes; ///< vowel shape or đ of each letter
  unsigned char size = 0;
  unsigned char tone = 0;
  std::size_t start = 0;
  std::size_t end = 0;
  bool capital = false;   ///< begins with an upper case letter
  bool all_capital = true; ///< has no lower case letter
  bool marked = false;    ///< has a tone, vowel mark or đ

  std::string_view folded() const { return {buffer.data(), size}; }

  /// Whether this is `word`, perhaps with marks left out ("Quyêt", "quyet" for "quyết"), never with other marks.
  bool may_be(const Word& word) const;

  explicit operator bool() const { return size != 0; }
};

/// The word at `at`; empty when there is no letter.
Word word_at(std::string_view text, std::size_t at);

/// Where that word ends.
inline std::size_t word_end(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  for (Letter letter = letter_at(text, at); letter.letter() && at - start <= longest_word; letter = letter_at(text, at)) {
    at += letter.length;
  }
  return at;
}

std::size_t match_all_words(std::string_view text, std::size_t at, std::string_view words);

/// Behind `words` (folded, parted by single blanks) at `at`, whatever their case, marks and line breaks.
inline std::size_t match_words(std::string_view text, std::size_t at, std::string_view words) {
  return letter_at(text, at).folded == words.front() ? match_all_words(text, at, words) : npos;
}

/// Whether a letter or digit stands at `at`.
bool word_character(std::string_view text, std::size_t at);

/// The place of the non-blank character before `at`, at most 40 bytes back; npos when there is none.
std::size_t before_blanks(std::string_view text, std::size_t at);

/// The word that ends before `at` (blanks between are skipped).
Word word_before(std::string_view text, std::size_t at);

} // namespace danchieu::citation
