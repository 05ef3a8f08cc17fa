#pragma once

#include "normalizer/text/decoder.hpp"

namespace danchieu::text {

/// VIQR (RFC 1456): marks typed behind the vowel, "Vie^.t Nam dda^'t nu*o*'c"; a backslash keeps the next
/// mark as it is ("co\." → "co."). Bytes beyond ASCII are taken as UTF-8.
DecodedText decode_viqr(std::string_view bytes);

} // namespace danchieu::text
