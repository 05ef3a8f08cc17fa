#pragma once

#include "query/view/viewed_work.hpp"

#include <vector>

namespace danchieu::query {

struct ReplacementChain {
  std::vector<ChainLink> links;
  bool cyclic = false;
};

/// Follows "is replaced by" as a whole; where several works replaced one, the first of them.
ReplacementChain replacement_chain(const ViewedWork& work);

} // namespace danchieu::query
