#pragma once

#include "query/searcher.hpp"
#include "web/page.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace danchieu::web {

/// What is wrong with the parameters of an address, for the person who typed it: a key of labels.tsv.
struct BadParameter {
  std::string label_key;
};

inline constexpr std::uint32_t hits_per_page = 10;

/// The parameters q, on, type, issuer, year, status, sort and page of /search; unknown ones are ignored. The
/// API also takes limit and offset.
std::variant<query::SearchRequest, BadParameter> read_search_request(const Parameters& parameters,
                                                                     Date today);

/// Markup-free model of search.mustache. `asked` is the document that the question names, if it is one.
nlohmann::ordered_json search_model(const query::SearchResult& result,
                                    const std::optional<query::WorkView>& asked, const Visitor& visitor);

/// A text cut at its highlights: [{text, mark}].
nlohmann::ordered_json snippet_runs(const query::Snippet& snippet);

/// Cards of candidate works under a heading, for questions that fit several; null when there is nothing to
/// choose from.
nlohmann::ordered_json candidates_model(const query::Resolution& resolution, const Visitor& visitor);

} // namespace danchieu::web
