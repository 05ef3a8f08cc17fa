#pragma once

#include "query/view/viewed_work.hpp"

#include <vector>

namespace danchieu::query {

struct LinkedText {
  std::vector<UnitView> units;
  std::vector<LinkedWork> linked; ///< the works that their citations stand for, each once
};

/// The text of a work whose record is known, with what its citations lead to.
LinkedText linked_text(const ViewedWork& work);

} // namespace danchieu::query
