#include "normalizer/text/viqr_decoder.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/utf8.hpp"

namespace danchieu::text {

namespace {

/// The vowel with the shape that a mark gives it: "(" breve, "^" circumflex, "+" or "*" horn; 0 where it
/// takes none.
char32_t shaped(char32_t vowel, char mark) {
  switch (mark) {
  case '(':
    return vowel == U'a' ? U'ă' : U'\0';
  case '^':
    return vowel == U'a' ? U'â' : vowel == U'e' ? U'ê' : vowel == U'o' ? U'ô' : U'\0';
  case '+':
  case '*':
    return vowel == U'o' ? U'ơ' : vowel == U'u' ? U'ư' : U'\0';
  default:
    return 0;
  }
}

Tone tone_of(char mark) {
  switch (mark) {
  case '\'':
    return Tone::sac;
  case '`':
    return Tone::huyen;
  case '?':
    return Tone::hoi;
  case '~':
    return Tone::nga;
  case '.':
    return Tone::nang;
  default:
    return Tone::none;
  }
}

} // namespace

DecodedText decode_viqr(std::string_view bytes) {
  DecodedText result;
  const auto add = [&](char32_t c, std::size_t source_length) {
    const std::size_t before = result.text.size();
    append_utf8(result.text, c);
    result.offsets.append(result.text.size() - before, source_length);
  };
  for (std::size_t i = 0; i < bytes.size();) {
    const Decoded d = decode_utf8(bytes, i);
    const char next = i + 1 < bytes.size() ? bytes[i + 1] : '\0';
    const char32_t lower = lower_case(d.code_point);
    const bool upper = lower != d.code_point;
    if (d.code_point == U'\\' && next != '\0' &&
        (tone_of(next) != Tone::none || next == '\\' || next == '(' || next == '^' || next == '+' ||
         next == '*' || next == 'd' || next == 'D')) {
      add(static_cast<unsigned char>(next), 2);
      i += 2;
    } else if (lower == U'd' && (next == 'd' || next == 'D')) {
      add(upper ? U'Đ' : U'đ', 2);
      i += 2;
    } else if (d.code_point < 0x80 && (letter_flags(d.code_point) & Letter::is_vowel) != 0) {
      char32_t vowel = lower;
      std::size_t length = 1;
      if (const char32_t with_shape = shaped(vowel, next); with_shape != 0) {
        vowel = with_shape;
        ++length;
      }
      const Tone tone = i + length < bytes.size() ? tone_of(bytes[i + length]) : Tone::none;
      if (tone != Tone::none) {
        vowel = compose_letter(letter_code(vowel), tone);
        ++length;
      }
      add(upper ? upper_case(vowel) : vowel, length);
      i += length;
    } else {
      add(d.code_point, d.length);
      i += d.length;
    }
  }
  return result;
}

} // namespace danchieu::text
