#pragma once

#include <string>
#include <string_view>

namespace danchieu::text {

/// Appends the lower-case form of a text without tone and vowel marks, đ as d.
void append_folded(std::string& out, std::string_view text);

/// Appends the key of one word (letters, digits and marks only): lower case; a syllable gets the old style of tone
/// placement ("hoà" → "hòa", also from a wrong place: "qúy" → "quý") and y for an i that varies ("kĩ" → "kỹ").
void append_word_key(std::string& out, std::string_view word);

} // namespace danchieu::text
