#include "indexer/force_resolver.hpp"

#include "corpus/field.hpp"
#include "corpus/force_gathering.hpp"
#include "corpus/meant_work.hpp"
#include "corpus/stored_force.hpp"
#include "indexer/held_works.hpp"
#include "indexer/number_completion.hpp"
#include "indexer/store_access.hpp"

#include <xapian.h>

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using corpus::RelationKind;
using corpus::WorkRecord;

/// A document can only be ended by one that is not older, so the ends of works follow from each other in order of
/// time and settle. Contradictory dates may still form a ring: after this many rounds its last state stands.
constexpr int max_rounds = 16;

class Resolver {
public:
  explicit Resolver(Xapian::WritableDatabase& database) : database_(database), works_(database) {}

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
    Xapian::Document work = database_.get_document(id);
    const WorkRecord record = corpus::decode_record_head(work.get_data());
    const corpus::ForceTimeline force = corpus::force_timeline(corpus::gather_force(works_, record));
    const std::string before = work.get_value(slot::force);
    const bool end_moved = before.empty() || corpus::ended(corpus::decode_force(before)) != corpus::ended(force);
    const bool changed = note(work, slot::force, corpus::encode_force(force)) |
                         note(work, slot::cited_by, Xapian::sortable_serialise(count(database_, prefix::cites, key)));
    if (changed) database_.replace_document(id, work);
    if (end_moved) enqueue_dependents(record);
  }

  /// Whether the value is another one than before.
  static bool note(Xapian::Document& document, std::uint32_t slot, const std::string& value) {
    if (document.get_value(slot) == value) return false;
    document.add_value(slot, value);
    return true;
  }

  /// Known from citations and the register only: nothing is kept of it, but works that guide it look at its end.
  void resolve_cited(const std::string& key) {
    const std::optional<corpus::WorkId> work = corpus::WorkId::parse(key);
    if (!work || !work->complete()) return;
    const std::optional<corpus::Date> end = corpus::ended(works_, *work);
    const auto [known, first] = cited_ends_.try_emplace(key, end);
    if (!first && known->second == end) return;
    known->second = end;
    enqueue_guiding(key);
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
      if (!corpus::acts(relation.kind)) continue;
      if (const corpus::WorkId* const target = corpus::meant_work(record, relation.target)) enqueue(target->to_string());
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
  StoredWorks works_;
  std::deque<std::string> queue_;
  std::set<std::string> queued_;
  std::map<std::string, int> rounds_;
  std::map<std::string, std::optional<corpus::Date>> cited_ends_; ///< of works whose text is not held, as last seen
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
