#pragma once

#include "query/searcher.hpp"

#include <string>

namespace danchieu::query {

/// Says in one line each how a question was understood: fills read_as_vi and read_as_en.
void say_reading(SearchResult& result);

/// How a number that stands in parts was understood: "thong tu 200 2014 btc" → "thông tư 200 năm 2014 (BTC)"; one
/// written with its letters as it was typed.
std::string number_said(const NumberReference& reference);

} // namespace danchieu::query
