#include "tests/normalizer/text/legacy_writer.hpp"

#include "normalizer/text/code_pages.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/table.hpp"
#include "normalizer/text/utf8.hpp"

#include <gtest/gtest.h>

#include <map>

namespace danchieu::text {
namespace {

using Bytes = std::map<char32_t, std::string>;

std::string bytes_of_hex(std::string_view hex) {
  std::string result;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 3) {
    result.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return result;
}

void add_page(Bytes& bytes, const CodePage& page) {
  for (unsigned byte = 0x80; byte < 256; ++byte)
    bytes.emplace(page[byte], std::string(1, static_cast<char>(byte)));
}

Bytes bytes_of_columns(std::string_view table, std::size_t letter, std::size_t hex, bool small_for_capitals) {
  Bytes bytes;
  for (const auto& row : table_rows(embedded_file(table))) {
    if (row.back() == "vn1" ||
        (small_for_capitals && row[hex] >= "AF" &&
         upper_case(decode_utf8(row[letter], 0).code_point) == decode_utf8(row[letter], 0).code_point)) {
      continue; // positions of TCVN 5712 VN1 that ABC fonts do not have
    }
    bytes.emplace(decode_utf8(row[letter], 0).code_point, bytes_of_hex(row[hex]));
  }
  if (small_for_capitals) {
    for (const auto& [c, b] : Bytes(bytes)) bytes.emplace(upper_case(c), b);
  }
  return bytes;
}

Bytes windows1258_bytes() {
  Bytes bytes;
  add_page(bytes, windows1258_page());
  const std::map<Tone, char> marks{{Tone::huyen, '\xCC'},
                                   {Tone::sac, '\xEC'},
                                   {Tone::hoi, '\xD2'},
                                   {Tone::nga, '\xDE'},
                                   {Tone::nang, '\xF2'}};
  for (char32_t c = 0; c < letter_table_size; ++c) {
    const Letter& letter = letter_table()[c];
    if (letter.code == 0 || letter.tone == Tone::none || bytes.count(c) != 0) continue;
    char32_t base = compose_letter(letter.code, Tone::none);
    if (letter.lower != c) base = upper_case(base);
    const std::string first = base < 0x80 ? std::string(1, static_cast<char>(base)) : bytes.at(base);
    bytes.emplace(c, first + marks.at(letter.tone));
  }
  return bytes;
}

const Bytes& bytes_of(Encoding encoding) {
  static const std::map<Encoding, Bytes> all = [] {
    std::map<Encoding, Bytes> built;
    built[Encoding::tcvn3] = bytes_of_columns("tcvn3.tsv", 1, 0, true);
    built[Encoding::vni] = bytes_of_columns("vni.tsv", 1, 0, false);
    built[Encoding::viscii] = bytes_of_columns("viscii_vps.tsv", 0, 1, false);
    built[Encoding::vps] = bytes_of_columns("viscii_vps.tsv", 0, 2, false);
    built[Encoding::windows1258] = windows1258_bytes();
    return built;
  }();
  return all.at(encoding);
}

std::string read_wrongly(const CodePage& page, std::string_view utf8) {
  std::string result;
  for (const char byte : utf8) append_utf8(result, page[static_cast<unsigned char>(byte)]);
  return result;
}

std::string write_utf16(std::string_view utf8, bool big_endian) {
  std::string result;
  const auto add = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    result.push_back(big_endian ? high : low);
    result.push_back(big_endian ? low : high);
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    i += d.length;
    if (d.code_point < 0x10000) {
      add(d.code_point);
    } else {
      add(0xD800 + ((d.code_point - 0x10000) >> 10));
      add(0xDC00 + ((d.code_point - 0x10000) & 0x3FF));
    }
  }
  return result;
}

} // namespace

std::string write_legacy(Encoding encoding, std::string_view utf8) {
  switch (encoding) {
  case Encoding::utf16le:
    return write_utf16(utf8, false);
  case Encoding::utf16be:
    return write_utf16(utf8, true);
  case Encoding::utf8_as_windows1252:
    return read_wrongly(windows1252_page(), utf8);
  case Encoding::utf8_as_macroman:
    return read_wrongly(macroman_page(), utf8);
  case Encoding::utf8:
  case Encoding::viqr:
  case Encoding::latin1:
    return std::string(utf8);
  default:
    break;
  }
  const Bytes& bytes = bytes_of(encoding);
  std::string result;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    i += d.length;
    if (d.code_point < 0x80) {
      result.push_back(static_cast<char>(d.code_point));
      continue;
    }
    const auto found = bytes.find(d.code_point);
    result += found == bytes.end() ? "?" : found->second;
  }
  return result;
}

namespace {

TEST(LegacyWriter, WritesTheBytesOfTheFonts) {
  EXPECT_EQ(write_legacy(Encoding::tcvn3, "nước Đ"), "n\xAD\xED"
                                                     "c \xA7");
  EXPECT_EQ(write_legacy(Encoding::vni, "ấ"), "a\xE1");
  EXPECT_EQ(write_legacy(Encoding::viscii, "ấ"), "\xA4");
  EXPECT_EQ(write_legacy(Encoding::windows1258, "ị"), "i\xF2");
}

} // namespace
} // namespace danchieu::text
