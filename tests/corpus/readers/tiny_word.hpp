#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace danchieu::tests {

/// What a tiny Word file of 1997 says: letters of one byte in its text, then some of two bytes, then a running head.
struct TinyWord {
  std::string narrow;
  std::u16string wide;
  std::string running_head;
};

inline void put(std::string& bytes, std::size_t at, std::size_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i));
}

inline void put_entry(std::string& file, std::size_t at, std::string_view name, std::size_t start, std::size_t size) {
  for (std::size_t i = 0; i < name.size(); ++i) put(file, at + 2 * i, static_cast<unsigned char>(name[i]), 2);
  put(file, at + 64, 2 * name.size() + 2, 2);
  put(file, at + 66, name == "Root Entry" ? 5 : 2, 1);
  put(file, at + 116, start, 4);
  put(file, at + 120, size, 4);
}

/// [MS-CFB] and [MS-DOC], as little of them as has a text. Sectors of 512 bytes: 0 allocation table, 1 directory, 2 small
/// allocation table, 3 small sectors (the piece table), 4 to 12 the stream WordDocument.
inline std::string tiny_word(const TinyWord& say) {
  constexpr std::size_t sector = 512;
  constexpr std::size_t narrow_at = 0x600;
  constexpr std::size_t wide_at = 0x900;
  constexpr std::size_t head_at = 0xC00;
  const auto place = [](std::size_t number) { return (number + 1) * sector; };
  std::string pieces("\x02", 1);
  pieces.resize(5 + 4 * 4 + 3 * 8);
  put(pieces, 1, pieces.size() - 5, 4);
  const std::array<std::size_t, 4> starts = {0, say.narrow.size(), say.narrow.size() + say.wide.size(), say.narrow.size() + say.wide.size() + say.running_head.size()};
  for (std::size_t i = 0; i < starts.size(); ++i) put(pieces, 5 + 4 * i, starts[i], 4);
  constexpr std::size_t compressed = 0x40000000;
  put(pieces, 5 + 16 + 2, (narrow_at * 2) | compressed, 4);
  put(pieces, 5 + 16 + 10, wide_at, 4);
  put(pieces, 5 + 16 + 18, (head_at * 2) | compressed, 4);

  std::string file(place(13), '\0');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(file, 30, 9, 2);
  put(file, 32, 6, 2);
  put(file, 44, 1, 4);    // sectors of the allocation table
  put(file, 48, 1, 4);    // directory
  put(file, 56, 4096, 4); // limit of small streams
  put(file, 60, 2, 4);    // small allocation table
  put(file, 68, 0xFFFFFFFE, 4);
  for (std::size_t i = 1; i < 109; ++i) put(file, 76 + 4 * i, 0xFFFFFFFF, 4);
  for (std::size_t i = 0; i < sector / 4; ++i) put(file, place(0) + 4 * i, i > 12 ? 0xFFFFFFFF : i >= 4 && i < 12 ? i + 1 : 0xFFFFFFFE, 4);
  put_entry(file, place(1), "Root Entry", 3, sector);
  put_entry(file, place(1) + 128, "WordDocument", 4, 9 * sector);
  put_entry(file, place(1) + 256, "1Table", 0, pieces.size());
  for (std::size_t i = 0; i < sector / 4; ++i) put(file, place(2) + 4 * i, 0xFFFFFFFE, 4);
  file.replace(place(3), pieces.size(), pieces);
  const std::size_t head = place(4);
  put(file, head, 0xA5EC, 2);
  put(file, head + 2, 0xC1, 2);
  put(file, head + 0x0A, 0x0200, 2);
  put(file, head + 0x4C, say.narrow.size() + say.wide.size(), 4);
  put(file, head + 0x54, say.running_head.size(), 4);
  put(file, head + 0x01A2, 0, 4);
  put(file, head + 0x01A6, pieces.size(), 4);
  file.replace(head + narrow_at, say.narrow.size(), say.narrow);
  for (std::size_t i = 0; i < say.wide.size(); ++i) put(file, head + wide_at + 2 * i, say.wide[i], 2);
  file.replace(head + head_at, say.running_head.size(), say.running_head);
  return file;
}

} // namespace danchieu::tests
