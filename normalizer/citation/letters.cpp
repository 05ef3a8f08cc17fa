#include "normalizer/citation/letters.hpp"

#include <array>
#include <cstdint>

namespace danchieu::citation {
namespace {

constexpr std::uint8_t upper_bit = 0x80;

/// The code point of the well-formed sequence at `at`, and its length; length 1 and 0xFFFD for broken bytes.
struct Decoded {
  std::uint32_t code_point = 0xFFFD;
  unsigned char length = 1;
};

constexpr Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(at);
  if (lead < 0x80) {
    return {lead, 1};
  }
  if (lead >= 0xC2 && lead < 0xE0 && tail(at + 1)) {
    return {((lead & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU), 2};
  }
  if (lead >= 0xE0 && lead < 0xF0 && tail(at + 1) && tail(at + 2)) {
    return {((lead & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU), 3};
  }
  if (lead >= 0xF0 && lead < 0xF5 && tail(at + 1) && tail(at + 2) && tail(at + 3)) {
    return {0x10000, 4}; // never part of a citation
  }
  return {};
}

struct Table {
  std::array<std::uint8_t, 0x250> low{};   // U+0000 to U+024F
  std::array<std::uint8_t, 0x100> high{};  // U+1E00 to U+1EFF
  std::array<std::uint8_t, 0x250> low_marks{};  // tone and, from bit 3, shape
  std::array<std::uint8_t, 0x100> high_marks{};

  constexpr void set(std::uint32_t code_point, std::uint8_t value, std::uint8_t marks) {
    if (code_point < low.size()) {
      low[code_point] = value;
      low_marks[code_point] = marks;
    } else if (code_point >= 0x1E00 && code_point < 0x1F00) {
      high[code_point - 0x1E00] = value;
      high_marks[code_point - 0x1E00] = marks;
    }
  }

  /// `letters` in the order of the tones: plain, huyền, sắc, hỏi, ngã, nặng; six for each shape from `shape` on.
  constexpr void set_all(std::string_view letters, char base, bool upper) {
    unsigned index = 0;
    for (std::size_t i = 0; i < letters.size(); ++index) {
      const Decoded decoded = decode(letters, i);
      set(decoded.code_point, static_cast<std::uint8_t>(static_cast<std::uint8_t>(base) | (upper ? upper_bit : 0U)),
          static_cast<std::uint8_t>(index % 6 | index / 6 << 3U));
      i += decoded.length;
    }
  }
};

constexpr Table make_table() {
  Table table;
  for (auto& value : table.low) {
    value = static_cast<std::uint8_t>(Letter::other);
  }
  for (auto& value : table.high) {
    value = static_cast<std::uint8_t>(Letter::other);
  }
  for (std::uint8_t c = 0x21; c < 0x7F; ++c) {
    table.low[c] = c;
  }
  for (std::uint8_t c = 'A'; c <= 'Z'; ++c) {
    table.low[c] = static_cast<std::uint8_t>((c + 32) | upper_bit);
  }
  for (const std::uint32_t blank : {0x00U, 0x09U, 0x0AU, 0x0BU, 0x0CU, 0x0DU, 0x20U, 0x85U, 0xA0U}) {
    table.low[blank] = ' ';
  }
  table.low[0xAD] = '-';
  table.low[0x7F] = static_cast<std::uint8_t>(Letter::other);
  table.set_all("aàáảãạăằắẳẵặâầấẩẫậ", 'a', false);
  table.set_all("AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", 'a', true);
  table.set_all("eèéẻẽẹêềếểễệ", 'e', false);
  table.set_all("EÈÉẺẼẸÊỀẾỂỄỆ", 'e', true);
  table.set_all("iìíỉĩị", 'i', false);
  table.set_all("IÌÍỈĨỊ", 'i', true);
  table.set_all("oòóỏõọôồốổỗộơờớởỡợ", 'o', false);
  table.set_all("OÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ", 'o', true);
  table.set_all("uùúủũụưừứửữự", 'u', false);
  table.set_all("UÙÚỦŨỤƯỪỨỬỮỰ", 'u', true);
  table.set_all("yỳýỷỹỵ", 'y', false);
  table.set_all("YỲÝỶỸỴ", 'y', true);
  for (const std::uint32_t d : {0x111U, 0xF0U}) { // đ, and eth where it was left
    table.set(d, 'd', 1U << 3U);
  }
  for (const std::uint32_t d : {0x110U, 0xD0U, 0x189U}) {
    table.set(d, 'd' | upper_bit, 1U << 3U);
  }
  return table;
}

constexpr Table letters = make_table();

} // namespace

Letter letter_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) {
    return {};
  }
  const auto lead = static_cast<unsigned char>(text[position]);
  std::uint8_t value = static_cast<std::uint8_t>(Letter::other);
  std::uint8_t marks = 0;
  unsigned char length = 1;
  if (lead < 0x80) {
    value = letters.low[lead];
  } else {
    const Decoded decoded = decode(text, position);
    length = decoded.length;
    const std::uint32_t c = decoded.code_point;
    if (c < letters.low.size()) {
      value = letters.low[c];
      marks = letters.low_marks[c];
    } else if (c >= 0x1E00 && c < 0x1F00) {
      value = letters.high[c - 0x1E00];
      marks = letters.high_marks[c - 0x1E00];
    } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 || c == 0xFE63 || c == 0xFF0D) {
      value = '-';
    } else if (c == 0x2044 || c == 0x2215 || c == 0xFF0F) {
      value = '/';
    } else if ((c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
               c == 0x3000) {
      value = ' ';
    } else if (c == 0x201C || c == 0x201D) {
      value = '"';
    }
  }
  return {static_cast<char>(value & 0x7FU), length, (value & upper_bit) != 0,
          static_cast<unsigned char>(marks & 7U), static_cast<unsigned char>(marks >> 3U)};
}

std::size_t previous(std::string_view text, std::size_t position) {
  std::size_t at = position - 1;
  for (int back = 0; back < 3 && at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; ++back) {
    --at;
  }
  return at;
}

std::string folded_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Letter letter = letter_at(text, i);
    i += letter.length;
    if (letter.letter() || letter.digit()) {
      key += letter.folded;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  if (!key.empty() && key.back() == ' ') {
    key.pop_back();
  }
  return key;
}

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const Letter letter = letter_at(text, i);
    if (letter.blank()) {
      blank = !out.empty();
    } else {
      if (blank) {
        out += ' ';
        blank = false;
      }
      out.append(text, i, letter.length);
    }
    i += letter.length;
  }
  return out;
}

std::string slugged(std::string_view text) {
  std::string slug = folded_key(text);
  for (char& c : slug) {
    if (c == ' ') {
      c = '-';
    }
  }
  return slug;
}

} // namespace danchieu::citation
