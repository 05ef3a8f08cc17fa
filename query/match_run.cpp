#include "query/match_run.hpp"

#include "corpus/field.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>

namespace danchieu::query {

namespace {

namespace slot = corpus::slot;

constexpr std::uint32_t rerank_window = 100;

Xapian::BM25Weight weighting(const Ranking& ranking) {
  return Xapian::BM25Weight(ranking.k1, 0, 1, ranking.b, 0.5);
}

/// How the force of a work and the number of works that cite it change its place.
double adjusted(double weight, const Xapian::Document& document, const MatchOptions& options, const std::string& on) {
  const std::string until = document.get_value(slot::force_until);
  if (!until.empty() && until <= on) weight *= options.ranking.expired;
  const std::string cited = document.get_value(slot::cited_by);
  if (!cited.empty()) weight *= 1 + options.ranking.citations * std::log2(1 + Xapian::sortable_unserialise(cited));
  return weight;
}

} // namespace

std::vector<RankedWork> rank_works(const WorkStore& store, const Xapian::Query& query, const MatchOptions& options,
                                   std::uint32_t first, std::uint32_t count) {
  Xapian::Enquire enquire(store.database());
  enquire.set_weighting_scheme(weighting(options.ranking));
  enquire.set_query(query);
  enquire.set_collapse_key(slot::work);
  if (options.sort == Sort::newest) enquire.set_sort_by_value_then_relevance(slot::date, true);
  if (options.sort == Sort::oldest) enquire.set_sort_by_value_then_relevance(slot::date, false);
  if (options.sort == Sort::citations) enquire.set_sort_by_value_then_relevance(slot::cited_by, true);
  const bool rerank = options.sort == Sort::relevance;
  const std::uint32_t from = rerank ? 0 : first;
  const std::uint32_t wanted = rerank ? std::max(rerank_window, first + count) : count;
  const Xapian::MSet found = enquire.get_mset(from, wanted);
  std::vector<RankedWork> works;
  const std::string on = compact_date(options.on);
  for (auto item = found.begin(); item != found.end(); ++item) {
    const Xapian::Document document = item.get_document();
    const double weight = rerank && works.size() < rerank_window ? adjusted(item.get_weight(), document, options, on)
                                                                 : item.get_weight();
    works.push_back({document.get_value(slot::work), weight});
  }
  if (!rerank) return works;
  const auto window = works.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(works.size(), rerank_window));
  std::stable_sort(works.begin(), window, [](const RankedWork& a, const RankedWork& b) { return a.score > b.score; });
  works.erase(works.begin(), works.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(first, works.size())));
  if (works.size() > count) works.resize(count);
  return works;
}

WorkCount count_works(const WorkStore& store, const Xapian::Query& query, FacetCounter& facets) {
  Xapian::Enquire enquire(store.database());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.set_query(query);
  enquire.set_collapse_key(slot::work);
  const Xapian::MSet found = enquire.get_mset(0, counted_works);
  for (auto item = found.begin(); item != found.end(); ++item) {
    const Xapian::Document document = item.get_document();
    facets.count({.type = document.get_value(slot::type),
                  .authority = document.get_value(slot::authority),
                  .year = document.get_value(slot::year),
                  .from = document.get_value(slot::force_from),
                  .until = document.get_value(slot::force_until),
                  .flags = document.get_value(slot::force_flags)},
                 document.get_value(slot::work));
  }
  if (found.size() < counted_works) return {found.size(), true};
  return {std::max(found.size(), found.get_matches_estimated()), false};
}

std::vector<RankedUnit> rank_units(const WorkStore& store, const Xapian::Query& query, const Ranking& ranking,
                                   const std::vector<std::string>& keys, std::uint32_t each) {
  if (keys.empty() || query.empty()) return {};
  Xapian::Enquire enquire(store.database());
  enquire.set_weighting_scheme(weighting(ranking));
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, works_query(corpus::prefix::unit_of, keys)));
  enquire.set_collapse_key(slot::work, each);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(keys.size()) * each);
  std::vector<RankedUnit> units;
  for (auto item = found.begin(); item != found.end(); ++item)
    units.push_back({item.get_document().get_value(slot::work), *item, item.get_weight()});
  return units;
}

} // namespace danchieu::query
