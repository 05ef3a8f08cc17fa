#include "corpus/evidence_file.hpp"

namespace danchieu::corpus {

std::string evidence_file(const WorkRecord& record, const Relation& relation) {
  const bool in_text = relation.span.end > relation.span.start; // see title_relations.hpp
  if (!in_text && !record.document.catalogue.source.empty()) return record.document.catalogue.source;
  return record.files.empty() ? std::string() : record.files.front().path;
}

} // namespace danchieu::corpus
