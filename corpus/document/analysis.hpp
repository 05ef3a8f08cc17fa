#pragma once

#include "corpus/document/document.hpp"
#include "corpus/document/known_heading.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The documents in a clean text, in order: a decision and its attached plan are two. A text in which nothing is
/// recognised gives one document that spans it all. Pure and thread-safe; linear in the length of the text.
///   segments → metadata → provisions → citations (found, identified) → relations with evidence → effective date
std::vector<Document> analyse(std::string_view clean_text);

/// The same for a text whose first document a catalogue knows: `known` fills what the text does not say, gives the
/// document its identity, and its title acts on others as a title in the text would.
std::vector<Document> analyse(std::string_view clean_text, const KnownHeading& known);

} // namespace danchieu::corpus
