#include "normalizer/text/plain_text.hpp"

#include "normalizer/text/character_class.hpp"

#include <array>
#include <cstdint>

// An automaton over bytes whose states are shift amounts: the row of a byte holds for every state, at the bit of
// that number, the next one, so a step is one load that waits for nothing and one shift. What the automaton does not
// know (rare letters, invalid bytes) is left to the callers, which look at characters one by one.

namespace danchieu::text {

namespace {

using Row = std::uint64_t;

/// Six bits each; `stop` is kept once reached.
enum State : unsigned {
  stop = 0,
  between = 6, ///< between two characters
  after_c3 = 12,
  after_c4 = 18,
  after_c5 = 24,
  after_c6 = 30,
  after_e1 = 36,
  after_e1_ba = 42, ///< U+1E80 to U+1EFF, where the letters with two marks stand
  after_e2 = 48,
  after_e2_80 = 54, ///< dashes and quotes
};

bool is_plain(const ClassTable& classes, char32_t c) { return classes[c] == 0; }

/// The next state behind `byte`, which is the last or a later byte of a character of two or three.
State behind(const ClassTable& classes, State state, unsigned byte) {
  const char32_t low = byte & 0x3F;
  const auto ends = [](bool plain) { return plain ? between : stop; };
  switch (state) {
  case after_c3:
    return ends(is_plain(classes, 0xC0 | low));
  case after_c4:
    return ends(is_plain(classes, 0x100 | low));
  case after_c5:
    return ends(is_plain(classes, 0x140 | low));
  case after_c6:
    return ends(is_plain(classes, 0x180 | low));
  case after_e1:
    return byte == 0xBA || byte == 0xBB ? after_e1_ba : stop;
  case after_e1_ba:
    return ends(is_plain(classes, 0x1E80 | low) && is_plain(classes, 0x1EC0 | low));
  case after_e2:
    return byte == 0x80 ? after_e2_80 : stop;
  case after_e2_80:
    return ends(is_plain(classes, 0x2000 | low));
  default:
    return stop;
  }
}

State first_byte(const ClassTable& classes, unsigned byte) {
  switch (byte) {
  case 0xC3:
    return after_c3;
  case 0xC4:
    return after_c4;
  case 0xC5:
    return after_c5;
  case 0xC6:
    return after_c6;
  case 0xE1:
    return after_e1;
  case 0xE2:
    return after_e2;
  default:
    return byte < 0x80 && is_plain(classes, byte) ? between : stop;
  }
}

std::array<Row, 256> make_rows() {
  constexpr std::array later{after_c3, after_c4, after_c5, after_c6, after_e1, after_e1_ba, after_e2, after_e2_80};
  const ClassTable& classes = class_table();
  std::array<Row, 256> rows{};
  for (unsigned byte = 0; byte < rows.size(); ++byte) {
    rows[byte] = Row{first_byte(classes, byte)} << between;
    if ((byte & 0xC0) != 0x80) continue;
    for (const State state : later) rows[byte] |= Row{behind(classes, state, byte)} << state;
  }
  return rows;
}

} // namespace

std::size_t pass_plain(std::string_view utf8, std::size_t from) {
  static const std::array<Row, 256> rows = make_rows();
  const auto* const bytes = reinterpret_cast<const unsigned char*>(utf8.data());
  Row state = between;
  std::size_t at = from;
  while (utf8.size() - at >= plain_block) {
    Row next = state;
    for (std::size_t i = 0; i < plain_block; ++i) next = rows[bytes[at + i]] >> (next & 63U);
    if ((next & 63U) == stop) break;
    state = next;
    at += plain_block;
  }
  if ((state & 63U) != between) { // the block begins inside a character, which may never end
    do --at;
    while (at > from && (bytes[at] & 0xC0U) == 0x80U);
  }
  return at;
}

} // namespace danchieu::text
