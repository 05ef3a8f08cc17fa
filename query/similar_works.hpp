#pragma once

#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace danchieu::query {

/// Works that say much the same as this one: those in which the pairs of words that set it apart stand most. Nothing for
/// a work whose text is not held. Best first, at most `limit`.
std::vector<WorkSummary> similar_works(const WorkStore& store, const WorkColumns& columns, const std::string& key, std::size_t limit,
                                       Date on);

} // namespace danchieu::query
