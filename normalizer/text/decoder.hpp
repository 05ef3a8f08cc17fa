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

/// The bytes that were read as windows-1252 to give this UTF-8 text; nothing if a character has no such byte. A text drawn
/// from a PDF names some glyphs by their look: "Thñ t−íng" has a minus where the byte AD was, the letter "ư" of TCVN3.
/// `offsets` of the result lead from the bytes to the text.
std::optional<DecodedText> to_windows1252(std::string_view utf8);

} // namespace danchieu::text
