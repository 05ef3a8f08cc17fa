#pragma once

#include "query/deadline.hpp"
#include "query/ranking.hpp"
#include "query/searcher.hpp"
#include "query/text_query.hpp"
#include "query/unit_query.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace danchieu::query {

/// A unit found.
struct RankedUnit {
  std::uint32_t document = 0;
  double score = 0;
};

void best_first(std::vector<RankedUnit>& units);

/// The words that a work is called by, as indexer puts them under prefix::work_title.
std::string called_by(const WorkSummary& work);

class FacetCounter;
class ProvisionOrder;

/// A work found: what its best unit weighs, what its title adds, and the factors of its force, citations and age.
struct RankedWork {
  std::uint32_t work = 0; ///< in the columns
  double score = 0;
  double text = 0;
  double title = 0;
  double force = 1;
  double citations = 1;
  double age = 1;
  std::uint32_t best = 0; ///< the unit that weighs `text`
  std::vector<RankedUnit> units{}; ///< as ProvisionOrder has them, at most units_each
};

inline constexpr std::size_t units_each = 5;

struct MatchRequest {
  const UnitScores* units;       ///< what matches; null: all works of `open`
  const UnitScores& titles;      ///< works whose titles say some of the question, with weights
  const std::vector<bool>& open; ///< works that may be found
  const QueryNode* verify;       ///< what must be verified in the text; null: nothing
  const ProvisionOrder& provisions;
  FacetCounter& facets;          ///< counts what is found: all, or if the page is not `exact` a part of it
  const Deadline& deadline;
  Ranking ranking;
  Sort sort = Sort::relevance;
  Date on;
  std::uint32_t first = 0; ///< of the works wanted
  std::uint32_t count = 0;
};

struct MatchPage {
  std::vector<RankedWork> works;
  std::uint32_t total = 0; ///< works
  bool exact = true;       ///< false: some were not verified, or time was over
};

/// The works that match in order, from `first` on; the pages of one question never overlap.
MatchPage match_works(const WorkStore& store, const WorkColumns& columns, const MatchRequest& request);

/// Whether a unit of an open work matches.
bool any_open(const WorkColumns& columns, const UnitScores& units, const std::vector<bool>& open);

/// The best units of these works, at most units_each of one, in the order of `works`.
std::vector<std::vector<RankedUnit>> units_of_works(const WorkColumns& columns, const UnitScores& units, const std::vector<std::uint32_t>& works);

} // namespace danchieu::query
