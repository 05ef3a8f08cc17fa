#pragma once

#include "query/searcher.hpp"

namespace danchieu::query {

/// Says in one line each how a question was understood: fills read_as_vi and read_as_en.
void say_reading(SearchResult& result);

} // namespace danchieu::query
