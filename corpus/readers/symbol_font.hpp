#pragma once

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// A sign chosen from a font by its code ("F0B7", hexadecimal), as UTF-8: for symbol fonts the sign they show where it
/// carries meaning in a text, "" for ornaments; for other fonts the character itself, in its private place where the
/// program put it there (font_encoding.hpp decodes it).
std::string symbol(std::string_view font, std::string_view code);

/// The same for a byte of a symbol font.
std::string symbol(std::string_view font, unsigned char byte);

bool is_symbol_font(std::string_view font);

} // namespace danchieu::corpus
