#include "query/match_run.hpp"

#include "corpus/field.hpp"
#include "query/text_match.hpp"
#include "query/unit_text.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace danchieu::query {

namespace {

namespace slot = corpus::slot;
using Xapian::Query;

constexpr Xapian::doccount window_units = 1000;   ///< put in order by works where all words must match
constexpr Xapian::doccount question_units = 300;  ///< the same for a longer question
constexpr Xapian::doccount counted_units = 5000;  ///< matches up to which works are counted exactly
constexpr Xapian::doccount title_works = 200;     ///< works whose titles say most of the question
constexpr std::size_t sure_titles = 10;           ///< of them those looked at although no unit of theirs is in the window
constexpr std::size_t verified_units = 300;       ///< candidates verified so that the count is exact
constexpr double least_share = 0.5;
constexpr int most_years = 20;

Xapian::BM25Weight weighting(const Ranking& ranking) { return Xapian::BM25Weight(ranking.k1, 0, 1, ranking.b, 0.5); }

int year_of(const std::string& compact) { return compact.size() < 4 ? 0 : std::atoi(compact.substr(0, 4).c_str()); }

/// The words that a work is called by, as indexer puts them under prefix::title.
std::string called_by(const WorkSummary& work) {
  return work.title + "\n" + work.number + "\n" + work.type + "\n" + work.issuer + "\n" + work.place;
}

class Run {
public:
  Run(const WorkStore& store, const WorkColumns& columns, const MatchRequest& request)
      : store_(store), columns_(columns), request_(request), on_(compact_date(request.on)) {}

  MatchPage run() {
    read_window();
    if (request_.sort != Sort::relevance && !complete_ && request_.verify == nullptr) {
      sorted_by_value();
      count();
      return std::move(page_);
    }
    if (request_.titles != nullptr && request_.sort == Sort::relevance) add_titles();
    for (RankedWork& work : works_) weigh(work);
    order();
    const std::size_t wanted = std::size_t{request_.first} + request_.count;
    if (request_.verify != nullptr) verify(wanted);
    if (wanted > works_.size() && !complete_ && request_.verify == nullptr) add_beyond(wanted);
    count();
    const std::size_t first = std::min<std::size_t>(request_.first, works_.size());
    const std::size_t last = std::min(works_.size(), wanted);
    page_.works.assign(std::make_move_iterator(works_.begin() + static_cast<std::ptrdiff_t>(first)),
                       std::make_move_iterator(works_.begin() + static_cast<std::ptrdiff_t>(last)));
    return std::move(page_);
  }

private:
  Xapian::Enquire enquire(const Query& query) const {
    Xapian::Enquire made(store_.database());
    made.set_weighting_scheme(weighting(request_.ranking));
    made.set_query(query);
    return made;
  }

  void read_window() {
    Xapian::Enquire best = enquire(request_.query);
    const Xapian::doccount window = request_.all_words ? window_units : question_units;
    const Xapian::MSet found = best.get_mset(0, window);
    complete_ = found.size() < window;
    matches_ = std::max(found.get_matches_estimated(), found.size());
    units_ = found.size();
    for (auto item = found.begin(); item != found.end(); ++item) add_unit(*item, item.get_weight());
  }

  void add_unit(Xapian::docid document, double weight) {
    const std::uint32_t work = columns_.work_of(document);
    if (work == WorkColumns::none) return;
    const auto [place, added] = place_.try_emplace(work, works_.size());
    if (added) works_.push_back({.work = work, .units = {}});
    RankedWork& ranked = works_[place->second];
    ranked.text = std::max(ranked.text, weight);
    // Verification may drop some, so more are kept than are shown.
    // A provision that says far less than the best one of its work is not shown.
    if (request_.verify == nullptr && weight < least_share * ranked.text) return;
    if (ranked.units.size() < (request_.verify != nullptr ? window_units : units_each)) ranked.units.push_back({document, weight});
  }

  void add_titles() {
    Xapian::Enquire titles = enquire(*request_.titles);
    const Xapian::MSet found = titles.get_mset(0, title_works);
    std::vector<std::uint32_t> missing;
    std::size_t rank = 0;
    for (auto item = found.begin(); item != found.end(); ++item, ++rank) {
      const std::uint32_t work = columns_.work_of(*item);
      if (work == WorkColumns::none) continue;
      titles_[work] = item.get_weight();
      if (rank < sure_titles && !complete_ && !place_.contains(work)) missing.push_back(work);
    }
    if (missing.empty()) return;
    std::vector<std::string> keys;
    for (const std::uint32_t work : missing) keys.push_back(columns_.row(work).key);
    Xapian::Enquire more = enquire(Query(Query::OP_FILTER, request_.query, works_query(corpus::prefix::unit_of, keys)));
    more.set_collapse_key(slot::work, units_each);
    const Xapian::MSet units = more.get_mset(0, static_cast<Xapian::doccount>(missing.size() * units_each));
    for (auto item = units.begin(); item != units.end(); ++item) add_unit(*item, item.get_weight());
  }

