#pragma once

#include "web/catalogue.hpp"
#include "web/page.hpp"
#include "web/request.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>

namespace danchieu::web {

inline constexpr std::size_t review_rows_shown = 200; ///< of each table on the page; CSV and JSON hold all

/// Markup-free model of review.mustache; without a review, the form alone.
nlohmann::ordered_json review_model(const std::optional<query::Review>& review, const Visitor& visitor);

/// /api/v1/review?issuer=: JSON, or with format=csv the table that `list` names (expired, endangered).
Response api_review(const Catalogue& catalogue, const Request& request, Date on);

} // namespace danchieu::web
