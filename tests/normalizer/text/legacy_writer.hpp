#pragma once

#include "normalizer/text/clean_text.hpp"

#include <string>
#include <string_view>

namespace danchieu::text {

/// Writes clean UTF-8 in a legacy encoding, for round trips. Characters that the encoding lacks become '?';
/// toned capitals that TCVN3 lacks take the byte of their small letter, as its fonts of capitals want it.
std::string write_legacy(Encoding encoding, std::string_view utf8);

} // namespace danchieu::text
