#include "indexer/force_resolver.hpp"

#include "corpus/document/legal_force.hpp"
#include "corpus/field.hpp"
#include "indexer/force_gathering.hpp"
#include "indexer/number_completion.hpp"
#include "indexer/store_access.hpp"
#include "indexer/work_document.hpp"
#include "indexer/work_facets.hpp"

#include <xapian.h>

#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using corpus::ForceFacts;
using corpus::RelationKind;
using corpus::WorkRecord;

/// What the resolver writes.
struct Resolved {
  std::string force_from;
  std::string force_until;
  std::string cited_by;
  std::string flags;
};

constexpr std::array<std::uint32_t, 4> resolved_slots = {slot::force_from, slot::force_until, slot::cited_by, slot::force_flags};

/// A document can only be ended by one that is not older, so the ends of works follow from each other in order of
/// time and settle. Contradictory dates may still form a ring: after this many rounds its last state stands.
constexpr int max_rounds = 16;

/// The status that holds when everything known has happened.
const corpus::Date far_future = std::chrono::year{9999} / 12 / 31;

std::string flags_of(const ForceFacts& facts) {
  std::string flags;
  const corpus::LegalForce last = corpus::legal_force(facts, far_future);
  if (last.status == corpus::ForceStatus::partly_expired) flags += 'p';
  for (const corpus::IncomingEffect& effect : facts.incoming) {
    if (effect.relation.kind == RelationKind::suspends) {
      flags += 's';
      break;
    }
  }
  if (last.status == corpus::ForceStatus::needs_review) flags += 'r';
  if (last.status == corpus::ForceStatus::unknown) flags += 'u';
  return flags;
}

class Resolver {
public:
  explicit Resolver(Xapian::WritableDatabase& database) : database_(database) {}

  void run(const Touched& touched) {
    for (const std::string& key : touched.works) enqueue(key);
    while (!queue_.empty()) {
      const std::string key = std::move(queue_.front());
      queue_.pop_front();
      queued_.erase(key);
      resolve(key);
    }
  }

private:
  void enqueue(const std::string& key) {
    if (rounds_[key] >= max_rounds || !queued_.insert(key).second) return;
    ++rounds_[key];
    queue_.push_back(key);
  }

  void resolve(const std::string& key) {
    enqueue_attachments(key);
    const Xapian::docid id = find_one(database_, prefix::id, key);
    if (id == 0) return resolve_cited(key);
    const Xapian::Document work = database_.get_document(id);
    const WorkRecord record = corpus::decode_record_head(work.get_data());
    const ForceFacts facts = gather_facts(database_, record);
    const corpus::ForceInterval interval = corpus::force_interval(facts);

    Resolved now;
    now.force_from = compact_date(interval.from);
    now.force_until = compact_date(interval.until);
    now.cited_by = Xapian::sortable_serialise(count(database_, prefix::cites, key));
    now.flags = flags_of(facts);
    const std::string until_before = work.get_value(slot::force_until);
    const bool end_moved = until_before != now.force_until;
    write(id, now);
    if (end_moved) enqueue_dependents(record);
  }

  /// Known from citations and the register only: nothing is kept of it, but works that guide it look at its end.
  void resolve_cited(const std::string& key) {
    const std::optional<corpus::WorkId> work = corpus::WorkId::parse(key);
    if (!work || !work->complete()) return;
    const std::string until = compact_date(corpus::force_interval(gather_cited(database_, *work)).until);
    const auto [known, first] = cited_ends_.try_emplace(key, until);
    if (!first && known->second == until) return;
    known->second = until;
    enqueue_guiding(key);
  }

  void write(Xapian::docid id, const Resolved& now) {
    Xapian::Document document = database_.get_document(id);
    const std::array<const std::string*, 4> values = {&now.force_from, &now.force_until, &now.cited_by, &now.flags};
    bool changed = false;
    for (std::size_t i = 0; i < resolved_slots.size(); ++i) {
      if (document.get_value(resolved_slots[i]) == *values[i]) continue;
      document.add_value(resolved_slots[i], *values[i]);
      changed = true;
    }
    if (changed) database_.replace_document(id, document);
  }

  /// Attachments look at all that holds of the document that issues them, also when its text is not held.
  void enqueue_attachments(const std::string& key) {
    const std::string issued = std::string(citation::code(RelationKind::issued_with)) + ':' + key;
    for (const Xapian::docid id : find_all(database_, prefix::relation, issued)) {
      enqueue(database_.get_document(id).get_value(slot::work));
    }
  }

  /// Works whose force looks at the end of this one: those it acts on, and those that guide it.
  void enqueue_dependents(const WorkRecord& record) {
    for (const corpus::Relation& relation : record.document.relations) {
      if (!acts(relation.kind)) continue;
      if (const corpus::WorkId* const target = meant_work(record, relation.target)) enqueue(target->to_string());
    }
    enqueue_guiding(record.key);
  }

  void enqueue_guiding(const std::string& key) {
    const std::string guided = std::string(citation::code(RelationKind::guides)) + ':' + key;
    for (const Xapian::docid id : find_all(database_, prefix::relation, guided)) {
      enqueue(database_.get_document(id).get_value(slot::work));
    }
  }

  Xapian::WritableDatabase& database_;
  std::deque<std::string> queue_;
  std::set<std::string> queued_;
  std::map<std::string, int> rounds_;
  std::map<std::string, std::string> cited_ends_; ///< of works whose text is not held, as last seen
};

} // namespace

void touch_everything(const Xapian::WritableDatabase& database, Touched& touched) {
  const std::string kind(prefix::work_kind);
  for (auto id = database.postlist_begin(kind); id != database.postlist_end(kind); ++id) {
    touched.works.insert(database.get_document(*id).get_value(slot::work));
  }
  const std::string numbers(prefix::number);
  for (auto term = database.allterms_begin(numbers); term != database.allterms_end(numbers); ++term) {
    const std::string name = (*term).substr(numbers.size());
    touched.numbers.insert(name.substr(0, name.find('|')));
  }
}

void resolve_touched(Xapian::WritableDatabase& database, const Touched& touched) {
  Touched all = touched;
  complete_citations(database, all);
  Resolver(database).run(all);
}

} // namespace danchieu::indexer
