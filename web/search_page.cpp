#include "web/search_page.hpp"

#include "normalizer/text/fold.hpp"
#include "query/json.hpp"
#include "query/query_parser.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::SearchRequest;

/// The address of the same question, with one part of it changed.
Parameters parameters_of(const SearchRequest& request) {
  Parameters out{{"q", request.query},
                 {"type", request.type},
                 {"issuer", request.issuer},
                 {"year", request.year},
                 {"status", request.status},
                 {"field", request.field}};
  if (request.sort != query::Sort::relevance) out.emplace_back("sort", query::code(request.sort));
  return out;
}

std::string search_link(const Visitor& visitor, const SearchRequest& request, std::uint32_t page_number = 1) {
  Parameters parameters = parameters_of(request);
  if (page_number > 1) parameters.emplace_back("page", std::to_string(page_number));
  return link(visitor, "/search", std::move(parameters));
}

/// The part of the request that a facet narrows; null for a facet that the form does not know.
std::string SearchRequest::*facet_field(std::string_view name) {
  if (name == "type") return &SearchRequest::type;
  if (name == "issuer") return &SearchRequest::issuer;
  if (name == "year") return &SearchRequest::year;
  if (name == "status") return &SearchRequest::status;
  if (name == "field") return &SearchRequest::field;
  return nullptr;
}

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
                      {"count", value.count},
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
  if (filters.empty()) return nullptr;
  return {{"filters", filters}};
}

ordered_json hit_model(const query::Hit& hit, const Visitor& visitor) {
  ordered_json model = summary_model(hit.work, visitor);
  ordered_json provisions = ordered_json::array();
  for (const query::ProvisionHit& provision : hit.provisions) {
    provisions.push_back({{"href", work_link(visitor, hit.work.work, provision.eid)},
                          {"label", text::capitalised(provision.label)},
                          {"heading", provision.heading},
                          {"runs", snippet_runs(provision.snippet)}});
  }
  model["has_provisions"] = !provisions.empty();
  model["provisions"] = std::move(provisions);
  return model;
}

ordered_json asked_model(const query::WorkView& view, const Visitor& visitor) {
  ordered_json model = summary_model(view.summary, visitor);
  ordered_json reasons = ordered_json::array();
  for (const corpus::ForceReason& reason : view.force.because) {
    reasons.push_back(reason_model(reason, view.summary.work, visitor));
    if (reasons.size() == 2) break; // the rest stands on the page of the work
  }
  model["on"] = date_text(view.force.on, visitor.language);
  model["force"] = force_model(view.force, visitor.language);
  model["reasons"] = std::move(reasons);
  model["successor"] = nullptr;
  if (!view.chain.empty() && !view.chain_cyclic)
    model["successor"] = summary_model(view.chain.back().work, visitor);
  return model;
}

/// How the question was read: the number, name or relation found in it and its filters, for people to see a
/// misunderstanding. Null when it was taken as plain words alone.
ordered_json understood_model(const query::SearchResult& result, const Visitor& visitor) {
  const query::ParsedQuery& question = result.understood;
  ordered_json parts = ordered_json::array();
  const auto add = [&](std::string_view key, const std::string& value) {
    parts.push_back({{"name", key.empty() ? ordered_json{} : ordered_json(label(key, visitor.language))}, {"value", value}});
  };
  if (question.relation) {
    const query::RelationLabel verbs = query::relation_label(question.relation->kind);
    const bool vi = visitor.language == Language::vi;
    // "ai thay thế X": documents that do it to X; the other way round, those to whom X does it.
    add("search.asks", question.relation->incoming ? (vi ? verbs.vi : verbs.en) : (vi ? verbs.vi_reverse : verbs.en_reverse));
  }
  if (question.number) {
    const bool one = result.resolution && result.resolution->works.size() == 1;
    add("work.number", one ? query::display_name(result.resolution->works.front()) : question.number->text);
  }
  if (question.law_name) add("search.law", *question.law_name);
  for (const query::Filter& filter : question.filters) {
    const std::string key = "field." + filter.field;
    std::string value = filter.value;
    if (filter.negated) value = std::string{label("search.not", visitor.language)} + ' ' + value;
    if (has_label(key)) add(key, value);
    else parts.push_back({{"name", filter.field}, {"value", value}});
  }
  for (const std::string& words : result.ignored) add("search.ignored", words);
  if (parts.empty()) return nullptr;
  return {{"parts", std::move(parts)}};
}

