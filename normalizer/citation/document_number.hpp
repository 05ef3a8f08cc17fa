#pragma once

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// What the letters of a number say: "QĐ-UBND" → quyết định, UBND.
struct DocumentCode {
  const InstrumentType* type = nullptr;  ///< null: none said ("25/UBND-KTTH"), an official letter or an old form
  std::vector<const Issuer*> issuers;    ///< several in joint circulars; null entries are unknown bodies
  std::vector<std::string> issuer_codes; ///< as written, with the term of an assembly: "QH13"
};

/// A document number in a text (số, ký hiệu), Decree 30/2020/NĐ-CP article 8 and the older forms.
struct DocumentNumber {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string canonical;   ///< "130/2005/NĐ-CP"
  std::string serial;      ///< "130", "30c", "66.14"
  std::optional<int> year; ///< in the number
  DocumentCode code;
  bool coded = false; ///< has letters after the serial (and year)
};

/// The number at `at`, any dash, slash and blanks in it, broken over lines as documents do:
/// "130 /2005/NĐ–CP", "*457*/KH-UBND", "66.14/2026/NQ-CP", "18-NQ/TW", "40-LCT/HĐNN8", "82/2005-QĐ-UBND".
/// Nothing when no separator with a code or year follows the digits.
std::optional<DocumentNumber> read_document_number(std::string_view text, std::size_t at);

/// Numbers of old or careless writing, only where "số" stands before: "37 TC/TCT", "09 2006/QĐ-UBND".
std::optional<DocumentNumber> read_loose_number(std::string_view text, std::size_t at);

/// The digits alone ("nghị định 73", "Nghị quyết 30c"), as a number without code.
std::optional<DocumentNumber> read_bare_serial(std::string_view text, std::size_t at);

/// Letters whose hyphens were lost, as a line break or a scanner eats them: "TTBYT" → "TT", "BYT"; "TTLTBTCBTP" → "TTLT",
/// "BTC", "BTP". One part where there is nothing to divide, or more than one way to do it. Any case.
std::vector<std::string_view> glued_parts(std::string_view letters);

/// Reads the letters of a canonical number (or of any part of it after the serial and year).
DocumentCode read_code(std::string_view letters);

/// The letters of a canonical number: "130/2005/NĐ-CP" → "NĐ-CP".
std::string_view code_of(std::string_view canonical);

} // namespace danchieu::citation
