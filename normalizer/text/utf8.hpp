#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace danchieu::text {

constexpr char32_t replacement_character = 0xFFFD;

/// One code point read from UTF-8: `length` bytes, at least 1. An ill-formed sequence gives U+FFFD with
/// `valid` false and the length of its longest well-formed beginning (Unicode 15, section 3.9, "maximal
/// subpart").
struct Decoded {
  char32_t code_point = replacement_character;
  unsigned length = 1;
  bool valid = false;
};

/// Reads the code point at `offset`, which must be inside `text`.
inline Decoded decode_utf8(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(offset);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const unsigned second = byte(offset + 1);
  if (lead < 0xE0) {
    if ((second & 0xC0) != 0x80) return {};
    return {((lead & 0x1F) << 6) | (second & 0x3F), 2, true};
  }
  // Limits on the second byte keep out overlong forms, surrogates and values past U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return {};
  const unsigned third = byte(offset + 2);
  if ((third & 0xC0) != 0x80) return {replacement_character, 2, false};
  if (lead < 0xF0) return {((lead & 0x0F) << 12) | ((second & 0x3F) << 6) | (third & 0x3F), 3, true};
  const unsigned fourth = byte(offset + 3);
  if ((fourth & 0xC0) != 0x80) return {replacement_character, 3, false};
  return {((lead & 0x07) << 18) | ((second & 0x3F) << 12) | ((third & 0x3F) << 6) | (fourth & 0x3F), 4, true};
}

/// Whether the whole of a text is well-formed UTF-8.
inline bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    if (!decoded.valid) return false;
    at += decoded.length;
  }
  return true;
}

/// Appends a code point; anything that is not a Unicode scalar value becomes U+FFFD.
inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
    append_utf8(out, replacement_character);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

} // namespace danchieu::text
