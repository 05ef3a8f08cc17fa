#pragma once

#include "normalizer/text/decoder.hpp"

namespace danchieu::text {

/// TCVN3 (ABC). Its fonts of capitals (.VnTimeH) show the bytes of small letters as capitals, so that "KÕ
/// HO¹CH" must become "KẾ HOẠCH": a word whose ASCII letters are capitals is raised, and so is a short word
/// beside such words. Bytes 01 to 17 and 80 to 9F are capitals of TCVN 5712:1993 VN1 where a syllable of
/// capitals results, otherwise control characters and the punctuation of windows-1252. Words that have lost
/// their ư (byte AD, the soft hyphen) get it back where only one syllable is possible: "níc" → "nước".
DecodedText decode_tcvn3(std::string_view bytes);

} // namespace danchieu::text
