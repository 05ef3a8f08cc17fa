#pragma once

#include "corpus/catalogue.hpp"
#include "corpus/document/document.hpp"

#include <string>
#include <vector>

namespace danchieu::corpus {

/// Which of the documents of a text a catalogue's row speaks of: the one with its number, else the first, if that one
/// has a heading of its own or none at all. Null when the text holds attachments only, or others with other numbers.
/// `attachments[i]` says whether documents[i] came with another.
Document* described_document(std::vector<Document>& documents, const std::vector<bool>& attachments, const CatalogueRow& row);

/// Fills what the text leaves open from the row, before the document's identity is worked out; what the text says
/// counts. A row whose number or type contradicts the text speaks of another document, perhaps: nothing is taken from
/// it. Each contradiction is one line for people: "number: the text says …, the catalogue …".
/// False when nothing is to be taken.
bool fill_from_catalogue(Document& document, const CatalogueRow& row, std::vector<std::string>& contradictions);

/// The same for the effective date, after the text's own words about it have been read.
void fill_effective_date(Document& document, const CatalogueRow& row, std::vector<std::string>& contradictions);

} // namespace danchieu::corpus
