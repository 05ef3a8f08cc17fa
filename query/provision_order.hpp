#pragma once

#include "normalizer/text/token.hpp"
#include "query/deadline.hpp"
#include "query/match_run.hpp"
#include "query/ranking.hpp"
#include "query/text_query.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstdint>
#include <vector>

namespace danchieu::query {

/// Which provisions of a work come first. What the title of a work says, all of its provisions are about, and the one on
/// its scope repeats it most: between them the other words of the question tell. References must outlive the object.
class ProvisionOrder {
public:
  ProvisionOrder(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                 const std::vector<QueryPart>& parts);

  /// Takes back what the words of each work's title weigh in its units, by the share Ranking::titled, and puts the best first.
  void apply(std::vector<RankedWork>& works) const;

private:
  /// A word, a word of headings or a pair of the question.
  struct Part {
    std::vector<text::Token> words;
    const UnitQuery* query;
  };

  const WorkStore& store_;
  const WorkColumns& columns_;
  const Ranking& ranking_;
  const Deadline& deadline_;
  std::vector<Part> parts_;
};

} // namespace danchieu::query
