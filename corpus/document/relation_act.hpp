#pragma once

#include "corpus/document/document.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// What the document does at one place.
struct Act {
  RelationKind kind = RelationKind::cites;
  std::size_t citation = 0;
  bool partial = false;
  std::vector<std::string> provisions{};
  std::vector<std::string> except{};
  std::optional<Date> from{};
  std::optional<Date> until{};
  Span span{};
  std::string quote{};
  std::string note{};
  bool in_title = false;
};

/// Whether the act changes or ends the other document.
bool supersedes(RelationKind kind);

/// Writes what was found into the citations: one verdict a mention, the first act on it.
void mark_citations(Document& document, const std::vector<Act>& acts);

/// The acts as relations, one for each document and kind, in order of the text. What a title says is told
/// only where nothing below says it; `below` are acts of instructions that name provisions only, `contrary` repeals of rules
/// that are not named.
std::vector<Relation> relations_of(const Document& document, const std::vector<Act>& acts,
                                   const std::vector<Act>& below, std::vector<Relation> contrary);

} // namespace danchieu::corpus
