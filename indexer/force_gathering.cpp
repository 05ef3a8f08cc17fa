#include "indexer/force_gathering.hpp"

#include "corpus/field.hpp"
#include "indexer/store_access.hpp"
#include "indexer/work_document.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

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

void add_incoming(const Xapian::Database& database, Xapian::docid id, const WorkRecord& target, ForceFacts& facts) {
  const Xapian::Document document = database.get_document(id);
  const WorkRecord source = corpus::decode_record(document.get_data());
  for (const corpus::Relation& relation : source.document.relations) {
    const WorkId* const work = acts(relation.kind) ? meant_work(source, relation.target) : nullptr;
    if (work == nullptr || work->to_string() != target.key) continue;
    facts.incoming.push_back({.source = id_of(source),
                              .source_number = source.document.number,
                              .source_issued = source.document.date,
                              .source_effective = source.document.effective.date,
                              .source_ended = date_in(document.get_value(slot::force_until)),
                              .relation = relation,
                              .file = source.files.empty() ? std::string() : source.files.front().path});
  }
}

void add_parents(const Xapian::Database& database, const WorkRecord& record, ForceFacts& facts) {
  for (const corpus::Relation& relation : record.document.relations) {
    if (relation.kind != RelationKind::guides) continue;
    const WorkId* const parent = meant_work(record, relation.target);
    if (parent == nullptr) continue;
    const Xapian::docid id = find_one(database, prefix::id, parent->to_string());
    facts.parents.push_back({.work = *parent,
                             .number = relation.target.number,
                             .guides = true,
                             .ended = id == 0 ? std::nullopt : date_in(database.get_document(id).get_value(slot::force_until)),
                             .quote = relation.quote,
                             .span = relation.span});
  }
}

} // namespace

bool acts(RelationKind kind) { return std::find(acting.begin(), acting.end(), kind) != acting.end(); }

ForceFacts gather_facts(const Xapian::Database& database, const WorkRecord& record) {
  ForceFacts facts{.work = id_of(record)};
  facts.text_known = true;
  facts.issued = record.document.date;
  facts.effective = record.document.effective;
  if (!record.files.empty()) facts.file = record.files.front().path;
  std::set<Xapian::docid> sources;
  for (const RelationKind kind : acting) {
    const std::string name = std::string(citation::code(kind)) + ':' + record.key;
    for (const Xapian::docid id : find_all(database, prefix::relation, name)) sources.insert(id);
  }
  // legal_force orders what it is given; the order of arrival does not show.
  for (const Xapian::docid id : sources) add_incoming(database, id, record, facts);
  add_parents(database, record, facts);
  return facts;
}

} // namespace danchieu::indexer
