#include "corpus/document/consolidation.hpp"

#include <algorithm>
#include <utility>

// Ordinance 01/2012/UBTVQH13 on consolidation: the consolidated text names the act, each amending act and the day on which
// it took effect, and marks each changed provision with a footnote.

namespace danchieu::corpus {

bool is_consolidation(const Document& document) {
  return document.type == "văn bản hợp nhất" || document.number.find("VBHN") != std::string::npos;
}

const WorkId* consolidated_act(const Document& document) {
  const auto base = std::find_if(document.relations.begin(), document.relations.end(), [](const Relation& relation) {
    return relation.kind == RelationKind::consolidates && relation.note.empty() && relation.target.work && relation.target.work->complete();
  });
  return base == document.relations.end() ? nullptr : &*base->target.work;
}

std::vector<IncomingEffect> effects_told_by(const Document& document, const std::string& file) {
  std::vector<IncomingEffect> effects;
  const WorkId* const base = consolidated_act(document);
  if (base == nullptr) return effects;
  for (const Relation& told : document.relations) {
    if (told.kind != RelationKind::consolidates || !told.note.starts_with("history")) continue;
    if (!told.target.work || !told.target.work->complete() || *told.target.work == *base || !told.from) continue;
    IncomingEffect effect{.source = *told.target.work};
    effect.source_number = told.target.number;
    effect.source_issued = told.target.date;
    effect.source_effective = told.from;
    effect.relation = told;
    effect.relation.kind = told.note == "history_repeals" ? RelationKind::repeals : RelationKind::amends;
    effect.relation.scope = Scope::part;
    effect.relation.target.work = *base;
    effect.file = file;
    effects.push_back(std::move(effect));
  }
  return effects;
}

} // namespace danchieu::corpus
