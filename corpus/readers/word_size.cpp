#include "corpus/readers/word_size.hpp"

#include "corpus/readers/compound_file.hpp"
#include "corpus/readers/little_endian.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

// [MS-DOC]: the stream WordDocument begins with a head (2.5, the FIB). Its text lies there in pieces, of one byte a
// character or two; which ones is told in the stream 0Table or 1Table (2.8.35, 2.9.38).

namespace danchieu::corpus {

namespace {

constexpr std::size_t word_97 = 0xC1;
constexpr std::size_t is_encrypted = 0x0100;
constexpr std::size_t uses_1_table = 0x0200;

/// Counts characters that are shown. A field: 13 hex, its instruction, 14 hex, its result, 15 hex.
class Counter {
public:
  void add(std::size_t c) {
    if (c == 0x13) {
      fields_.push_back(true);
      ++instructions_;
    } else if (c == 0x14 && !fields_.empty()) {
      end_instruction();
    } else if (c == 0x15 && !fields_.empty()) {
      end_instruction();
      fields_.pop_back();
    } else if (c > 0x20 && c != 0xA0 && instructions_ == 0) {
      ++shown_;
    }
  }

  /// A field does not reach from one part of the document into another.
  void end_part() {
    fields_.clear();
    instructions_ = 0;
  }

  std::size_t shown() const { return shown_; }

private:
  void end_instruction() {
    instructions_ -= fields_.back() ? 1 : 0;
    fields_.back() = false;
  }

  std::vector<bool> fields_; ///< those around the place: whether it is in their instruction
  std::size_t instructions_ = 0; ///< how many of them are
  std::size_t shown_ = 0;
};

/// Where the characters from `start` to `end` of the document stand.
struct Piece {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t offset = 0; ///< in the stream WordDocument
  std::size_t width = 1;  ///< bytes of a character
};

/// Piece table: first changes of format (01 hex, two bytes of length), then 02 hex, four bytes of length, n + 1 positions
/// of four bytes and n descriptors of eight.
std::vector<Piece> pieces_of(std::string_view table) {
  while (table.size() > 3 && table.front() == '\x01') {
    table.remove_prefix(std::min(table.size(), 3 + little_endian(table, 1, 2)));
  }
  std::vector<Piece> pieces;
  if (table.size() < 5 || table.front() != '\x02') {
    return pieces;
  }
  table = table.substr(5, little_endian(table, 1, 4));
  const std::size_t count = table.size() < 4 ? 0 : (table.size() - 4) / 12;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = little_endian(table, 4 * (count + 1) + 8 * i + 2, 4);
    const bool compressed = (place & 0x40000000) != 0;
    const std::size_t offset = place & 0x3FFFFFFF;
    pieces.push_back({little_endian(table, 4 * i, 4), little_endian(table, 4 * (i + 1), 4), compressed ? offset / 2 : offset, compressed ? 1U : 2U});
  }
  return pieces;
}

} // namespace

std::optional<std::size_t> shown_characters(std::string_view doc) {
  const CompoundFile file(doc);
  const std::optional<std::string> text = file.stream("WordDocument");
  if (!text || little_endian(*text, 2, 2) < word_97) {
    return std::nullopt;
  }
  const std::size_t flags = little_endian(*text, 0x0A, 2);
  const std::optional<std::string> table = file.stream((flags & uses_1_table) != 0 ? "1Table" : "0Table");
  const std::size_t start = little_endian(*text, 0x01A2, 4);
  const std::size_t length = little_endian(*text, 0x01A6, 4);
  if (!table || (flags & is_encrypted) != 0 || start > table->size() || length > table->size() - start) {
    return std::nullopt;
  }
  const std::vector<Piece> pieces = pieces_of(std::string_view(*table).substr(start, length));
  if (pieces.empty()) {
    return std::nullopt;
  }
  // Lengths of the parts, one behind the other: text, footnotes, running heads, macros, comments, endnotes, text boxes.
  constexpr std::array<std::size_t, 7> parts = {0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64};
  constexpr std::array<bool, 7> shown = {true, true, false, false, false, true, true};
  Counter counter;
  std::size_t left = text->size(); // no more characters than bytes, whatever the pieces say
  std::size_t from = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const std::size_t to = from + little_endian(*text, parts[part], 4);
    for (const Piece& piece : pieces) {
      const std::size_t first = std::max(piece.start, from);
      const std::size_t last = std::min(piece.end, to);
      for (std::size_t at = first; shown[part] && at < last && left > 0; ++at, --left) {
        counter.add(little_endian(*text, piece.offset + (at - piece.start) * piece.width, piece.width));
      }
    }
    counter.end_part();
    from = to;
  }
  return counter.shown();
}

} // namespace danchieu::corpus
