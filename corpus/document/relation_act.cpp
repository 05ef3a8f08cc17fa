#include "corpus/document/relation_act.hpp"

#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace danchieu::corpus {

namespace {

std::string key_of(const Document& document, const Act& act) {
  const Citation& citation = document.citations[act.citation];
  std::string key(citation::code(act.kind));
  const bool apart = act.note.starts_with("history") || act.note == "extended"; // not one with what changes its words
  if (citation.work && citation.work->complete()) return key + "|" + citation.work->to_string() + (apart ? "|" + act.note : std::string());
  key += "|" + citation.type + "|" + (citation.number.empty() ? text::fold(citation.name) : citation.number);
  if (citation.number.empty() && citation.date) key += "|" + text::to_iso(*citation.date);
  return key + "|" + act.note;
}

} // namespace

bool supersedes(RelationKind kind) {
  return kind == RelationKind::replaces || kind == RelationKind::repeals || kind == RelationKind::amends ||
         kind == RelationKind::suspends || kind == RelationKind::corrects;
}

void mark_citations(Document& document, const std::vector<Act>& acts) {
  for (const Act& act : acts) {
    Citation& citation = document.citations[act.citation];
    // which texts were put together is told of the document; its footnotes only cite them (gold/GUIDELINES.md)
    if (citation.quoted || act.note == "declared" || act.kind == RelationKind::consolidates) continue;
    if (citation.relation != RelationKind::cites) continue;
    citation.relation = act.kind;
    citation.partial = supersedes(act.kind) && act.partial;
    // "Điều 234 về tội …, Điều 244 về tội … của Bộ luật Hình sự": named too far from it for the citation's own grammar
    if (citation.pinpoint.empty() && act.note.empty()) citation.pinpoint = act.provisions;
  }
}

std::vector<Relation> relations_of(const Document& document, const std::vector<Act>& acts,
                                   const std::vector<Act>& below, std::vector<Relation> contrary) {
  std::vector<Relation> all;
  std::map<std::string, std::size_t> known;
  std::map<std::string, bool> from_title;
  const auto merge = [&](const Act& act) {
    if (document.citations[act.citation].quoted) return;
    const std::string key = key_of(document, act);
    const auto [place, is_new] = known.try_emplace(key, all.size());
    if (is_new || (from_title[key] && !act.in_title)) {
      Relation relation;
      relation.kind = act.kind;
      relation.target = document.citations[act.citation];
      relation.scope = act.partial ? Scope::part : Scope::whole;
      relation.provisions = act.provisions;
      relation.except = act.except;
      relation.from = act.from;
      relation.until = act.until;
      relation.quote = act.quote;
      relation.span = act.span;
      relation.note = act.note;
      if (is_new)
        all.push_back(std::move(relation));
      else
        all[place->second] = std::move(relation);
      from_title[key] = act.in_title;
      return;
    }
    if (act.in_title) return;
    Relation& relation = all[place->second];
    if (!act.partial && relation.scope == Scope::part && act.kind != RelationKind::amends) {
      relation.scope = Scope::whole;
      relation.quote = act.quote;
      relation.span = act.span;
    }
    constexpr std::size_t most = 500; // of one document; no real act touches as many
    for (const std::string& provision : act.provisions)
      if (relation.provisions.size() < most && std::find(relation.provisions.begin(), relation.provisions.end(), provision) ==
          relation.provisions.end())
        relation.provisions.push_back(provision);
  };
  for (const Act& act : acts) merge(act);
  for (const Act& act : below) merge(act);
  std::move(contrary.begin(), contrary.end(), std::back_inserter(all));
  std::stable_sort(all.begin(), all.end(),
                   [](const Relation& a, const Relation& b) { return a.span.start < b.span.start; });
  return all;
}

} // namespace danchieu::corpus
