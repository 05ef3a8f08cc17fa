#pragma once

#include "query/ranking.hpp"
#include "query/searcher.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"
#include "query/xapian_query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace danchieu::query {

/// A unit found.
struct RankedUnit {
  std::uint32_t document = 0;
  double score = 0;
};

/// A work found: what its best unit weighs, what its title adds, and the factors of its force, citations and age.
struct RankedWork {
  std::uint32_t work = 0; ///< in the columns
  double score = 0;
  double text = 0;
  double title = 0;
  double force = 1;
  double citations = 1;
  double age = 1;
  std::vector<RankedUnit> units; ///< best first, at most units_each
};

inline constexpr std::size_t units_each = 5;

struct MatchRequest {
  const Xapian::Query& query;          ///< over units (or works)
  const Xapian::Query* titles;         ///< over works; null: titles add nothing
  const QueryNode* verify;             ///< what must be verified in the text; null: nothing
  const Deadline& deadline;
  Ranking ranking;
  Sort sort = Sort::relevance;
  Date on;
  std::uint32_t first = 0; ///< of the works wanted
  std::uint32_t count = 0;
  bool all_words = true;   ///< every word must match, so that counting what matches says something
};

struct MatchPage {
  std::vector<RankedWork> works;
  std::uint32_t total = 0; ///< works
  bool exact = true;
  std::vector<std::uint32_t> counted; ///< works that facets are counted over: all, or if not `exact` a part of them
};

/// The works of a query in order, from `first` on. By relevance the best window of units is put in order by works and
/// what is known of them; the pages of one question never overlap.
MatchPage match_works(const WorkStore& store, const WorkColumns& columns, const MatchRequest& request);

/// Whether anything matches.
bool matches_anything(const WorkStore& store, const Xapian::Query& query);

/// The best units of these works, at most units_each of one, in the order of `keys`.
std::vector<std::vector<RankedUnit>> rank_units(const WorkStore& store, const WorkColumns& columns, const Xapian::Query& query,
                                                const Ranking& ranking, const std::vector<std::uint32_t>& works);

/// What each part of the query weighs in one unit; parts that weigh nothing are left out.
struct WeighedPart {
  std::string kind;
  std::string words;
  double weight = 0;
};
std::vector<WeighedPart> weigh_parts(const WorkStore& store, const Ranking& ranking, const std::vector<QueryPart>& parts,
                                     const std::string& key, std::uint32_t unit);

} // namespace danchieu::query
