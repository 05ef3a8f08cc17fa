#include "query/word_finder.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace danchieu::query {

namespace {

constexpr std::size_t longest = 63; ///< letters; longer words count as so long

bool is_ascii_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Small, without marks, 0 when it is no letter that has such a form; 'i' and 'y' are one, because either may be written
/// at the end of a syllable.
std::size_t folded_letter(char32_t letter) {
  if (letter >= text::letter_table_size) return 0;
  const char folded = text::letter_table()[letter].folded;
  return static_cast<std::size_t>(folded == 'y' ? 'i' : folded);
}

} // namespace

void WordFinder::want(std::string_view folded, bool beginning) {
  if (folded.empty()) return;
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(folded, [](char c) { return !is_continuation(c); }));
  const std::uint64_t length = std::uint64_t{1} << std::min(letters, longest);
  lengths_[folded_letter(text::decode_utf8(folded, 0).code_point)] |= beginning ? ~(length - 1) : length;
}

bool WordFinder::may_hold(std::string_view run) const {
  std::size_t letters = 0;
  std::size_t first = 0;
  bool closed = false; // a sign stood behind the word
  for (std::size_t i = 0; i < run.size();) {
    const text::Decoded character = text::decode_utf8(run, i);
    i += character.length;
    const bool plain = character.code_point < 0x80;
    if (plain && !is_ascii_word(static_cast<char>(character.code_point))) {
      closed = letters > 0;
      continue;
    }
    const std::size_t letter = folded_letter(character.code_point);
    if (closed || letter == 0) return true; // several words, signs and letters of other kinds: the caller looks
    if (letters++ == 0) first = letter;
  }
  return letters > 0 && (lengths_[first] >> std::min(letters, longest) & 1U) != 0;
}

} // namespace danchieu::query
