#include "normalizer/text/word_key.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/syllable_form.hpp"
#include "normalizer/text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

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

} // namespace danchieu::text
