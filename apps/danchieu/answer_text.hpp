#pragma once

#include "apps/danchieu/printer.hpp"
#include "query/searcher.hpp"
#include "query/work_view.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::apps {

// Answers as people read them on a terminal.

void print_search(std::ostream& out, const query::SearchResult& result, const TextStyle& style);
void print_view(std::ostream& out, const query::WorkView& view, const TextStyle& style);

/// The candidates of a number that several works share, or the near ones of a number that none has.
void print_resolution(std::ostream& out, const query::Resolution& resolution, const TextStyle& style);
} // namespace danchieu::apps
