#include "query/provision_order.hpp"

#include "query/unit_query.hpp"
#include "query/word_terms.hpp"

#include <algorithm>

namespace danchieu::query {

namespace {

bool says(const std::vector<text::Token>& title, const text::Token& word) {
  return std::ranges::any_of(title, [&word](const text::Token& said) {
    return is_marked(word) ? said.exact == word.exact : said.folded == word.folded;
  });
}

} // namespace

ProvisionOrder::ProvisionOrder(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                               const std::vector<QueryPart>& parts)
    : store_(store), columns_(columns), ranking_(ranking), deadline_(deadline) {
  for (const QueryPart& part : parts)
    if (part.kind == "word" || part.kind == "heading" || part.kind == "pair") parts_.push_back({text::tokenize(part.words), &part.query});
}

void ProvisionOrder::apply(std::vector<RankedWork>& works) const {
  struct Place {
    std::size_t work;
    RankedUnit* unit;
  };
  std::vector<Place> places;
  std::vector<std::vector<text::Token>> titles;
  for (RankedWork& work : works) {
    if (work.units.size() < 2) continue; // nothing to put in order
    for (RankedUnit& unit : work.units) places.push_back({titles.size(), &unit});
    titles.push_back(text::tokenize(called_by(store_.description(columns_.key(work.work)))));
  }
  std::ranges::sort(places, {}, [](const Place& place) { return place.unit->document; });
  for (const Part& part : parts_) {
    std::vector<bool> titled;
    for (const auto& title : titles)
      titled.push_back(std::ranges::all_of(part.words, [&title](const text::Token& word) { return says(title, word); }));
    std::vector<RankedUnit*> units;
    UnitScores scores;
    for (const Place& place : places) {
      if (!titled[place.work]) continue;
      units.push_back(place.unit);
      scores.documents.push_back(place.unit->document);
    }
    if (units.empty()) continue;
    scores.weights.assign(units.size(), 0.0);
    add_weights(store_, columns_, ranking_, deadline_, *part.query, scores);
    for (std::size_t i = 0; i < units.size(); ++i) units[i]->score -= ranking_.titled * scores.weights[i];
  }
  for (RankedWork& work : works) best_first(work.units);
}

} // namespace danchieu::query
