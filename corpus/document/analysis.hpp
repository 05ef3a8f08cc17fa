#pragma once

#include "corpus/catalogue.hpp"
#include "corpus/document/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The documents in a clean text, in order: a decision and its attached plan are two. A text in which nothing is
/// recognised gives one document that spans it all. One without any marks ("Can cu Nghi dinh …") is read all the same; titles
/// and quotations stay as it has them. Pure and thread-safe; linear in the length of the text.
///   segments → metadata → provisions → citations (found, identified) → relations with evidence → effective date
std::vector<Document> analyse(std::string_view clean_text);

/// Documents with the facts that a catalogue adds to what their text says.
struct CataloguedDocuments {
  std::vector<Document> documents;
  std::vector<std::string> contradictions; ///< one line for each thing that text and catalogue tell differently
};

/// The same with the catalogue's row of the file: it gives identity, title and dates to a text whose heading is lost.
CataloguedDocuments analyse(std::string_view clean_text, const CatalogueRow& row);

} // namespace danchieu::corpus
