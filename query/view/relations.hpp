#pragma once

#include "query/view/viewed_work.hpp"

#include <vector>

namespace danchieu::query {

struct Relations {
  std::vector<RelationView> out;
  std::vector<RelationView> in;    ///< of each kind those of some works, as asked
  std::vector<ActingWorks> acting; ///< how many works there are of each kind that there is
  std::vector<RelationView> told;  ///< what neither of the two works says, but the register or a consolidated text does
};

Relations relations_of(const ViewedWork& work);

/// What the `first`-th held work that does this and those after it do to this one, at most `most` of them.
std::vector<RelationView> acting_relations(const ViewedWork& work, RelationKind kind, std::size_t most, std::size_t first);

} // namespace danchieu::query
