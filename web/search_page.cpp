#include "web/search_page.hpp"

#include "normalizer/text/fold.hpp"
#include "query/json.hpp"
#include "query/query_parser.hpp"
#include "query/reading.hpp"
#include "web/search_narrowing.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::SearchRequest;

ordered_json hit_model(const query::Hit& hit, const Visitor& visitor) {
  constexpr std::ptrdiff_t shown = 2; // on a telephone each takes a third of the screen
  ordered_json model = summary_model(hit.work, visitor);
  std::vector<ordered_json> provisions;
  for (const query::ProvisionHit& provision : hit.provisions) {
    provisions.push_back({{"href", work_link(visitor, hit.work.work, provision.eid)},
                          {"label", text::capitalised(provision.label)},
                          {"heading", provision.heading},
                          {"runs", snippet_runs(provision.snippet)}});
  }
  model["has_provisions"] = !provisions.empty();
  model["more_provisions"] = nullptr;
  if (provisions.size() > shown) {
    const auto rest = provisions.begin() + shown;
    model["more_provisions"] = {{"count", provisions.size() - shown}, {"provisions", std::vector<ordered_json>(rest, provisions.end())}};
    provisions.erase(rest, provisions.end());
  }
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
    add("work.number", one ? query::display_name(result.resolution->works.front()) : query::number_said(*question.number));
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

/// The works that one number or name may stand for, or those with a near one.
std::span<const query::WorkSummary> shown_candidates(const query::Resolution& resolution) {
  constexpr std::size_t most = 20;
  std::span<const query::WorkSummary> works;
  if (resolution.kind == query::ResolutionKind::ambiguous) works = resolution.works;
  if (resolution.kind == query::ResolutionKind::near) works = resolution.suggestions;
  return works.first(std::min(works.size(), most));
}

/// The same question for programs and news readers.
std::string other_form(const Visitor& visitor, const SearchRequest& request, std::string_view path, Parameters more = {}) {
  Parameters parameters = parameters_of(request);
  for (auto& parameter : more) parameters.push_back(std::move(parameter));
  return link(visitor, path, std::move(parameters));
}

} // namespace

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
  const auto works = shown_candidates(resolution);
  if (works.empty()) return nullptr;
  ordered_json cards = ordered_json::array();
  for (const query::WorkSummary& work : works) cards.push_back(summary_model(work, visitor));
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
                                     : ordered_json{{"about", !result.total_exact}, {"count", count_text(result.total, visitor.language)}};
  model["active"] = active_model(result, visitor);
  std::set<std::string_view> in_card;
  if (asked) in_card.insert(asked->summary.work);
  else if (!model["candidates"].is_null())
    for (const query::WorkSummary& work : shown_candidates(*result.resolution)) in_card.insert(work.work);
  ordered_json hits = ordered_json::array();
  std::uint32_t first = request.offset + 1;
  for (const query::Hit& hit : result.hits) {
    // The documents asked for stand in the card above; their hits would only repeat that, unless they show words asked for.
    const bool shows_words = std::any_of(hit.provisions.begin(), hit.provisions.end(), [](const auto& each) { return !each.snippet.highlights.empty(); });
    const bool repeated = hits.empty() && !shows_words && in_card.contains(hit.work.work);
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
  model["sorts"] = sorts_model(request, visitor);
  model["facets"] = facets_model(result, visitor);
  model["review"] = request.issuer.empty()
                        ? ordered_json{}
                        : ordered_json(link(visitor, "/review", {{"issuer", request.issuer}}));
  model["facets_approximate"] = !result.facets_exact && !result.facets.empty();
  return model;
}

} // namespace danchieu::web
