#pragma once

#include "query/parsed_query.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <vector>

namespace danchieu::query {

/// The works that filters, of the question and of the form beside it, leave over, by their number in the columns; all
/// of them when there are no filters.
std::vector<bool> works_left(const WorkStore& store, const WorkColumns& columns, const std::vector<Filter>& filters, Date on,
                             std::vector<Hint>& hints);

} // namespace danchieu::query
