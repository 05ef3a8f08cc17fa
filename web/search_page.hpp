#pragma once

#include "web/search_request.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace danchieu::web {

/// Markup-free model of search.mustache. `asked` is the document that the question names, if it is one.
nlohmann::ordered_json search_model(const query::SearchResult& result,
                                    const std::optional<query::WorkView>& asked, const Visitor& visitor);

/// A text cut at its highlights: [{text, mark}].
nlohmann::ordered_json snippet_runs(const query::Snippet& snippet);

/// Cards of candidate works under a heading, for questions that fit several; null when there is nothing to
/// choose from.
nlohmann::ordered_json candidates_model(const query::Resolution& resolution, const Visitor& visitor);

} // namespace danchieu::web
