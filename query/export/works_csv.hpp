#pragma once

#include "query/work_view.hpp"

#include <string>

namespace danchieu::query {

// Tables as CSV (RFC 4180, UTF-8 with a heading line). Ids, codes and ISO dates, for programs as much as for people.

std::string works_csv_heading();
std::string works_csv_row(const WorkSummary& work);

/// What a work does to others, a row each: source, kind, target, scope, provisions, from, until, quote.
std::string relations_csv_heading();
std::string relations_csv_rows(const WorkView& view);

} // namespace danchieu::query
