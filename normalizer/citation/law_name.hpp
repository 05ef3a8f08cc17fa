#pragma once

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/text/date.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// A law known by its name, a row of named_laws.tsv.
struct NamedLaw {
  std::string name;                ///< "Luật Đất đai"
  std::string number;              ///< "31/2024/QH15"; empty when it had none or it is not known here
  std::optional<text::Date> date;  ///< of adoption
};

/// Every version of the law with this name ("luật đất đai", "Luật NSNN"), any spelling; empty when unknown.
std::vector<const NamedLaw*> laws_named(std::string_view name);

/// The law numbered `key` (number_key: "100-2015-qh13" → Bộ luật Hình sự); null when the table does not know it.
const NamedLaw* law_numbered(std::string_view key);

/// The first law adopted under the same name after the law numbered `key` (number_key: "45-2013-qh13" → 31/2024/QH15);
/// null when the table knows neither. Laws that amend are never meant: they share names and stand beside each other.
const NamedLaw* next_of_same_name(std::string_view key);

/// The last day on which the law can have been adopted: its date, else the end of the year in its number.
std::optional<text::Date> adopted_by(const NamedLaw& law);

/// The end of a law's name whose type word ("Luật", "Bộ luật", "Pháp lệnh") ends before `at`:
/// first a name of the table ("Luật Phòng, chống tham nhũng"), else capitalised words up to what cannot stand in
/// a name. `at` when there is no name.
std::size_t law_name_end(std::string_view text, std::size_t at, const InstrumentType& type);

/// The end of a name in small letters that no table holds, made sure by the day, year or act of adoption behind it: "Luật
/// thuế lợi tức ngày 30/6/1990", "Pháp lệnh kế toán và thống kê được công bố …". `at` when there is none.
std::size_t dated_name_end(std::string_view text, std::size_t at);

/// As above, of a law that amends laws of a kind: "Luật sửa đổi, bổ sung một số điều của các luật về thuế ngày 26/11/2014".
std::size_t dated_amending_name_end(std::string_view text, std::size_t at);

} // namespace danchieu::citation
