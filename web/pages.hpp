#pragma once

#include "web/question.hpp"
#include "web/response.hpp"

#include <vector>

// One function a page: reads the parameters, asks the catalogue, renders. What the pages show is made by their models
// (search_page.hpp, work_page.hpp, check_page.hpp, review_page.hpp).

namespace danchieu::web {

/// What a generation holds at a glance; made once for each, because it costs two searches.
struct Overview {
  std::vector<query::WorkSummary> most_cited; ///< those that have numbers
  std::vector<query::WorkSummary> newest;     ///< by date of issue
  std::vector<query::Facet> facets;           ///< counts of all works by type, issuer, year, force
};

Overview overview_of(const Catalogue& catalogue, Date on);

/// `overview` may be null, while the index is too busy to give one.
Response start_page(const Question& question, const Overview* overview);
Response about_page(const Question& question, const Overview* overview);
Response search_page(const Question& question);
Response work_page(const Question& question);
Response check_page(const Question& question);
Response review_page(const Question& question, const Overview* overview);

} // namespace danchieu::web
