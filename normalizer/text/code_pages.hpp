#pragma once

#include "normalizer/text/clean_text.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace danchieu::text {

/// Code point of every byte; 0 for bytes that stand for nothing.
using CodePage = std::array<char32_t, 256>;

/// Windows-1252 with the five undefined bytes as C1 controls, as web browsers read it.
const CodePage& windows1252_page();
const CodePage& windows1258_page();
const CodePage& macroman_page();
/// TCVN3 (ABC fonts); bytes 80 to 9F are windows-1252 punctuation.
const CodePage& tcvn3_page();
/// The letters that TCVN 5712:1993 VN1 has in 01 to 17 and 80 to 9F, 0 elsewhere.
const CodePage& tcvn3_capitals();
const CodePage& viscii_page();
const CodePage& vps_page();

/// VNI: the letter made of a base byte and the mark byte behind it, or 0.
char32_t vni_pair(unsigned char base, unsigned char mark);
/// VNI: the letter of a single byte; windows-1252 for all others.
const CodePage& vni_page();

/// The byte of a code page that gives a code point.
std::optional<std::uint8_t> byte_in_windows1252(char32_t c);
std::optional<std::uint8_t> byte_in_macroman(char32_t c);

} // namespace danchieu::text