/// The same question for programs and news readers.
std::string other_form(const Visitor& visitor, const SearchRequest& request, std::string_view path, Parameters more = {}) {
  Parameters parameters = parameters_of(request);
  for (auto& parameter : more) parameters.push_back(std::move(parameter));
  return link(visitor, path, std::move(parameters));
}

} // namespace

std::variant<SearchRequest, BadParameter> read_search_request(const Parameters& parameters, Date today) {
  SearchRequest request;
  request.query = value_of(parameters, "q");
  request.type = value_of(parameters, "type");
  request.issuer = value_of(parameters, "issuer");
  request.year = value_of(parameters, "year");
  request.status = value_of(parameters, "status");
  request.field = value_of(parameters, "field");
  request.explain = value_of(parameters, "explain") == "1";
  request.on = today;
  request.limit = hits_per_page;
  if (const auto on = value_of(parameters, "on"); !on.empty()) {
    const auto date = text::parse_date(on);
    if (!date) return BadParameter{"error.date"};
    request.on = *date;
  }
  if (const auto sort = value_of(parameters, "sort"); !sort.empty()) {
    const auto chosen = query::sort_named(sort);
    if (!chosen) return BadParameter{"error.sort"};
    request.sort = *chosen;
  }
  const auto read = [&](std::string_view name, std::uint32_t least, std::uint32_t most, std::uint32_t& into) {
    const std::string_view text = value_of(parameters, name);
    if (text.empty()) return true;
    const auto number = read_number(text);
    if (!number || *number < least) return false;
    into = std::min(*number, most);
    return true;
  };
  std::uint32_t page_number = 1;
  constexpr auto deepest = query::limits::page_depth;
  if (!read("limit", 1, query::limits::page_size, request.limit)) return BadParameter{"error.page"};
  if (!read("similar", 0, query::limits::page_size, request.similar)) return BadParameter{"error.page"};
  if (!read("page", 1, deepest, page_number)) return BadParameter{"error.page"};
  request.offset = std::min((page_number - 1) * request.limit, deepest);
  if (!read("offset", 0, deepest, request.offset)) return BadParameter{"error.page"};
  return request;
}

ordered_json snippet_runs(const query::Snippet& snippet) {
  ordered_json runs = ordered_json::array();
  const std::string_view text{snippet.text};
  std::size_t at = 0;
  const auto add = [&](std::size_t end, bool mark) {
    if (end > at) runs.push_back({{"text", text.substr(at, end - at)}, {"mark", mark}});
    at = std::max(at, end);
  };
  for (const query::Span& span : snippet.highlights) {
    const std::size_t start = std::min(span.start, text.size());
    const std::size_t end = std::min(span.end, text.size());
    if (start < at || end <= start) continue;
    add(start, false);
    add(end, true);
  }
  add(text.size(), false);
  return runs;
}

ordered_json candidates_model(const query::Resolution& resolution, const Visitor& visitor) {
  const bool ambiguous = resolution.kind == query::ResolutionKind::ambiguous;
  const bool near = resolution.kind == query::ResolutionKind::near;
  const auto& works = ambiguous ? resolution.works : resolution.suggestions;
  if ((!ambiguous && !near) || works.empty()) return nullptr;
  ordered_json cards = ordered_json::array();
  for (const query::WorkSummary& work : works) {
    cards.push_back(summary_model(work, visitor));
    if (cards.size() == 20) break;
  }
  return {
      {"heading", label(ambiguous ? "search.ambiguous" : "search.near", visitor.language)},
      {"help", ambiguous ? ordered_json(label("search.ambiguous_help", visitor.language)) : ordered_json{}},
      {"works", cards}};
}

