#pragma once

#include "web/search_request.hpp"

#include <nlohmann/json_fwd.hpp>

namespace danchieu::web {

/// Facets as links that narrow the question, or widen it again.
nlohmann::ordered_json facets_model(const query::SearchResult& result, const Visitor& visitor);

/// The filters and the date that are chosen, each with the question without it; null when there is none.
nlohmann::ordered_json active_model(const query::SearchResult& result, const Visitor& visitor);

/// The orders that results may have.
nlohmann::ordered_json sorts_model(const query::SearchRequest& request, const Visitor& visitor);

} // namespace danchieu::web
