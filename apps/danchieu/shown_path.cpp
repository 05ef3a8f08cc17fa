#include "apps/danchieu/shown_path.hpp"

#include "normalizer/text/utf8.hpp"

#include <cstddef>

namespace danchieu::apps {
namespace {

bool is_harmful(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200E && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

std::string shown_path(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string shown;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded character = text::decode_utf8(bytes, at);
    const std::string_view taken = bytes.substr(at, character.length);
    if (character.valid && !is_harmful(character.code_point)) {
      shown += taken;
    } else {
      for (const char c : taken) {
        const auto byte = static_cast<unsigned char>(c);
        shown += "\\x";
        shown += digits[byte >> 4];
        shown += digits[byte & 15];
      }
    }
    at += character.length;
  }
  return shown;
}

} // namespace danchieu::apps
