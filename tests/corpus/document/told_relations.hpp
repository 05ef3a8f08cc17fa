#pragma once

#include "corpus/document/relation.hpp"
#include "normalizer/text/date.hpp"

#include <string>
#include <utility>

namespace danchieu::corpus {

/// A document whose citations are found by the citation grammar, with their dates and years.
inline Document read(const std::string& text, std::string type = "thông tư") {
  Document document;
  document.type = std::move(type);
  document.span = {0, text.size()};
  document.citations = citation::find_citations(text);
  find_relations(document, text);
  return document;
}

inline std::string told(const Document& document) {
  std::string all;
  for (const Relation& relation : document.relations) {
    if (!all.empty()) all += "; ";
    all += std::string(code(relation.kind)) + " " + (relation.target.number.empty() ? relation.target.name : relation.target.number);
    if (relation.target.number.empty() && relation.target.date) all += " " + text::to_iso(*relation.target.date);
    if (relation.scope == Scope::part) all += " part";
    for (const std::string& provision : relation.provisions) all += " [" + provision + "]";
    for (const std::string& excepted : relation.except) all += " except " + excepted;
    if (relation.note == "conditional") all += " (conditional)";
  }
  return all;
}

} // namespace danchieu::corpus
