#pragma once

#include "query/deadline.hpp"
#include "query/searcher.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <string>
#include <vector>

namespace danchieu::query {

/// Who cites, or acts on, some works (their keys). Each citing work counts once.
Mentions count_mentions(const WorkStore& store, const WorkColumns& columns, const Deadline& deadline, const std::vector<std::string>& works);

} // namespace danchieu::query
