#include "normalizer/citation/letters.hpp"

namespace danchieu::citation {
namespace {

/// A code point and the length of its sequence; length 1 and U+FFFD for broken bytes.
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

constexpr std::uint32_t first_high = 0x1E00; // Latin Extended Additional, where most Vietnamese letters stand

struct Table {
  std::array<Letter, 0x250> low{};  // U+0000 to U+024F
  std::array<Letter, 0x100> high{}; // U+1E00 to U+1EFF

  constexpr void set(std::uint32_t code_point, Letter letter) {
    if (code_point < low.size()) {
      letter.length = code_point < 0x80 ? 1 : 2;
      low[code_point] = letter;
    } else {
      letter.length = 3;
      high[code_point - first_high] = letter;
    }
  }

  /// `letters` in the order of the tones: plain, huyền, sắc, hỏi, ngã, nặng; six for each shape.
  constexpr void set_all(std::string_view letters, char base, bool upper) {
    unsigned index = 0;
    for (std::size_t i = 0; i < letters.size(); ++index) {
      const Decoded decoded = decode(letters, i);
      set(decoded.code_point, {base, 1, upper, static_cast<unsigned char>(index % 6), static_cast<unsigned char>(index / 6)});
      i += decoded.length;
    }
  }
};

constexpr Table make_table() {
  Table table;
  for (std::uint32_t c = 0; c < table.low.size(); ++c) {
    table.set(c, {Letter::other});
  }
  for (std::uint32_t c = first_high; c < first_high + table.high.size(); ++c) {
    table.set(c, {Letter::other});
  }
  for (std::uint32_t c = 0x21; c < 0x7F; ++c) {
    table.set(c, {static_cast<char>(c)});
  }
  for (std::uint32_t c = 'A'; c <= 'Z'; ++c) {
    table.set(c, {static_cast<char>(c + 32), 1, true});
  }
  for (const std::uint32_t blank : {0x00U, 0x09U, 0x0AU, 0x0BU, 0x0CU, 0x0DU, 0x20U, 0x85U, 0xA0U}) {
    table.set(blank, {' '});
  }
  table.set(0xAD, {'-'});
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
    table.set(d, {'d', 2, false, 0, 1});
  }
  for (const std::uint32_t d : {0x110U, 0xD0U, 0x189U}) {
    table.set(d, {'d', 2, true, 0, 1});
  }
  return table;
}

constexpr Table table = make_table();

constexpr std::array<Letter, 128> make_ascii() {
  std::array<Letter, 128> letters{};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    letters[i] = table.low[i];
  }
  return letters;
}

constexpr std::array<Letter, 256> make_low() {
  std::array<Letter, 256> letters{};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    letters[i] = table.low[0xC0 + i];
  }
  return letters;
}

} // namespace

constinit const std::array<Letter, 256> low_letters = make_low();
constinit const std::array<Letter, 256> high_letters = table.high;
constinit const std::array<Letter, 128> ascii_letters = make_ascii();

Letter wide_letter_at(std::string_view text, std::size_t position) {
  const Decoded decoded = decode(text, position);
  const std::uint32_t c = decoded.code_point;
  if (c >= first_high && c < first_high + table.high.size()) {
    return table.high[c - first_high];
  }
  if (c < table.low.size()) {
    return table.low[c];
  }
  char folded = Letter::other;
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 || c == 0xFE63 || c == 0xFF0D) {
    folded = '-';
  } else if (c == 0x2044 || c == 0x2215 || c == 0xFF0F) {
    folded = '/';
  } else if ((c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000) {
    folded = ' ';
  } else if (c == 0x201C || c == 0x201D) {
    folded = '"';
  }
  return {folded, decoded.length};
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
