#pragma once

#include "query/parsed_query.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstdint>
#include <vector>

namespace danchieu::query {

/// The works that filters, of the question and of the form beside it, leave over, by their number in the columns; all
/// of them when there are no filters.
std::vector<bool> works_left(const WorkStore& store, const WorkColumns& columns, const std::vector<Filter>& filters, Date on,
                             std::vector<Hint>& hints);

/// The status by the stored days alone, as facets and filters see it: expired, not_yet_in_force, partly_expired,
/// needs_review, in_force or unknown.
ForceStatus stored_status(const WorkColumns::Row& row, std::uint32_t on);

/// 20120723, as the columns have it.
std::uint32_t day_number(Date date);

} // namespace danchieu::query
