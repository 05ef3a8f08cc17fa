#include "normalizer/text/word_key.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/syllable.hpp"
#include "normalizer/text/syllable_form.hpp"
#include "normalizer/text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace danchieu::text {

namespace {

/// Folds a letter that is not one ASCII letter with marks: Latin ligatures with marks keep their base.
void append_folded_other(std::string& out, char32_t c) {
  const char32_t lower = lower_case(c);
  const std::uint8_t flags = letter_flags(lower);
  if ((flags & Letter::is_mark) != 0 && lower >= 0x0300 && lower < 0x0370) return;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString decomposed;
  if ((flags & Letter::is_latin) != 0 &&
      icu::Normalizer2::getNFDInstance(status)->getDecomposition(static_cast<UChar32>(lower), decomposed)) {
    append_utf8(out, static_cast<char32_t>(decomposed.char32At(0)));
    return;
  }
  append_utf8(out, lower);
}

void append_lower(std::string& out, std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const Decoded d = decode_utf8(word, i);
    append_utf8(out, lower_case(d.code_point));
    i += d.length;
  }
}

} // namespace

void append_folded(std::string& out, std::string_view text) {
  const LetterTable& letters = letter_table();
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    i += d.length;
    if (d.code_point < letter_table_size && letters[d.code_point].folded != 0) {
      out.push_back(letters[d.code_point].folded);
    } else {
      append_folded_other(out, d.code_point);
    }
  }
}

void append_word_key(std::string& out, std::string_view word) {
  const LetterTable& letters = letter_table();
  std::array<LetterCode, longest_syllable> codes{};
  SyllableKey key = 0;
  std::size_t count = 0;
  unsigned tone_marks = 0;
  Tone tone = Tone::none;
  for (std::size_t i = 0; i < word.size(); ++count) {
    const Decoded d = decode_utf8(word, i);
    const LetterCode code = d.code_point < letter_table_size ? letters[d.code_point].code : LetterCode{0};
    if (code == 0 || count == longest_syllable) return append_lower(out, word);
    codes[count] = code;
    key = append_letter(key, code);
    if (letters[d.code_point].tone != Tone::none) {
      tone = letters[d.code_point].tone;
      ++tone_marks;
    }
    i += d.length;
  }
  const SyllableForm* form = find_syllable_form(key);
  if (form == nullptr || tone_marks > 1) return append_lower(out, word);
  if (form->i_for_y) codes[count - 1] = letter_code(U'y');
  for (std::size_t i = 0; i < count; ++i) {
    append_utf8(out, compose_letter(codes[i], i == form->old_tone ? tone : Tone::none));
  }
}

std::size_t WordReader::read(std::size_t start) {
  constexpr unsigned word_flags = Letter::is_letter | Letter::is_digit | Letter::is_mark;
  exact_size_ = folded_size_ = count_ = vowels_ = tone_marks_ = 0;
  tone_ = Tone::none;
  simple_ = syllabic_ = true;
  bool after_digit = false;
  std::size_t i = start;
  while (i < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    char32_t c = byte;
    std::size_t length = 1;
    if (byte >= 0x80) {
      const Decoded d = decode_utf8(text_, i);
      c = d.code_point;
      length = d.length;
      if (c >= letter_table_size) {
        if (!is_word_character(c)) break;
        simple_ = false;
        i += length;
        continue;
      }
    }
    const Letter& letter = letters_[c];
    if ((letter.flags & word_flags) == 0) break;
    const bool digit = (letter.flags & Letter::is_digit) != 0;
    if (i > start && digit != after_digit && is_glued(start, i, digit)) break;
    after_digit = digit;
    i += length;
    if (letter.folded == 0 || exact_size_ >= longest_word) simple_ = false;
    if (!simple_) continue;
    const unsigned lower = letter.lower;
    if (lower < 0x80) {
      exact_[exact_size_++] = static_cast<char>(lower);
    } else if (lower < 0x800) {
      exact_[exact_size_++] = static_cast<char>(0xC0 | (lower >> 6));
      exact_[exact_size_++] = static_cast<char>(0x80 | (lower & 0x3F));
    } else {
      exact_[exact_size_++] = static_cast<char>(0xE0 | (lower >> 12));
      exact_[exact_size_++] = static_cast<char>(0x80 | ((lower >> 6) & 0x3F));
      exact_[exact_size_++] = static_cast<char>(0x80 | (lower & 0x3F));
    }
    folded_[folded_size_++] = letter.folded;
    if (letter.code == 0 || count_ == longest_syllable) {
      syllabic_ = false;
      continue;
    }
    if ((letter.flags & Letter::is_vowel) != 0) ++vowels_;
    if (letter.tone != Tone::none) {
      tone_ = letter.tone;
      tone_place_ = count_;
      ++tone_marks_;
    }
    codes_[count_++] = letter.code;
  }
  finish(text_.substr(start, i - start));
  return i;
}

bool WordReader::is_glued(std::size_t start, std::size_t at, bool digit) const {
  std::string_view letters = text_.substr(start, at - start);
  if (!digit) {
    std::size_t end = at;
    std::size_t count = 0;
    while (end < text_.size() && count <= longest_syllable) {
      const Decoded d = decode_utf8(text_, end);
      if ((letter_flags(d.code_point) & (Letter::is_letter | Letter::is_mark)) == 0) break;
      end += d.length;
      ++count;
    }
    letters = text_.substr(at, end - at);
  }
  return letters.size() > 1 &&
         std::any_of(letters.begin(), letters.end(), [](char c) { return (c & 0x80) != 0; }) &&
         is_syllable(letters);
}

void WordReader::finish(std::string_view word) {
  if (!simple_) {
    long_exact_.clear();
    long_folded_.clear();
    append_word_key(long_exact_, word);
    append_folded(long_folded_, long_exact_);
    exact_view_ = long_exact_;
    folded_view_ = long_folded_;
    return;
  }
  if (syllabic_ && count_ > 0) respell();
  exact_view_ = std::string_view(exact_.data(), exact_size_);
  folded_view_ = std::string_view(folded_.data(), folded_size_);
}

void WordReader::respell() {
  static const LetterCode letter_i = letter_code(U'i');
  static const LetterCode letter_y = letter_code(U'y');
  // A tone has no choice of place on a single vowel, and only a last i varies.
  const bool tone_may_move = tone_marks_ == 1 && vowels_ > 1;
  const bool ends_in_i = codes_[count_ - 1] == letter_i;
  if ((!tone_may_move && !ends_in_i) || tone_marks_ > 1) return;
  SyllableKey key = 0;
  for (std::size_t i = 0; i < count_; ++i) key = append_letter(key, codes_[i]);
  const SyllableForm* form = find_syllable_form(key);
  if (form == nullptr || ((tone_marks_ == 0 || tone_place_ == form->old_tone) && !form->i_for_y)) return;
  if (form->i_for_y) {
    codes_[count_ - 1] = letter_y;
    folded_[folded_size_ - 1] = 'y';
  }
  long_exact_.clear();
  for (std::size_t i = 0; i < count_; ++i) {
    append_utf8(long_exact_, compose_letter(codes_[i], i == form->old_tone ? tone_ : Tone::none));
  }
  exact_size_ = long_exact_.copy(exact_.data(), exact_.size());
}

} // namespace danchieu::text
