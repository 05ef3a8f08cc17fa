#pragma once

#include "normalizer/text/offset_map.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace danchieu::text {

/// How the bytes of a Vietnamese text were written.
enum class Encoding {
  utf8,
  utf16le,
  utf16be,
  windows1258,
  tcvn3,
  vni,
  viscii,
  vps,
  viqr,                ///< RFC 1456; only by explicit request
  utf8_as_windows1252, ///< UTF-8 that was read as windows-1252 and written as UTF-8 again
  utf8_as_macroman,    ///< the same through MacRoman
  latin1,              ///< none of the above fits: bytes taken as Latin-1, so that nothing is lost
};

std::string_view name(Encoding encoding); ///< "utf-8", "tcvn3", "vni", …

/// Text ready for analysis: valid UTF-8, NFC, one spelling for look-alike characters.
struct CleanText {
  std::string text;
  OffsetMap offsets; ///< between `text` (derived) and the bytes given (source)
  Encoding encoding = Encoding::utf8;
};

/// Decodes and repairs any bytes; total: never throws on content, and gives "" for "".
/// The encoding is found from marks and the share of valid Vietnamese syllables unless it is given.
/// Repairs: invalid bytes become U+FFFD; NFC with tone marks typed before the vowel mark; Ð Ɖ ð ɖ to Đ đ in
/// Vietnamese words; Cyrillic and Greek homoglyphs inside Latin words; exotic blanks to a plain blank;
/// zero-width characters and soft hyphens dropped; full-width ASCII to ASCII; CR LF to LF. Dashes and quotes
/// keep their form.
CleanText clean(std::string_view bytes, std::optional<Encoding> encoding = std::nullopt);

/// The same repairs for a text that is known to be UTF-8 (a query, a table cell), without offsets.
std::string clean_utf8(std::string_view utf8);

} // namespace danchieu::text