  void weigh(RankedWork& work) const {
    const WorkColumns::Row& row = columns_.row(work.work);
    const Ranking& ranking = request_.ranking;
    if (const auto title = titles_.find(work.work); title != titles_.end()) work.title = ranking.title * title->second;
    if (!row.until.empty() && row.until <= on_) work.force = ranking.expired;
    work.citations = 1 + ranking.citations * std::log2(1.0 + row.cited_by);
    if (const int year = year_of(row.date); year > 0)
      work.age = 1 - ranking.age * std::clamp(year_of(on_) - year, 0, most_years);
    work.score = (work.text + work.title) * work.force * work.citations * work.age;
  }

  void order() {
    const auto by = [this](const auto& key) {
      std::stable_sort(works_.begin(), works_.end(), [&](const RankedWork& a, const RankedWork& b) { return key(a, b); });
    };
    by([](const RankedWork& a, const RankedWork& b) { return a.score > b.score; });
    const auto date = [this](const RankedWork& work) -> const std::string& { return columns_.row(work.work).date; };
    const auto cited = [this](const RankedWork& work) { return columns_.row(work.work).cited_by; };
    if (request_.sort == Sort::newest) by([&](const RankedWork& a, const RankedWork& b) { return date(a) > date(b); });
    if (request_.sort == Sort::oldest) by([&](const RankedWork& a, const RankedWork& b) { return date(a) < date(b); });
    if (request_.sort == Sort::citations) by([&](const RankedWork& a, const RankedWork& b) { return cited(a) > cited(b); });
  }

  /// Drops what does not say it, from the best on, until the page is full or time is over.
  void verify(std::size_t wanted) {
    std::vector<RankedWork> kept;
    const bool all = complete_ && units_ <= verified_units;
    std::size_t dropped = 0;
    std::size_t looked_at = 0;
    for (RankedWork& work : works_) {
      if ((!all && kept.size() >= wanted) || request_.deadline.passed()) break;
      ++looked_at;
      std::vector<RankedUnit> units;
      const std::string title = called_by(store_.description(columns_.row(work.work).key));
      for (const RankedUnit& unit : work.units) {
        if (units.size() == units_each || request_.deadline.over()) break;
        if (text_matches(*request_.verify, decode_unit(store_.database().get_document(unit.document, Xapian::DOC_ASSUME_VALID).get_data()).text, title))
          units.push_back(unit);
      }
      if (units.empty()) {
        ++dropped;
        continue;
      }
      work.units = std::move(units);
      kept.push_back(std::move(work));
    }
    verified_all_ = looked_at == works_.size();
    const double share = looked_at == 0 ? 1 : static_cast<double>(looked_at - dropped) / static_cast<double>(looked_at);
    unverified_ = static_cast<std::uint32_t>(share * static_cast<double>(works_.size() - looked_at));
    works_ = std::move(kept);
  }

  /// Works whose best unit lies beyond the window, as the query alone orders them.
  void add_beyond(std::size_t wanted) {
    Xapian::Enquire all = enquire(request_.query);
    all.set_collapse_key(slot::work);
    const Xapian::MSet found = all.get_mset(0, static_cast<Xapian::doccount>(wanted + works_.size()));
    for (auto item = found.begin(); item != found.end() && works_.size() < wanted; ++item) {
      const std::uint32_t work = columns_.work_of(*item);
      if (work == WorkColumns::none || !place_.try_emplace(work, works_.size()).second) continue;
      works_.push_back({.work = work, .score = item.get_weight(), .text = item.get_weight(), .units = {{*item, item.get_weight()}}});
    }
  }

  void sorted_by_value() {
    Xapian::Enquire sorted = enquire(request_.query);
    sorted.set_collapse_key(slot::work);
    const std::uint32_t number = request_.sort == Sort::citations ? slot::cited_by : slot::date;
    sorted.set_sort_by_value_then_relevance(number, request_.sort != Sort::oldest);
    const Xapian::MSet found = sorted.get_mset(request_.first, request_.count);
    for (auto item = found.begin(); item != found.end(); ++item) {
      const std::uint32_t work = columns_.work_of(*item);
      if (work == WorkColumns::none) continue;
      page_.works.push_back({.work = work, .score = item.get_weight(), .text = item.get_weight(), .units = {{*item, item.get_weight()}}});
    }
  }

