#include "query/resolver.hpp"

#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "query/number_lookup.hpp"
#include "query/query_parser.hpp"

#include <algorithm>
#include <utility>

namespace danchieu::query {

namespace {

/// Candidates that are described in full; further ones are listed without their force.
constexpr std::size_t full_summaries = 20;
constexpr std::size_t most_candidates = 100;

std::vector<WorkSummary> summaries(const WorkStore& store, const std::vector<std::string>& keys, Date on) {
  std::vector<WorkSummary> out;
  for (const std::string& key : keys) {
    if (out.size() == most_candidates) break;
    out.push_back(out.size() < full_summaries ? store.summary(key, on) : store.description(key));
  }
  return out;
}

Resolution resolve_id(const WorkStore& store, std::string_view iri, Date on) {
  Resolution resolution;
  const std::string key(iri);
  if (!store.known(key)) return resolution;
  resolution.kind = ResolutionKind::exact;
  resolution.works.push_back(store.summary(key, on));
  resolution.number = resolution.works.front().number;
  return resolution;
}

bool same_slug(const std::string& a, const std::string& b) {
  return text::slug(a) == text::slug(b);
}

/// Near numbers of a work that is known only from citations: a slip of the pen if kind, body and date agree too.
std::vector<WorkSummary> suspected_slips(const WorkStore& store, const WorkSummary& work, Date on) {
  const auto id = WorkId::parse(work.work);
  if (work.text_known || !id) return {};
  NumberReference reference{.type = id->type(), .key = id->number()};
  std::vector<WorkSummary> out;
  for (const std::string& key : near_numbers(store, reference)) {
    const auto other = WorkId::parse(key.substr(0, key.find('~')));
    if (!other || key == work.work || other->authority() != id->authority()) continue;
    WorkSummary summary = store.summary(key, on);
    if (summary.date && work.date && summary.date == work.date) out.push_back(std::move(summary));
  }
  return out;
}

} // namespace

std::string_view code(ResolutionKind kind) {
  switch (kind) {
  case ResolutionKind::exact: return "exact";
  case ResolutionKind::completed: return "completed";
  case ResolutionKind::ambiguous: return "ambiguous";
  case ResolutionKind::near: return "near";
  case ResolutionKind::unknown: return "unknown";
  }
  return "unknown";
}

Resolution resolve(const WorkStore& store, const ParsedQuery& query, Date on) {
  Resolution resolution;
  resolution.asked = query.text;
  std::vector<std::string> keys;
  bool exact = false;
  if (query.text.starts_with("/akn/")) {
    Resolution by_id = resolve_id(store, query.text, on);
    by_id.asked = query.text;
    return by_id;
  }
  if (query.number) {
    resolution.number = query.number->text;
    NumberMatch match = match_number(store, *query.number);
    keys = std::move(match.keys);
    exact = match.whole;
    resolution.body_words = std::move(match.body_words);
    if (keys.empty()) {
      std::vector<std::string> near = other_kinds(store, *query.number);
      if (near.empty()) near = near_numbers(store, *query.number);
      resolution.suggestions = summaries(store, near, on);
    }
  } else if (query.law_name) {
    keys = match_law_name(store, *query.law_name);
    exact = true;
  }
  resolution.works = summaries(store, keys, on);
  if (keys.size() > 1) {
    resolution.kind = ResolutionKind::ambiguous;
  } else if (keys.size() == 1) {
    const WorkSummary& work = resolution.works.front();
    resolution.kind = exact ? ResolutionKind::exact : ResolutionKind::completed;
    if (query.number) resolution.suggestions = suspected_slips(store, work, on);
    if (exact && query.number && same_slug(work.number, resolution.number)) resolution.number = work.number;
  } else if (!resolution.suggestions.empty()) {
    resolution.kind = ResolutionKind::near;
  }
  return resolution;
}

Resolution resolve(const Generation& generation, std::string_view text, Date on) {
  const WorkStore store(generation);
  ParsedQuery query = parse_query(text);
  if (!query.number && !query.law_name) query.law_name = query.text; // a name need not begin with "luật"
  return resolve(store, query, on);
}

} // namespace danchieu::query
