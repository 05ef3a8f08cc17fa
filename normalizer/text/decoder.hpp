#pragma once

#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/offset_map.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::text {

/// UTF-8 made from bytes in another encoding, not repaired yet.
struct DecodedText {
  std::string text;
  OffsetMap offsets; ///< to the bytes given
};

/// Decodes bytes; total. What the encoding does not define becomes the windows-1252 character (bytes), or
/// U+FFFD (UTF-16). For Encoding::utf8 the bytes are taken over; for the double encodings `bytes` is UTF-8.
DecodedText decode(Encoding encoding, std::string_view bytes);

struct Windows1252 {
  DecodedText bytes;      ///< `offsets` lead from them to the text
  std::size_t length = 0; ///< of the part of the text that they gave
};

/// The bytes that were read as windows-1252 to give this UTF-8 text, up to the first character that has no such byte. A
/// text drawn from a PDF names some glyphs by their look: "Thñ t−íng" has a minus where the byte AD was, the "ư" of TCVN3.
Windows1252 to_windows1252(std::string_view utf8);

} // namespace danchieu::text
