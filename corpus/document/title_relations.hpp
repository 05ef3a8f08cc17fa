#pragma once

#include "corpus/document/document.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// What a document does to others by its title alone, when that title does not stand in its text (a catalogue tells it):
/// "Sửa đổi, bổ sung một số điều của Nghị định số …"; the title may begin with the type. Expects type, number, date and
/// identity. The quotes are the title; the spans are empty, because no place of the text says it. Hand the result to
/// find_relations (relation.hpp).
std::vector<Relation> relations_of_title(const Document& document, std::string_view title);

} // namespace danchieu::corpus
