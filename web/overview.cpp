#include "web/pages.hpp"

namespace danchieu::web {

Overview overview_of(const Catalogue& catalogue, Date on) {
  query::SearchRequest request;
  request.query = "-so:0"; // all of them: no document has this number
  request.on = on;
  request.sort = query::Sort::citations;
  request.limit = 4;
  const query::SearchResult cited = catalogue.search(request);
  request.sort = query::Sort::newest;
  request.limit = 5;
  const query::SearchResult newest = catalogue.search(request);
  Overview overview;
  for (const query::Hit& hit : cited.hits)
    if (!hit.work.number.empty()) overview.most_cited.push_back(hit.work);
  overview.facets = cited.facets;
  for (const query::Hit& hit : newest.hits) overview.newest.push_back(hit.work);
  return overview;
}

} // namespace danchieu::web
