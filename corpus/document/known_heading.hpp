#pragma once

#include "corpus/document/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// What a catalogue beside a file tells of the document in it, for texts that were kept without their heading. Unknown
/// fields are empty. The text itself comes first: what it says of itself is never overwritten.
struct KnownHeading {
  std::string type;   ///< in any case: "Nghị định"
  std::string number; ///< in any spelling: "56/2008/NĐ-CP"
  std::string title;  ///< "Sửa đổi, bổ sung một số điều của Nghị định số …"; may begin with the type
  std::string issuer; ///< "Chính phủ", "Bộ Y tế và Bộ Tài chính"
  std::optional<Date> date{};
};

/// Whether `known` may speak of the document: the text gives no number of its own, or the same one.
bool agrees(const Document& document, const KnownHeading& known);

/// Fills type, number, year, issuer, place, date and title where the text left them empty. Expects `agrees`.
void fill_known(Document& document, const KnownHeading& known);

/// What the document does to others by its title alone, when that title does not stand in its text. The quotes are the
/// title; the spans are empty, because no place of the text says it.
std::vector<Relation> relations_of_title(const Document& document, std::string_view title);

} // namespace danchieu::corpus
