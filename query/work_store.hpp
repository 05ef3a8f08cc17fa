#pragma once

#include "corpus/force_gathering.hpp"
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
class WorkStore final : public corpus::HeldWorks {
public:
  explicit WorkStore(const Generation& generation);

  Xapian::Database& database() const { return *lease_; }

  PostingCache& postings() const { return generation_.postings(); }

  LookupCache& lookups() const { return generation_.lookups(); }

  NumberCache& numbers() const { return generation_.numbers(); }

  UnitCache& units() const { return generation_.units(); }

  /// The record of a work whose text is held, else null.
  std::shared_ptr<const corpus::WorkRecord> record(const std::string& key) const;

  bool holds(const std::string& key) const override;

  /// The same without provisions and citations; much cheaper.
  std::shared_ptr<const corpus::WorkRecord> head(const std::string& key) const override;

  /// Whether the index knows the work: its text, a citation of it, or a row of the register on it.
  bool known(const std::string& key) const;

  /// The term of the works whose text is held that cite, or act on, the work `id`.
  std::string citing_term(std::string_view id) const;

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

  std::vector<std::shared_ptr<const corpus::WorkRecord>> saying(RelationKind kind, const std::string& id) const override;
  std::vector<corpus::IncomingEffect> registered(const std::string& id) const override;
  std::optional<Date> ended(const std::string& key) const override;

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
  corpus::ForceFacts gathered(const std::string& key) const;

  const Generation& generation_;
  Generation::Lease lease_;
};

} // namespace danchieu::query
