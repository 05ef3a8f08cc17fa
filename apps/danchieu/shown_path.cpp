#include "apps/danchieu/shown_path.hpp"

#include <cstddef>

namespace danchieu::apps {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t length = 1; ///< bytes; the character is no UTF-8 when `valid` is false
  bool valid = false;
};

/// The character at the front, by the table of well-formed sequences of RFC 3629.
Character first_character(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
  if (length == 0 || bytes.size() < length) return {};
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0) != 0x80) return {};
    code = (code << 6) | (at(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (overlong || surrogate || code > 0x10FFFF) return {};
  return {code, length, true};
}

bool is_harmful(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200E && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

std::string shown_path(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string shown;
  while (!bytes.empty()) {
    const Character character = first_character(bytes);
    const std::string_view taken = bytes.substr(0, character.length);
    if (character.valid && !is_harmful(character.code)) {
      shown += taken;
    } else {
      for (const char c : taken) {
        const auto byte = static_cast<unsigned char>(c);
        shown += "\\x";
        shown += digits[byte >> 4];
        shown += digits[byte & 15];
      }
    }
    bytes.remove_prefix(character.length);
  }
  return shown;
}

} // namespace danchieu::apps
