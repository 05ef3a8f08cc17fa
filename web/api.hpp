#pragma once

#include "web/catalogue.hpp"
#include "web/page.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

// The JSON API of docs/api.md: each function answers one path. Values are those of query/json.hpp, so the
// API, the command line and the pages say the same. Errors are application/problem+json.

namespace danchieu::web {

Response api_search(const Catalogue& catalogue, const Request& request, Date today);
Response api_work(const Catalogue& catalogue, const Request& request,
                  Date on); ///< also …/citations and …/relations
Response api_resolve(const Catalogue& catalogue, const Request& request, Date on);
Response api_cite(const Request& request);

/// The date that ?on= asks for, else `today`; nothing when it cannot be read.
std::optional<Date> read_on(const Parameters& parameters, Date today);

} // namespace danchieu::web
