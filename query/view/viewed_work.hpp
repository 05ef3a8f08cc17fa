#pragma once

#include "query/work_store.hpp"
#include "query/work_view.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>

// The questions that a view of a work answers, each in a file of its own beside this one; query/work_view.cpp asks them.

namespace danchieu::query {

/// What all parts of a view start from. For one answer, on one thread.
struct ViewedWork {
  const WorkStore& store;
  std::string key;
  ViewRequest request;
  std::shared_ptr<const corpus::WorkRecord> record; ///< null when its text is not held
  std::shared_ptr<const corpus::ForceFacts> facts;
  std::optional<Date> issued;

  WorkSummary summary(const std::string& other) const { return store.summary(other, request.on); }

  /// What was known to hold for a cited work when this document was issued.
  std::optional<ForceBadge> force_then(const std::string& cited) const;

  /// The work that a mention of this document stands for; one that is not known is described by the mention's own words.
  WorkSummary cited(const std::string& target, const citation::Citation& mention) const;
};

/// Kinds that are listed as relations, the strongest first; plain citations are listed apart.
inline constexpr auto listed_kinds = std::to_array<RelationKind>(
    {RelationKind::replaces, RelationKind::repeals, RelationKind::amends, RelationKind::suspends, RelationKind::corrects,
     RelationKind::guides, RelationKind::issued_with, RelationKind::consolidates, RelationKind::proposal, RelationKind::legal_basis});

inline constexpr std::size_t most_followed = 200; ///< works of one kind that the history and the chain look at

/// Neither the citing document itself nor nothing that could be shown.
bool is_mention_of_another(const citation::Citation& mention);

/// The day on which an acting work did what it says.
std::optional<Date> happened_on(const WorkStore& store, const WorkStore::Acting& acting);

} // namespace danchieu::query
