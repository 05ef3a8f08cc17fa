#pragma once

#include "corpus/document/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// The number of the document itself, as it stands after "Số:" in a heading. Drafts leave the digits blank.
struct OwnNumber {
  Span span;          ///< from the first digit (or the slash, when blank) to the end of the symbol
  std::string number; ///< canonical: "64/KH-UBND"; empty when the digits are blank
  std::string symbol; ///< "KH-UBND", "QH14"; known even when the digits are blank
  std::optional<int> year;
};

/// Reads at `at`, where blanks, line breaks, dots of a blank form and OCR asterisks may stand before the digits:
///   "64 /KH-UBND" · "*457*/KH-UBND" · "         /QĐ-UBND" · "66.16/2026/NQ-CP" · "18-NQ/TW" · "99/ 1998/TT-BTC"
/// Nothing when no symbol follows.
std::optional<OwnNumber> read_own_number(std::string_view text, std::size_t at, std::size_t end);

} // namespace danchieu::corpus
