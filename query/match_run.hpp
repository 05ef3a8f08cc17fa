#pragma once

#include "query/facets.hpp"
#include "query/searcher.hpp"
#include "query/work_store.hpp"
#include "query/xapian_query.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace danchieu::query {

/// A work found, with the weight of its best unit.
struct RankedWork {
  std::string key;
  double score = 0;
};

struct MatchOptions {
  Ranking ranking;
  Sort sort = Sort::relevance;
  Date on;
};

/// The best works of a query over units (or works), from `first` on. By relevance the best hundred are put in order
/// again by their force and by how often they are cited; the pages of one question never overlap.
std::vector<RankedWork> rank_works(const WorkStore& store, const Xapian::Query& query, const MatchOptions& options,
                                   std::uint32_t first, std::uint32_t count);

/// Counts the works of a query, and their facets: all of them up to `counted_works`, else an estimate.
struct WorkCount {
  std::uint32_t total = 0;
  bool exact = true;
};
inline constexpr std::uint32_t counted_works = 1000;
WorkCount count_works(const WorkStore& store, const Xapian::Query& query, FacetCounter& facets);

/// A unit found, with its place.
struct RankedUnit {
  std::string key; ///< of its work
  std::uint32_t document = 0;
  double score = 0;
};

/// The best units of these works, at most `each` of one work, best first.
std::vector<RankedUnit> rank_units(const WorkStore& store, const Xapian::Query& query, const Ranking& ranking,
                                   const std::vector<std::string>& keys, std::uint32_t each);

} // namespace danchieu::query
