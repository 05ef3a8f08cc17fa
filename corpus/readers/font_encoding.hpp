#pragma once

#include "normalizer/text/clean_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// What the name of a font tells of the text set in it.
struct FontTraits {
  std::optional<text::Encoding> encoding; ///< its letters stand in the places of others; nothing for ordinary fonts
  bool capitals = false;                  ///< it shows small letters as capitals

  bool operator==(const FontTraits&) const = default;
};

/// ".VnTime" → TCVN3; ".VnTimeH", "VnTimeH(Ds)", ".VnTimeH Tur" → TCVN3, capitals; "VNI-Times" → VNI; "Arial" → nothing.
FontTraits font_traits(std::string_view name);

/// Text of such a font as Unicode. `utf8` is what a program wrote down: windows-1252 characters (or U+F020 to U+F0FF)
/// in whose places the font shows its letters. Text that is Unicode already, whatever its font says, stays.
std::string decode_font_text(std::string_view utf8, text::Encoding encoding);

} // namespace danchieu::corpus
