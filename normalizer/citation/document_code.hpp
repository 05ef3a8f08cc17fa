#pragma once

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"

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

/// Reads the letters of a canonical number (or of any part of it after the serial and year). `said`: the type that words beside
/// them say, perhaps null; that of a joint document has them name several bodies: "TTLT 14/2008/BTC-TNMT".
DocumentCode read_code(std::string_view letters, const InstrumentType* said = nullptr);

/// Whether a single body's letters lack the B of a ministry, "TNMT" for BTNMT, and may be those of a province's department: not in
/// circulars, which only ministries issue.
bool may_be_department(const DocumentCode& code, const InstrumentType* type);

/// The letters of a canonical number: "130/2005/NĐ-CP" → "NĐ-CP".
std::string_view code_of(std::string_view canonical);

/// Letters whose hyphens were lost, as a line break or a scanner eats them: "TTBYT" → "TT", "BYT"; "TTLTBTCBTP" → "TTLT",
/// "BTC", "BTP". One part where there is nothing to divide, or more than one way to do it. Any case.
std::vector<std::string_view> glued_parts(std::string_view letters);

/// A body's letters without the term that digits at their end tell: "QH13" → "QH".
std::string_view without_term(std::string_view group);

} // namespace danchieu::citation
