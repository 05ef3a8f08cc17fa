#pragma once

#include "query/deadline.hpp"
#include "query/ranking.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace danchieu::query {

/// What is looked for in units: terms of the index, and how they combine.
struct UnitQuery {
  enum class Kind {
    nothing, ///< says nothing and matches nothing
    terms,   ///< what has one of the terms, which count as one word
    titled,  ///< units of the works that are called by one of the terms; weighs nothing
    every,   ///< all units; weighs nothing
    all,     ///< what each child matches
    any,     ///< what some child matches
    maybe,   ///< what the first child matches; the others only add to the weight
    without  ///< what the only child matches, but nothing of `works`
  };
  Kind kind = Kind::nothing;
  double factor = 1; ///< on the weight of `terms`
  std::vector<std::string> terms{};
  std::vector<UnitQuery> children{};
  std::shared_ptr<const std::vector<bool>> works{}; ///< by their number in the columns

  bool empty() const { return kind == Kind::nothing; }
};

/// Documents of the store and what they weigh.
struct UnitScores {
  std::vector<std::uint32_t> documents; ///< in order
  std::vector<double> weights;
};

/// All that matches, weighed by BM25. The lists of postings are read one after another and their weights added up in
/// an array over all documents: a question of ten words costs a tenth of what it costs to walk the lists side by side,
/// and every match is known, so that works are put in order and counted without a second look. When time is over, what
/// was found until then.
UnitScores score_units(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                       const UnitQuery& query);

/// How many documents have one of the terms.
std::uint32_t count_documents(const WorkStore& store, const WorkColumns& columns, const Deadline& deadline, const std::vector<std::string>& terms);

/// Adds what the query weighs in each document of `scores`, few of all as a rule.
void add_weights(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                 const UnitQuery& query, UnitScores& scores);

} // namespace danchieu::query
