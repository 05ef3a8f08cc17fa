#pragma once

#include "corpus/document/legal_force.hpp"
#include "corpus/record.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// What a store tells of the works that it holds, by their keys (corpus/field.hpp). The indexer and the query server read
/// it with Xapian, each in its own way; which facts the force of a work follows from is said below for both.
class HeldWorks {
public:
  HeldWorks() = default;
  HeldWorks(const HeldWorks&) = delete;
  HeldWorks& operator=(const HeldWorks&) = delete;
  virtual ~HeldWorks() = default;

  virtual bool holds(const std::string& key) const = 0;

  /// The record without provisions and citations; null when the work's text is not held.
  virtual std::shared_ptr<const WorkRecord> head(const std::string& key) const = 0;

  /// The heads of the works that say such a relation to the work `id`, each once, in any order.
  virtual std::vector<std::shared_ptr<const WorkRecord>> saying(RelationKind kind, const std::string& id) const = 0;

  /// Rows of the register on the work `id`.
  virtual std::vector<IncomingEffect> registered(const std::string& id) const = 0;

  /// First day on which a held work is no longer in force, as last resolved.
  virtual std::optional<Date> ended(const std::string& key) const = 0;
};

/// Whether a relation of this kind can change the force of its target.
bool acts(RelationKind kind);

/// All that the force of a held work follows from: its own words, what others do to it, and how those it guides have
/// ended; of an attachment, also what holds of the document that issues it.
ForceFacts gather_force(const HeldWorks& works, const WorkRecord& record);

/// The same of a work that is only cited: what held works and the register do to it.
ForceFacts gather_cited_force(const HeldWorks& works, const WorkId& work);

/// First day on which the work `id`, held or not, is no longer in force. Of a work that is only cited the document that
/// issues it is not asked.
std::optional<Date> ended(const HeldWorks& works, const WorkId& id);

/// What is told of others' effects on the work `id` by neither of the two: rows of the register, and the history in
/// consolidated texts. The acting works need not be held.
std::vector<IncomingEffect> told_elsewhere(const HeldWorks& works, const std::string& id);

} // namespace danchieu::corpus
