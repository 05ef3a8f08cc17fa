#include "query/word_finder.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/utf8.hpp"
#include "query/characters.hpp"

#include <algorithm>

namespace danchieu::query {

namespace {

constexpr std::size_t longest = 63; ///< letters; longer words count as so long

bool is_ascii_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

enum class Byte : std::uint8_t { blank, sign, letter, wide };

const std::array<Byte, 256>& byte_kinds() {
  static const auto made = [] {
    std::array<Byte, 256> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const char c = static_cast<char>(i);
      kinds[i] = i >= 0x80 ? Byte::wide : is_blank(c) ? Byte::blank : is_ascii_word(c) ? Byte::letter : Byte::sign;
    }
    return kinds;
  }();
  return made;
}

using FoldedLetters = std::array<std::uint8_t, text::letter_table_size>;

/// Small, without marks, 0 when it is no letter that has such a form; 'i' and 'y' are one, because either may be written
/// at the end of a syllable. A byte each, so that the table stays near while a text is read.
const FoldedLetters& folded_letters() {
  static const FoldedLetters made = [] {
    FoldedLetters letters{};
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const char folded = text::letter_table()[i].folded;
      letters[i] = static_cast<std::uint8_t>(folded == 'y' ? 'i' : folded);
    }
    return letters;
  }();
  return made;
}

/// The letter at `at`, which moves behind it. Those of Vietnamese are read without asking whether they are whole:
/// "Ã" to "ƿ" in two bytes, "Ạ" to "ỹ" in three.
std::size_t wide_letter(const FoldedLetters& folded, std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(text[at + i])); };
  const std::size_t left = text.size() - at;
  std::size_t code_point = text::letter_table_size;
  if (left > 1 && byte(0) >= 0xC3 && byte(0) <= 0xC6) {
    code_point = (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    at += 2;
  } else if (left > 2 && byte(0) == 0xE1 && (byte(1) == 0xBA || byte(1) == 0xBB)) {
    code_point = 0x1000 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    at += 3;
  } else {
    const text::Decoded character = text::decode_utf8(text, at);
    code_point = character.code_point;
    at += character.length;
  }
  return code_point < text::letter_table_size ? folded[code_point] : 0;
}

} // namespace

void WordFinder::want(std::string_view folded, bool beginning) {
  if (folded.empty()) return;
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(folded, [](char c) { return !is_continuation(c); }));
  const std::uint64_t length = std::uint64_t{1} << std::min(letters, longest);
  const char32_t first = text::decode_utf8(folded, 0).code_point;
  const std::size_t letter = first < text::letter_table_size ? folded_letters()[first] : 0;
  lengths_[letter] |= beginning ? ~(length - 1) : length;
  if (std::ranges::any_of(folded, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_ascii_word(c); })) with_signs_[letter] = true;
}

WordFinder::Run WordFinder::next(std::string_view text, std::size_t from) const {
  const FoldedLetters& folded = folded_letters();
  const std::array<Byte, 256>& kinds = byte_kinds();
  for (std::size_t start = from; start < text.size();) {
    std::size_t at = start;
    Byte kind = kinds[static_cast<unsigned char>(text[at])];
    if (kind == Byte::blank) {
      ++start;
      continue;
    }
    bool holds = false;
    bool may_go_on = false;  // a wanted word with signs may have begun
    std::size_t letters = 0; // of the word that is being read
    std::size_t first = 0;
    const auto is_wanted = [&] { return letters > 0 && (lengths_[first] >> std::min(letters, longest) & 1U) != 0; };
    for (; kind != Byte::blank; kind = at < text.size() ? kinds[static_cast<unsigned char>(text[at])] : Byte::blank) {
      if (kind == Byte::sign) {
        ++at;
        holds = holds || is_wanted();
        letters = 0;
        continue;
      }
      std::size_t letter = 0;
      if (kind == Byte::letter) {
        letter = folded[static_cast<unsigned char>(text[at++])];
      } else {
        letter = wide_letter(folded, text, at);
        holds = holds || letter == 0; // signs and letters of other kinds: the caller looks
      }
      if (letters++ == 0) {
        first = letter;
        holds = holds || may_go_on;
        may_go_on = with_signs_[letter];
      }
    }
    if (holds || is_wanted()) return {start, at};
    start = at;
  }
  return {text.size(), text.size()};
}

} // namespace danchieu::query
