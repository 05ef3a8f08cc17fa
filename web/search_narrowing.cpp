#include "web/search_narrowing.hpp"

#include "normalizer/text/fold.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace danchieu::web {

using nlohmann::ordered_json;
using query::SearchRequest;

namespace {

/// The part of the request that a facet narrows; null for a facet that the form does not know.
std::string SearchRequest::*facet_field(std::string_view name) {
  if (name == "type") return &SearchRequest::type;
  if (name == "issuer") return &SearchRequest::issuer;
  if (name == "year") return &SearchRequest::year;
  if (name == "status") return &SearchRequest::status;
  if (name == "field") return &SearchRequest::field;
  return nullptr;
}

} // namespace

ordered_json facets_model(const query::SearchResult& result, const Visitor& visitor) {
  constexpr std::size_t shown = 8;
  ordered_json facets = ordered_json::array();
  for (const query::Facet& facet : result.facets) {
    const auto field = facet_field(facet.name);
    if (field == nullptr || facet.values.empty()) continue;
    ordered_json values = ordered_json::array();
    ordered_json more = ordered_json::array();
    for (const query::FacetValue& value : facet.values) {
      const bool current = result.request.*field == value.value;
      SearchRequest next = result.request;
      next.*field = current ? std::string{} : value.value;
      const std::string& text = visitor.language == Language::vi ? value.vi : value.en;
      (values.size() < shown || current ? values : more)
          .push_back({{"href", search_link(visitor, next)},
                      {"text", text::capitalised(text.empty() ? value.value : text)},
                      {"count", count_text(value.count, visitor.language)},
                      {"current", current}});
    }
    facets.push_back({{"heading", label("facet." + facet.name, visitor.language)},
                      {"values", values},
                      {"has_more", !more.empty()},
                      {"more", more}});
  }
  return facets;
}

ordered_json active_model(const query::SearchResult& result, const Visitor& visitor) {
  ordered_json filters = ordered_json::array();
  for (const std::string_view name : {"type", "issuer", "year", "field", "status"}) {
    const auto field = facet_field(name);
    const std::string& chosen = result.request.*field;
    if (chosen.empty()) continue;
    std::string text = chosen;
    for (const query::Facet& facet : result.facets) {
      if (facet.name != name) continue;
      for (const query::FacetValue& value : facet.values) {
        if (value.value == chosen) text = visitor.language == Language::vi ? value.vi : value.en;
      }
    }
    if (const auto status = corpus::force_status(chosen)) text = corpus::label(*status, visitor.language);
    SearchRequest next = result.request;
    (next.*field).clear();
    filters.push_back(
        {{"href", search_link(visitor, next)},
         {"text", std::string{label("facet." + std::string{name}, visitor.language)} + ": " + text}});
  }
  if (visitor.on_given) {
    Visitor today = visitor;
    today.on_given = false;
    filters.push_back({{"href", search_link(today, result.request)},
                       {"text", std::string{label("search.on", visitor.language)} + ": " + date_text(visitor.on, visitor.language)}});
  }
  if (filters.empty()) return nullptr;
  return {{"filters", filters}};
}

ordered_json sorts_model(const SearchRequest& request, const Visitor& visitor) {
  ordered_json sorts = ordered_json::array();
  for (const query::Sort sort :
       {query::Sort::relevance, query::Sort::newest, query::Sort::oldest, query::Sort::citations}) {
    SearchRequest next = request;
    next.sort = sort;
    sorts.push_back({{"text", label("sort." + std::string{query::code(sort)}, visitor.language)},
                     {"href", search_link(visitor, next)},
                     {"current", sort == request.sort}});
  }
  return sorts;
}

} // namespace danchieu::web
