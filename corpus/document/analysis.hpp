#pragma once

#include "corpus/document/document.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The documents in a clean text, in order: a decision and its attached plan are two. A text in which nothing is
/// recognised gives one document that spans it all. Pure and thread-safe; linear in the length of the text.
///   segments → metadata → provisions → citations (found, identified) → relations with evidence → effective date
std::vector<Document> analyse(std::string_view clean_text);

} // namespace danchieu::corpus
