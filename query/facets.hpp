#pragma once

#include "query/searcher.hpp"
#include "query/work_store.hpp"

#include <map>
#include <string>
#include <vector>

namespace danchieu::query {

/// Counts works by type, issuer, year and status, from the values stored with them.
class FacetCounter {
public:
  explicit FacetCounter(Date on);

  /// The values of the slots type, authority, year, force_from, force_until and force_flags of one work.
  struct Values {
    std::string type;
    std::string authority;
    std::string year;
    std::string from;
    std::string until;
    std::string flags;
  };
  void count(const Values& values, const std::string& key);

  /// With labels: types by their names, bodies as their own documents name them.
  std::vector<Facet> facets(const WorkStore& store) const;

private:
  struct Count {
    std::uint32_t works = 0;
    std::string example; ///< key of a work that has the value
  };
  using Counts = std::map<std::string, Count>;

  std::string on_;
  Counts types_;
  Counts authorities_;
  Counts years_;
  Counts statuses_;
};

} // namespace danchieu::query
