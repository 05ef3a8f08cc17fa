#pragma once

#include "query/highlighter.hpp"
#include "query/searcher.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace danchieu::query {

/// Which provisions of a hit are shown, and what of their text.
class HitProvisions {
public:
  HitProvisions(const WorkStore& store, const WorkColumns& columns, const Highlighter& marks) : store_(store), columns_(columns), marks_(marks) {}

  /// A unit, with its best lines.
  ProvisionHit of_unit(std::uint32_t unit, double score) const;

  /// The unit of a work in which an article ("dieu-5") begins.
  std::optional<std::uint32_t> article(std::uint32_t work, const std::string& eid) const;

  /// Adds what stands for a work of which nothing says the words: its first provision.
  void add_opening(Hit& hit) const;

private:
  const WorkStore& store_;
  const WorkColumns& columns_;
  const Highlighter& marks_;
};

} // namespace danchieu::query
