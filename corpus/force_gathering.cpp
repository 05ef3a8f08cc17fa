#include "corpus/force_gathering.hpp"

#include "corpus/document/consolidation.hpp"
#include "corpus/evidence_file.hpp"
#include "corpus/meant_work.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr auto acting_kinds = std::to_array<RelationKind>(
    {RelationKind::replaces, RelationKind::repeals, RelationKind::amends, RelationKind::suspends});

std::string first_path(const WorkRecord& record) { return record.files.empty() ? std::string() : record.files.front().path; }

/// What has no identity at all ends nothing: nobody could be told by which document.
void add_effects_of(const HeldWorks& works, const WorkRecord& source, const std::string& target, ForceFacts& facts) {
  if (!source.document.work) return;
  for (const Relation& relation : source.document.relations) {
    const WorkId* const work = acts(relation.kind) ? meant_work(source, relation.target) : nullptr;
    if (work == nullptr || work->to_string() != target) continue;
    facts.incoming.push_back({.source = *source.document.work,
                              .source_number = source.document.number,
                              .source_issued = source.document.date,
                              .source_effective = source.document.effective.date,
                              .source_ended = works.ended(source.key),
                              .relation = relation,
                              .file = evidence_file(source, relation)});
    facts.incoming.back().relation.target.work = *work;
  }
}

void add_incoming(const HeldWorks& works, const std::string& id, ForceFacts& facts) {
  std::set<std::string> sources; // each tells all its relations at once; legal_force orders what it is given
  for (const RelationKind kind : acting_kinds)
    for (const auto& source : works.saying(kind, id))
      if (sources.insert(source->key).second) add_effects_of(works, *source, id, facts);
  for (IncomingEffect& effect : told_elsewhere(works, id)) facts.incoming.push_back(std::move(effect));
}

void add_parents(const HeldWorks& works, const WorkRecord& record, ForceFacts& facts) {
  for (const Relation& relation : record.document.relations) {
    const WorkId* const parent = relation.kind == RelationKind::guides ? meant_work(record, relation.target) : nullptr;
    if (parent == nullptr) continue;
    facts.parents.push_back({.work = *parent,
                             .number = relation.target.number,
                             .guides = true,
                             .ended = ended(works, *parent),
                             .quote = relation.quote,
                             .span = relation.span,
                             .file = evidence_file(record, relation)});
  }
}

/// The facts of a held work by itself, without the document that issues it.
ForceFacts own_facts(const HeldWorks& works, const WorkRecord& record) {
  // A work known by no id at all still has facts of its own.
  ForceFacts facts{.work = record.document.work.value_or(WorkId(false, "_", "_", "_", "_"))};
  facts.text_known = true;
  facts.issued = record.document.date;
  facts.effective = record.document.effective;
  facts.file = first_path(record);
  add_incoming(works, record.key, facts);
  add_parents(works, record, facts);
  return facts;
}

/// The same of a work that is only cited.
ForceFacts own_facts(const HeldWorks& works, const WorkId& work) {
  ForceFacts facts{.work = work};
  if (work.complete()) add_incoming(works, work.to_string(), facts);
  return facts;
}

/// `number` is how the attachment cites the issuing document, for one that is not held.
void add_issuing(const HeldWorks& works, const WorkId& issuing, const std::string& number, ForceFacts& facts) {
  const auto held = works.head(issuing.to_string());
  share_force(facts, held ? own_facts(works, *held) : own_facts(works, issuing), held ? held->document.number : number);
}

/// "673/QĐ-UBND", as the caption of an attachment writes it; the number of the id where no caption does.
std::string cited_number(const WorkRecord& record, const WorkId& issuing) {
  for (const Relation& relation : record.document.relations) {
    if (relation.kind != RelationKind::issued_with || relation.target.number.empty()) continue;
    if (const WorkId* const work = meant_work(record, relation.target); work != nullptr && *work == issuing) return relation.target.number;
  }
  return issuing.number();
}

} // namespace

bool acts(RelationKind kind) { return std::ranges::find(acting_kinds, kind) != acting_kinds.end(); }

std::vector<IncomingEffect> told_elsewhere(const HeldWorks& works, const std::string& id) {
  std::vector<IncomingEffect> effects = works.registered(id);
  for (const auto& consolidated : works.saying(RelationKind::consolidates, id)) {
    const WorkId* const act = consolidated_act(consolidated->document);
    if (act == nullptr || act->to_string() != id) continue;
    for (IncomingEffect& effect : effects_told_by(consolidated->document, first_path(*consolidated))) effects.push_back(std::move(effect));
  }
  return effects;
}

std::optional<Date> ended(const HeldWorks& works, const WorkId& id) {
  const std::string key = id.to_string();
  if (works.holds(key)) return works.ended(key);
  const ForceFacts facts = own_facts(works, id);
  return facts.incoming.empty() ? std::nullopt : ended(force_timeline(facts));
}

ForceFacts gather_force(const HeldWorks& works, const WorkRecord& record) {
  ForceFacts facts = own_facts(works, record);
  if (const WorkId* const issuing = issuing_work(record)) add_issuing(works, *issuing, cited_number(record, *issuing), facts);
  return facts;
}

ForceFacts gather_cited_force(const HeldWorks& works, const WorkId& work) {
  ForceFacts facts = own_facts(works, work);
  if (work.attachment().empty()) return facts;
  const WorkId issuing(work.act(), work.type(), work.authority(), work.series(), work.number());
  if (issuing.complete()) add_issuing(works, issuing, issuing.number(), facts);
  return facts;
}

} // namespace danchieu::corpus
