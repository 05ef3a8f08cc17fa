#include "web/pages.hpp"

#include "normalizer/text/fold.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

/// The most frequent values of a facet as links to the search that they narrow.
ordered_json facet_links(const query::Facet& facet, const Visitor& visitor) {
  constexpr std::size_t shown = 12;
  ordered_json values = ordered_json::array();
  for (const query::FacetValue& value : facet.values) {
    if (values.size() == shown) break;
    const std::string& text = visitor.language == Language::vi ? value.vi : value.en;
    values.push_back({{"href", link(visitor, "/search", {{facet.name, value.value}})},
                      {"text", text::capitalised(text.empty() ? value.value : text)},
                      {"count", count_text(value.count, visitor.language)}});
  }
  return {{"heading", label("facet." + facet.name, visitor.language)}, {"values", std::move(values)}};
}

ordered_json counts_model(const Holdings& holdings, const Visitor& visitor) {
  ordered_json counts = ordered_json::array();
  const auto add = [&](const std::string& key, ordered_json value) {
    counts.push_back({{"term", label("about." + key, visitor.language)}, {"value", std::move(value)}});
  };
  for (const char* name : {"works", "units", "files"}) // others are the index's own business
    if (const auto found = holdings.counts.find(name); found != holdings.counts.end()) add(name, count_text(found->second, visitor.language));
  if (const auto day = holdings.day()) add("created", date_text(*day, visitor.language));
  add("generation", std::to_string(holdings.generation));
  return counts;
}

} // namespace

Response about_page(const Question& question, const Overview* overview) {
  const Visitor& visitor = question.visitor;
  PageFrame frame;
  frame.title = label("site.about", visitor.language);
  frame.kind = "about-page";
  frame.path = "/about";
  ordered_json model = frame_model(frame, visitor);
  model["counts"] = counts_model(question.catalogue.holdings(), visitor);
  ordered_json facets = ordered_json::array();
  ordered_json newest = ordered_json::array();
  if (overview != nullptr) {
    for (const query::Facet& facet : overview->facets)
      if (!facet.values.empty()) facets.push_back(facet_links(facet, visitor));
    for (const query::WorkSummary& work : overview->newest) newest.push_back(summary_model(work, visitor));
  }
  model["facets"] = std::move(facets);
  model["has_newest"] = !newest.empty();
  model["newest"] = std::move(newest);
  Response response = page("about", model, visitor);
  response.caching = Caching::revalidate;
  response.lasting = overview != nullptr;
  return response;
}

} // namespace danchieu::web