  void count() {
    if (request_.verify != nullptr) {
      for (const RankedWork& work : works_) page_.counted.push_back(work.work);
      page_.exact = complete_ && verified_all_;
      page_.total = static_cast<std::uint32_t>(works_.size()) + unverified_;
      return;
    }
    for (const auto& [work, place] : place_) page_.counted.push_back(work);
    page_.total = static_cast<std::uint32_t>(page_.counted.size());
    page_.exact = complete_;
    if (complete_) return;
    std::size_t units = units_;
    if (request_.all_words) {
      Xapian::Enquire all(store_.database());
      all.set_weighting_scheme(Xapian::BoolWeight());
      all.set_docid_order(Xapian::Enquire::DONT_CARE);
      all.set_query(request_.query);
      const Xapian::MSet found = all.get_mset(0, counted_units);
      std::unordered_set<std::uint32_t> works;
      for (auto item = found.begin(); item != found.end(); ++item)
        if (const std::uint32_t work = columns_.work_of(*item); work != WorkColumns::none) works.insert(work);
      page_.exact = found.size() < counted_units;
      page_.counted.assign(works.begin(), works.end());
      page_.total = static_cast<std::uint32_t>(page_.counted.size());
      units = found.size();
      matches_ = std::max(matches_, found.size());
    }
    if (page_.exact || units == 0) return;
    const double estimate = static_cast<double>(page_.total) * static_cast<double>(matches_) / static_cast<double>(units);
    page_.total = std::max(page_.total, static_cast<std::uint32_t>(std::min(estimate, static_cast<double>(columns_.size()))));
  }

  const WorkStore& store_;
  const WorkColumns& columns_;
  const MatchRequest& request_;
  std::string on_;
  std::vector<RankedWork> works_;
  std::unordered_map<std::uint32_t, std::size_t> place_; ///< work → place in works_ before they were put in order
  std::unordered_map<std::uint32_t, double> titles_;
  Xapian::doccount matches_ = 0; ///< units, at least
  Xapian::doccount units_ = 0;   ///< in the window
  std::uint32_t unverified_ = 0; ///< works that would stand verification, by the share of those that did
  bool complete_ = true;         ///< the window holds all that matches
  bool verified_all_ = true;
  MatchPage page_;
};

} // namespace

MatchPage match_works(const WorkStore& store, const WorkColumns& columns, const MatchRequest& request) {
  return Run(store, columns, request).run();
}

bool matches_anything(const WorkStore& store, const Query& query) {
  Xapian::Enquire enquire(store.database());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.set_query(query);
  return enquire.get_mset(0, 1).size() > 0;
}

std::vector<std::vector<RankedUnit>> rank_units(const WorkStore& store, const WorkColumns& columns, const Query& query,
                                                const Ranking& ranking, const std::vector<std::uint32_t>& works) {
  std::vector<std::vector<RankedUnit>> units(works.size());
  if (works.empty() || query.empty()) return units;
  std::vector<std::string> keys;
  for (const std::uint32_t work : works) keys.push_back(columns.row(work).key);
  Xapian::Enquire enquire(store.database());
  enquire.set_weighting_scheme(weighting(ranking));
  enquire.set_query(Query(Query::OP_FILTER, query, works_query(corpus::prefix::unit_of, keys)));
  enquire.set_collapse_key(slot::work, units_each);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(works.size() * units_each));
  for (auto item = found.begin(); item != found.end(); ++item) {
    const auto place = std::ranges::find(works, columns.work_of(*item));
    if (place != works.end()) units[static_cast<std::size_t>(place - works.begin())].push_back({*item, item.get_weight()});
  }
  return units;
}

std::vector<WeighedPart> weigh_parts(const WorkStore& store, const Ranking& ranking, const std::vector<QueryPart>& parts,
                                     const std::string& key, std::uint32_t unit) {
  std::vector<WeighedPart> out;
  const Query only = works_query(corpus::prefix::unit_of, {key});
  for (const QueryPart& part : parts) {
    if (part.query == nullptr || part.query->empty()) continue;
    Xapian::Enquire enquire(store.database());
    enquire.set_weighting_scheme(weighting(ranking));
    enquire.set_query(Query(Query::OP_FILTER, *part.query, only));
    const Xapian::MSet found = enquire.get_mset(0, window_units);
    for (auto item = found.begin(); item != found.end(); ++item)
      if (*item == unit && item.get_weight() > 0) out.push_back({part.kind, part.words, item.get_weight()});
  }
  return out;
}

} // namespace danchieu::query