ordered_json search_model(const query::SearchResult& result, const std::optional<query::WorkView>& asked,
                          const Visitor& visitor) {
  const SearchRequest& request = result.request;
  const std::uint32_t size = std::max<std::uint32_t>(request.limit, 1);
  const std::uint32_t number = request.offset / size + 1;
  PageFrame frame;
  frame.title =
      request.query.empty() ? std::string{label("search.results", visitor.language)} : request.query;
  frame.kind = "search";
  frame.path = "/search";
  frame.parameters = parameters_of(request);
  if (number > 1) frame.parameters.emplace_back("page", std::to_string(number));
  frame.noindex = true;
  frame.question = request.query;
  frame.feed = other_form(visitor, request, "/feed");
  ordered_json model = frame_model(frame, visitor);
  model["feed"] = frame.feed;
  model["csv"] = result.total == 0 ? ordered_json{} : ordered_json(other_form(visitor, request, "/api/v1/search", {{"format", "csv"}}));
  model["understood"] = understood_model(result, visitor);

  ordered_json notices = ordered_json::array();
  for (const query::Hint& hint : result.hints)
    notices.push_back(visitor.language == Language::vi ? hint.vi : hint.en);
  if (result.partial) notices.push_back(label("search.partial", visitor.language));
  if (result.resolution && result.resolution->kind == query::ResolutionKind::unknown) {
    notices.push_back(label("search.unknown", visitor.language));
  }
  model["notices"] = std::move(notices);
  model["suggestion"] = nullptr;
  if (!result.suggestion.empty()) {
    SearchRequest next = request;
    next.query = result.suggestion;
    model["suggestion"] = {{"href", search_link(visitor, next)}, {"text", result.suggestion}};
  }
  model["asked"] = asked ? asked_model(*asked, visitor) : ordered_json{};
  model["candidates"] = result.resolution ? candidates_model(*result.resolution, visitor) : ordered_json{};
  model["total"] = result.total == 0 ? ordered_json{}
                                     : ordered_json{{"about", !result.total_exact}, {"count", result.total}};
  model["active"] = active_model(result, visitor);
  ordered_json hits = ordered_json::array();
  std::uint32_t first = request.offset + 1;
  for (const query::Hit& hit : result.hits) {
    // The document asked for stands in the card above; its hit would only repeat that.
    const bool repeated =
        asked && hits.empty() && hit.provisions.empty() && hit.work.work == asked->summary.work;
    if (repeated) {
      ++first;
    } else {
      hits.push_back(hit_model(hit, visitor));
    }
  }
  model["has_hits"] = !hits.empty();
  model["hits"] = std::move(hits);
  model["first"] = first;
  const std::uint32_t reachable = std::min(result.total, query::limits::page_depth);
  const std::uint32_t pages = (reachable + size - 1) / size;
  model["pager"] = nullptr;
  if (pages > 1) {
    model["pager"] = {
        {"number", number},
        {"pages", pages},
        {"previous", number > 1 ? ordered_json(search_link(visitor, request, number - 1)) : ordered_json{}},
        {"next", number < pages ? ordered_json(search_link(visitor, request, number + 1)) : ordered_json{}}};
  }
  model["date_form"] = {{"fields", hidden_fields(visitor, parameters_of(request), false)},
                        {"value", text::to_iso(request.on)}};
  ordered_json sorts = ordered_json::array();
  for (const query::Sort sort :
       {query::Sort::relevance, query::Sort::newest, query::Sort::oldest, query::Sort::citations}) {
    SearchRequest next = request;
    next.sort = sort;
    sorts.push_back({{"text", label("sort." + std::string{query::code(sort)}, visitor.language)},
                     {"href", search_link(visitor, next)},
                     {"current", sort == request.sort}});
  }
  model["sorts"] = std::move(sorts);
  model["facets"] = facets_model(result, visitor);
  model["review"] = request.issuer.empty()
                        ? ordered_json{}
                        : ordered_json(link(visitor, "/review", {{"issuer", request.issuer}}));
  model["facets_approximate"] = !result.facets_exact && !result.facets.empty();
  return model;
}

} // namespace danchieu::web
