#include "normalizer/text/syllable.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/syllable_form.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace danchieu::text {

bool is_syllable(std::string_view word) {
  const LetterTable& letters = letter_table();
  SyllableKey key = 0;
  std::size_t count = 0;
  std::size_t tone_place = 0;
  Tone tone = Tone::none;
  for (std::size_t i = 0; i < word.size(); ++count) {
    const Decoded d = decode_utf8(word, i);
    if (count == longest_syllable || d.code_point >= letter_table_size) return false;
    const Letter& letter = letters[d.code_point];
    if (letter.code == 0) return false;
    if (letter.tone != Tone::none) {
      if (tone != Tone::none) return false;
      tone = letter.tone;
      tone_place = count;
    }
    key = append_letter(key, letter.code);
    i += d.length;
  }
  const SyllableForm* form = find_syllable_form(key);
  if (form == nullptr) return false;
  if (form->stop && tone != Tone::sac && tone != Tone::nang) return false;
  return tone == Tone::none || tone_place == form->old_tone || tone_place == form->new_tone;
}

SyllableShare syllable_share(std::string_view text, unsigned shortest) {
  SyllableShare result;
  unsigned good = 0;
  std::size_t word_start = 0;
  unsigned letters = 0;
  bool beyond_ascii = false;
  std::array<std::size_t, 8> kinds{};
  const auto count_kind = [&](std::size_t kind) {
    const auto known = kinds.begin() + result.kinds;
    if (result.kinds == kinds.size() || std::find(kinds.begin(), known, kind) != known) return;
    kinds[result.kinds++] = kind;
  };
  const auto end_word = [&](std::size_t end) {
    if (letters >= shortest && letters > 0 && beyond_ascii) {
      ++result.words;
      const std::string_view word = text.substr(word_start, end - word_start);
      if (is_syllable(word)) {
        ++good;
        count_kind(std::hash<std::string_view>()(word));
      }
    }
    letters = 0;
    beyond_ascii = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    const std::uint8_t flags = letter_flags(d.code_point);
    if ((flags & (Letter::is_letter | Letter::is_mark)) != 0) {
      if (letters++ == 0) word_start = i;
      beyond_ascii = beyond_ascii || d.code_point >= 0x80;
    } else {
      end_word(i);
    }
    i += d.length;
  }
  end_word(text.size());
  if (result.words > 0) result.share = static_cast<double>(good) / result.words;
  return result;
}

} // namespace danchieu::text
