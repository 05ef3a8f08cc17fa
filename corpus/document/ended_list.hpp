#pragma once

#include "corpus/document/clause_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// A row of an official list of ended documents ("Danh mục văn bản quy phạm pháp luật hết hiệu lực"). The
/// list tells what others have ended; it is a witness, not the cause.
struct EndedDocument {
  std::size_t citation = 0;                  ///< index into Document::citations
  RelationKind kind = RelationKind::repeals; ///< replaces, when the row says so
  bool partial = false;
  std::vector<std::string> provisions{};
  Date date{};         ///< the day on which it ended
  std::string quote{}; ///< the row
  Span span{};
};

/// The rows of such lists in a document. A row starts with its number, which must follow that of the row
/// before (page numbers do not), and names the ended document first; a row without a date of its own is left
/// out.
std::vector<EndedDocument> ended_documents(const ClauseText& text);

/// Whether a unit is a heading, in capitals, of a list of documents (not of procedures, or of documents to be
/// changed).
bool is_heading_of_documents(const ClauseText& text, const Unit& unit);

} // namespace danchieu::corpus
