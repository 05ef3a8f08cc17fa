#pragma once

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// Bytes as text that JSON can hold: each byte becomes the character of its number, U+0000 to U+00FF. Names of files need
/// it, which may be any bytes. ASCII stays as it is.
std::string text_of_bytes(std::string_view bytes);

/// The way back. What text_of_bytes never writes gives bytes all the same, of no meaning.
std::string bytes_of_text(std::string_view text);

} // namespace danchieu::corpus
