#pragma once

#include "query/view/relations.hpp"

#include <vector>

namespace danchieu::query {

/// The dated events in the life of a work, oldest first: its own, and what others did to it.
std::vector<HistoryEvent> history_of(const ViewedWork& work, const Relations& relations);

} // namespace danchieu::query
