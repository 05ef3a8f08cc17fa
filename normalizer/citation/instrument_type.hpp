#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// A kind of document (loại văn bản), a row of instrument_types.tsv.
struct InstrumentType {
  std::string name;                       ///< full Vietnamese name, lower case: "nghị định"
  std::string slug;                       ///< "nghi-dinh"
  std::vector<std::string> abbreviations; ///< as they stand in numbers or before them, official one first: "NĐ", "ND"
  bool act = false;                       ///< `act` (normative types, quyết định, nghị quyết) or `doc` in a WorkId
  bool by_name = false;                   ///< laws, cited by their names: hiến pháp, bộ luật, luật, pháp lệnh
  bool joint = false;                     ///< issued by several bodies together: liên tịch, liên bộ, liên ngành
  int rank = 20;                          ///< place in the hierarchy of norms, 1 highest; 20 administrative, 30 Party
};

std::span<const InstrumentType> instrument_types();

/// By full name in any case, with or without marks ("Nghị định", "nghi dinh"); null when there is none.
const InstrumentType* instrument_type_named(std::string_view name);

/// By the letters in a number ("NĐ", "QĐ", "TTLT"); null when there is none.
const InstrumentType* instrument_type_abbreviated(std::string_view letters);

} // namespace danchieu::citation
