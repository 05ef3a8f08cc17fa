#include "indexer/force_gathering.hpp"

#include "corpus/document/consolidation.hpp"
#include "corpus/evidence_file.hpp"
#include "corpus/field.hpp"
#include "corpus/register_record.hpp"
#include "indexer/store_access.hpp"
#include "indexer/work_document.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using corpus::Date;
using corpus::ForceFacts;
using corpus::IncomingEffect;
using corpus::RelationKind;
using corpus::WorkId;
using corpus::WorkRecord;

constexpr std::array<RelationKind, 4> acting = {RelationKind::replaces, RelationKind::repeals, RelationKind::amends,
                                                RelationKind::suspends};

/// A work known by no id at all still has facts of its own.
WorkId id_of(const WorkRecord& record) {
  return record.document.work ? *record.document.work : WorkId(false, "_", "_", "_", "_");
}

/// "20120723", as in the value slots.
std::optional<Date> date_in(const std::string& value) {
  if (value.size() != 8) return std::nullopt;
  return text::parse_date(value.substr(0, 4) + '-' + value.substr(4, 2) + '-' + value.substr(6, 2));
}

void add_effects_of(const Xapian::Database& database, Xapian::docid id, const std::string& target, ForceFacts& facts) {
  const Xapian::Document document = database.get_document(id);
  const WorkRecord source = corpus::decode_record_head(document.get_data());
  for (const corpus::Relation& relation : source.document.relations) {
    const WorkId* const work = acts(relation.kind) ? meant_work(source, relation.target) : nullptr;
    if (work == nullptr || work->to_string() != target) continue;
    facts.incoming.push_back({.source = id_of(source),
                              .source_number = source.document.number,
                              .source_issued = source.document.date,
                              .source_effective = source.document.effective.date,
                              .source_ended = date_in(document.get_value(slot::force_until)),
                              .relation = relation,
                              .file = corpus::evidence_file(source, relation)});
  }
}

/// What held works do to the work, held or only cited, that is kept or cited under `key`.
void add_incoming(const Xapian::Database& database, const std::string& key, ForceFacts& facts) {
  std::set<Xapian::docid> sources;
  for (const RelationKind kind : acting) {
    const std::string name = std::string(citation::code(kind)) + ':' + key;
    for (const Xapian::docid id : find_all(database, prefix::relation, name)) sources.insert(id);
  }
  // legal_force orders what it is given; the order of arrival does not show.
  for (const Xapian::docid id : sources) add_effects_of(database, id, key, facts);
  for (const Xapian::docid id : find_all(database, prefix::relation, std::string(citation::code(RelationKind::consolidates)) + ':' + key)) {
    const WorkRecord consolidated = corpus::decode_record_head(database.get_document(id).get_data());
    const WorkId* const act = corpus::consolidated_act(consolidated.document);
    if (act == nullptr || act->to_string() != key) continue;
    for (IncomingEffect& effect : corpus::effects_told_by(consolidated.document, consolidated.files.empty() ? std::string() : consolidated.files.front().path))
      facts.incoming.push_back(std::move(effect));
  }
  for (const Xapian::docid id : find_all(database, prefix::registered, key)) {
    facts.incoming.push_back(corpus::decode_effect(database.get_document(id).get_data()).effect);
  }
}

std::optional<Date> ended(const Xapian::Database& database, const WorkId& work) {
  const Xapian::docid id = find_one(database, prefix::id, work.to_string());
  if (id != 0) return date_in(database.get_document(id).get_value(slot::force_until));
  return corpus::force_interval(gather_cited(database, work)).until;
}

void add_parents(const Xapian::Database& database, const WorkRecord& record, ForceFacts& facts) {
  for (const corpus::Relation& relation : record.document.relations) {
    if (relation.kind != RelationKind::guides) continue;
    const WorkId* const parent = meant_work(record, relation.target);
    if (parent == nullptr) continue;
    facts.parents.push_back({.work = *parent,
                             .number = relation.target.number,
                             .guides = true,
                             .ended = ended(database, *parent),
                             .quote = relation.quote,
                             .span = relation.span,
                             .file = corpus::evidence_file(record, relation)});
  }
}

/// The facts of one work by itself, without the document that issues it.
ForceFacts own_facts(const Xapian::Database& database, const WorkRecord& record) {
  ForceFacts facts{.work = id_of(record)};
  facts.text_known = true;
  facts.issued = record.document.date;
  facts.effective = record.document.effective;
  if (!record.files.empty()) facts.file = record.files.front().path;
  add_incoming(database, record.key, facts);
  add_parents(database, record, facts);
  return facts;
}

void add_issuing(const Xapian::Database& database, const WorkId& issuing, ForceFacts& facts) {
  const std::string key = issuing.to_string();
  const Xapian::docid id = find_one(database, prefix::id, key);
  if (id == 0) {
    corpus::share_force(facts, gather_cited(database, issuing), issuing.number());
    return;
  }
  const WorkRecord record = corpus::decode_record_head(database.get_document(id).get_data());
  corpus::share_force(facts, own_facts(database, record), record.document.number);
}

} // namespace

bool acts(RelationKind kind) { return std::find(acting.begin(), acting.end(), kind) != acting.end(); }

ForceFacts gather_cited(const Xapian::Database& database, const WorkId& work) {
  ForceFacts facts{.work = work};
  add_incoming(database, work.to_string(), facts);
  return facts;
}

ForceFacts gather_facts(const Xapian::Database& database, const WorkRecord& record) {
  ForceFacts facts = own_facts(database, record);
  if (const WorkId* const issuing = issuing_work(record)) add_issuing(database, *issuing, facts);
  return facts;
}

} // namespace danchieu::indexer
