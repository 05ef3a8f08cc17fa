#pragma once

#include "query/searcher.hpp"
#include "query/work_columns.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace danchieu::query {

/// Counts works by type, issuer, year, status and field of public life, from the columns.
class FacetCounter {
public:
  FacetCounter(const WorkColumns& columns, Date on);

  void count(const WorkColumns::Row& row);

  /// With labels: types by their names, bodies as their own documents name them.
  std::vector<Facet> facets() const;

private:
  static constexpr std::size_t status_count = static_cast<std::size_t>(ForceStatus::unknown) + 1;
  using Counts = std::vector<std::uint32_t>; ///< of works, by the number of the value in the columns

  const WorkColumns& columns_;
  std::uint32_t on_;
  Counts types_;
  Counts authorities_;
  Counts years_;
  Counts subjects_;
  Counts statuses_ = Counts(status_count);
};

} // namespace danchieu::query
