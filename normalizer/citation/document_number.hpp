#pragma once

#include "normalizer/citation/document_code.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::citation {

/// A document number in a text (số, ký hiệu), Decree 30/2020/NĐ-CP article 8 and the older forms.
struct DocumentNumber {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string canonical;   ///< "130/2005/NĐ-CP"
  std::string serial;      ///< "130", "30c", "66.14"
  std::optional<int> year; ///< in the number
  bool coded = false;      ///< has letters after the serial (and year)
  std::size_t letters_at = 0; ///< where they begin in `canonical`

  DocumentCode code() const { return coded ? read_code(std::string_view(canonical).substr(letters_at)) : DocumentCode{}; }
};

/// The number at `at`, any dash, slash and blanks in it, broken over lines as documents do:
/// "130 /2005/NĐ–CP", "*457*/KH-UBND", "66.14/2026/NQ-CP", "18-NQ/TW", "40-LCT/HĐNN8", "82/2005-QĐ-UBND".
/// Nothing when no separator with a code or year follows the digits, or a file is named ("09-TT-NHNN.docx").
std::optional<DocumentNumber> read_document_number(std::string_view text, std::size_t at);

/// Numbers of old or careless writing, only where "số" stands before: "37 TC/TCT", "90TC/TCT", "09 2006/QĐ-UBND", and
/// those that a scanner has torn or misread: "15 3/2004/QĐ-TTg", "l30/2OO5/NĐ-CP".
std::optional<DocumentNumber> read_loose_number(std::string_view text, std::size_t at);

/// The digits alone ("nghị định 73", "Nghị quyết 30c"), as a number without code.
std::optional<DocumentNumber> read_bare_serial(std::string_view text, std::size_t at);

} // namespace danchieu::citation
