#pragma once

#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/decoder.hpp"

#include <optional>
#include <string_view>

namespace danchieu::text {

/// Bytes of unknown encoding as UTF-8, not repaired yet.
struct Guess {
  DecodedText decoded;
  Encoding encoding = Encoding::utf8;
};

/// UTF-16 by its byte order mark, or by zero bytes that stand at even or at odd places only.
std::optional<Encoding> find_utf16(std::string_view bytes);

/// For bytes that are not well-formed UTF-8: the legacy encoding under which at least 0.8 of at least five
/// words with letters beyond ASCII are syllables; paragraph by paragraph where a file mixes encodings.
/// Without such, UTF-8 with ill-formed bytes if more sequences are good than bad, else Latin-1. Never
/// nothing.
Guess guess_ill_formed(std::string_view bytes);

/// How well-formed UTF-8 with signs of wrong decoding came about.
struct WrongDecoding {
  Encoding encoding = Encoding::utf8_as_windows1252;
  bool by_line = false; ///< only lines with such signs are concerned
};

/// For well-formed UTF-8 with signs of wrong decoding: what was done to it, if its undoing reads as
/// Vietnamese and the text as it stands does not. Legacy bytes that were read as windows-1252 are found as
/// well: the encoding is theirs then. Soft hyphens must still be there.
std::optional<WrongDecoding> find_wrong_decoding(std::string_view utf8);

/// The text without it, not repaired yet.
DecodedText undo(const WrongDecoding& wrong, std::string_view utf8);

} // namespace danchieu::text
