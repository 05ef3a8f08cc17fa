#include "normalizer/text/fold.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/utf8.hpp"
#include "normalizer/text/word_key.hpp"

namespace danchieu::text {

std::string lower(std::string_view text) {
  const LetterTable& letters = letter_table();
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x80) { // two thirds of Vietnamese letters
      result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      ++i;
      continue;
    }
    const Decoded d = decode_utf8(text, i);
    append_utf8(result,
                d.code_point < letter_table_size ? letters[d.code_point].lower : lower_case(d.code_point));
    i += d.length;
  }
  return result;
}

std::string upper(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    append_utf8(result, upper_case(d.code_point));
    i += d.length;
  }
  return result;
}

std::string capitalised(std::string_view text) {
  if (text.empty()) return {};
  const std::size_t first = decode_utf8(text, 0).length;
  return upper(text.substr(0, first)) + std::string{text.substr(first)};
}

std::string fold(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  append_folded(result, text);
  return result;
}

std::string spelling_key(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t word_start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    if (!is_word_character(d.code_point)) {
      append_word_key(result, text.substr(word_start, i - word_start));
      append_utf8(result, d.code_point);
      word_start = i + d.length;
    }
    i += d.length;
  }
  append_word_key(result, text.substr(word_start));
  return result;
}

std::string slug(std::string_view text) {
  const std::string folded = fold(text);
  std::string result;
  bool separator = false;
  for (const char c : folded) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (separator && !result.empty()) result.push_back('-');
      separator = false;
      result.push_back(c);
    } else {
      separator = true;
    }
  }
  return result;
}

std::string squeeze(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      blank = true;
      continue;
    }
    if (blank && !result.empty()) result.push_back(' ');
    blank = false;
    result.push_back(c);
  }
  return result;
}

} // namespace danchieu::text
