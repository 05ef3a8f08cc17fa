#pragma once

#include "corpus/document/document.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Reads, clause by clause, what the document does to others. Expects its span, type, number, date, title,
/// provisions and citations (found and identified); `clean_text` is the text that their offsets point into.
///   - sets `relation`, `partial` and `quoted` of each citation (gold/GUIDELINES.md: one verdict a mention);
///   - fills `relations`: one for each document acted upon and each act, with its sentence, in order of the
///   text;
///   - fills `effective`: when the document itself takes effect and ends.
/// A relation exists only where the document itself acts, in an enacting or effect clause (design.md section
/// 5): descriptions, programmes, standing clauses, footnotes and quoted new wording leave their citations as
/// `cites`. Returns how many tokens were looked at, counted again each time: the work done, which grows no
/// faster than the text however it is written. Thread-safe.
/// `by_title` is what a title that stands elsewhere says (title_relations.hpp): told where the text does not say it too,
/// and, when it amends one document, what instructions that name only provisions are about.
std::uint64_t find_relations(Document& document, std::string_view clean_text, const std::vector<Relation>& by_title = {});

} // namespace danchieu::corpus
