#pragma once

#include "corpus/document/legal_force.hpp"
#include "corpus/record.hpp"
#include "query/index_reader.hpp"
#include "query/work_summary.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// Reads works out of one generation for one answer, on one thread. A work is named by its key (corpus/field.hpp):
/// the text of its WorkId, with a suffix when that is incomplete.
class WorkStore {
public:
  explicit WorkStore(const Generation& generation);

  Xapian::Database& database() const { return *lease_; }

  PostingCache& postings() const { return generation_.postings(); }

  LookupCache& lookups() const { return generation_.lookups(); }

  NumberCache& numbers() const { return generation_.numbers(); }

  UnitCache& units() const { return generation_.units(); }

  /// The record of a work whose text is held, else null.
  std::shared_ptr<const corpus::WorkRecord> record(const std::string& key) const;

  /// The same without provisions and citations; much cheaper.
  std::shared_ptr<const corpus::WorkRecord> head(const std::string& key) const;

  /// Whether the index knows the work: its text, a citation of it, or a row of the register on it.
  bool known(const std::string& key) const;

  /// Keys of the works whose text is held that cite, or act on, the work `id`; at most `most`.
  std::vector<std::string> citing(std::string_view id, std::size_t most) const;
  std::uint32_t cited_by(std::string_view id) const;

  struct Acting {
    std::string key;
    corpus::Relation relation; ///< with the target completed
  };
  /// What other held works do to the work `id`, with their words; of each kind at most `most` works, from `first` on.
  std::vector<Acting> acting_on(std::string_view id, std::span<const RelationKind> kinds, std::size_t most, std::size_t first = 0) const;

  /// How many held works do that to the work `id`.
  std::uint32_t acting_works(std::string_view id, RelationKind kind) const;

  /// What is told of others' effects on the work `id` by neither of the two: rows of the register, and the history in
  /// consolidated texts. The acting works need not be held.
  std::vector<corpus::IncomingEffect> told_elsewhere(std::string_view id) const;

  /// The id that a mention in `record` stands for: as written, or as the index completed it. Empty when unknown.
  static std::string target_of(const corpus::WorkRecord& record, const citation::Citation& mention);

  /// Everything that the force of a work follows from; of an attachment, also what holds of the document that issues it.
  std::shared_ptr<const corpus::ForceFacts> force_facts(const std::string& key) const;

  /// The line that lists show. Works known only from citations are described by the words of those.
  WorkSummary summary(const std::string& key, Date on) const;

  /// The same without force and counts: only what the work is.
  WorkSummary description(const std::string& key) const;

  ForceBadge badge(const std::string& key, const corpus::LegalForce& force) const;

  std::string value(const std::string& key, std::uint32_t slot) const;

private:
  std::optional<std::uint32_t> document_of(const std::string& key) const;
  std::shared_ptr<const corpus::WorkRecord> head_at(std::uint32_t document) const;
  std::optional<Date> ended(const std::string& key) const;
  std::vector<corpus::IncomingEffect> registered(std::string_view id) const;
  void add_incoming(corpus::ForceFacts& facts, std::string_view id) const;
  corpus::ForceFacts shared_facts(const std::string& key) const;
  corpus::ForceFacts own_facts(const std::string& key) const;

  const Generation& generation_;
  Generation::Lease lease_;
};

/// "20120723" → a date; nothing for anything else.
std::optional<Date> compact_date(std::string_view text);
std::string compact_date(Date date);

} // namespace danchieu::query
