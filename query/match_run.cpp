#include "query/match_run.hpp"

#include "query/text_match.hpp"
#include "query/unit_text.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t verified_units = 300; ///< candidates verified so that the count is exact
constexpr double least_share = 0.5;         ///< a provision that says less than this share of the best one of its work is not shown
constexpr int most_years = 20;

int year_of(const std::string& compact) { return compact.size() < 4 ? 0 : std::atoi(compact.substr(0, 4).c_str()); }

/// The words that a work is called by, as indexer puts them under prefix::work_title.
std::string called_by(const WorkSummary& work) {
  return work.title + "\n" + work.number + "\n" + work.type + "\n" + work.issuer + "\n" + work.place;
}

void best_first(std::vector<RankedUnit>& units) {
  std::ranges::sort(units, [](const RankedUnit& a, const RankedUnit& b) { return a.score != b.score ? a.score > b.score : a.document < b.document; });
}

/// The matching units of each of the works, best first.
std::vector<std::vector<RankedUnit>> group_units(const WorkColumns& columns, const UnitScores& units, const std::vector<std::uint32_t>& works) {
  std::unordered_map<std::uint32_t, std::size_t> place;
  for (std::size_t i = 0; i < works.size(); ++i) place.emplace(works[i], i);
  std::vector<bool> wanted(columns.size(), false);
  for (const std::uint32_t work : works) wanted[work] = true;
  std::vector<std::vector<RankedUnit>> grouped(works.size());
  for (std::size_t i = 0; i < units.documents.size(); ++i) {
    const std::uint32_t work = columns.work_of(units.documents[i]);
    if (work != WorkColumns::none && wanted[work]) grouped[place.at(work)].push_back({units.documents[i], units.weights[i]});
  }
  for (std::vector<RankedUnit>& each : grouped) best_first(each);
  return grouped;
}

class Run {
public:
  Run(const WorkStore& store, const WorkColumns& columns, const MatchRequest& request)
      : store_(store), columns_(columns), request_(request), on_(compact_date(request.on)) {}

  MatchPage run() {
    find_works();
    for (RankedWork& work : works_) weigh(work);
    page_.total = static_cast<std::uint32_t>(works_.size());
    const std::size_t wanted = std::size_t{request_.first} + request_.count;
    if (request_.verify != nullptr) {
      order(works_.size());
      add_units(0, works_.size());
      verify(wanted);
    } else {
      for (const RankedWork& work : works_) page_.counted.push_back(work.work);
      order(wanted);
    }
    const std::size_t first = std::min<std::size_t>(request_.first, works_.size());
    const std::size_t last = std::min(works_.size(), wanted);
    if (request_.verify == nullptr && request_.units != nullptr) add_units(first, last);
    page_.exact = page_.exact && !request_.deadline.passed();
    page_.works.assign(std::make_move_iterator(works_.begin() + static_cast<std::ptrdiff_t>(first)),
                       std::make_move_iterator(works_.begin() + static_cast<std::ptrdiff_t>(last)));
    return std::move(page_);
  }

private:
  /// Each work with what its best unit weighs.
  void find_works() {
    if (request_.units == nullptr) {
      for (std::uint32_t work = 0; work < columns_.size(); ++work)
        if (request_.open[work]) works_.push_back({.work = work});
      return;
    }
    std::vector<std::uint32_t> place(columns_.size(), WorkColumns::none);
    const UnitScores& units = *request_.units;
    for (std::size_t i = 0; i < units.documents.size(); ++i) {
      const std::uint32_t work = columns_.work_of(units.documents[i]);
      if (work == WorkColumns::none || !request_.open[work]) continue;
      if (place[work] == WorkColumns::none) {
        place[work] = static_cast<std::uint32_t>(works_.size());
        works_.push_back({.work = work, .text = units.weights[i]});
      } else {
        double& text = works_[place[work]].text;
        text = std::max(text, units.weights[i]);
      }
    }
    for (std::size_t i = 0; i < request_.titles.documents.size(); ++i) {
      const std::uint32_t work = columns_.work_of(request_.titles.documents[i]);
      if (work != WorkColumns::none && place[work] != WorkColumns::none)
        works_[place[work]].title = request_.ranking.title * request_.titles.weights[i];
    }
  }

  void weigh(RankedWork& work) const {
    const WorkColumns::Row& row = columns_.row(work.work);
    const Ranking& ranking = request_.ranking;
    if (!row.until.empty() && row.until <= on_) work.force = ranking.expired;
    work.citations = 1 + ranking.citations * std::log2(1.0 + row.cited_by);
    if (const int year = year_of(row.date); year > 0)
      work.age = 1 - ranking.age * std::clamp(year_of(on_) - year, 0, most_years);
    work.score = (work.text + work.title) * work.force * work.citations * work.age;
  }

  /// Puts the first `wanted` works in order.
  void order(std::size_t wanted) {
    const auto key = [this](const RankedWork& work) {
      const WorkColumns::Row& row = columns_.row(work.work);
      const std::int64_t date = std::atoll(row.date.c_str());
      std::int64_t first = 0; // the less the earlier
      if (request_.sort == Sort::newest) first = -date;
      if (request_.sort == Sort::oldest) first = date;
      if (request_.sort == Sort::citations) first = -std::int64_t{row.cited_by};
      return std::tuple(first, -work.score, work.work);
    };
    std::vector<std::pair<decltype(key(RankedWork())), std::size_t>> keys;
    for (std::size_t i = 0; i < works_.size(); ++i) keys.emplace_back(key(works_[i]), i);
    const std::size_t last = std::min(wanted, keys.size());
    std::ranges::partial_sort(keys, keys.begin() + static_cast<std::ptrdiff_t>(last));
    std::vector<RankedWork> ordered;
    for (std::size_t i = 0; i < last; ++i) ordered.push_back(std::move(works_[keys[i].second]));
    works_ = std::move(ordered);
  }

  /// The units of the works from `first` to before `last`; all that may be shown when they are to be verified.
  void add_units(std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> works;
    for (std::size_t i = first; i < last; ++i) works.push_back(works_[i].work);
    std::vector<std::vector<RankedUnit>> units = group_units(columns_, *request_.units, works);
    for (std::size_t i = first; i < last; ++i) {
      works_[i].units = std::move(units[i - first]);
      if (request_.verify != nullptr) continue; // verification may drop the best
      std::erase_if(works_[i].units, [&](const RankedUnit& unit) { return unit.score < least_share * works_[i].text; });
      if (works_[i].units.size() > units_each) works_[i].units.resize(units_each);
    }
  }

  /// Drops what does not say it, from the best on, until the page is full or time is over.
  void verify(std::size_t wanted) {
    std::vector<RankedWork> kept;
    std::size_t units = 0;
    for (const RankedWork& work : works_) units += work.units.size();
    const bool all = units <= verified_units;
    std::size_t dropped = 0;
    std::size_t looked_at = 0;
    for (RankedWork& work : works_) {
      if ((!all && kept.size() >= wanted) || request_.deadline.over()) break;
      ++looked_at;
      if (!says_it(work)) {
        ++dropped;
        continue;
      }
      kept.push_back(std::move(work));
    }
    const std::size_t left = works_.size() - looked_at; // would stand verification by the share of those that did
    const double share = looked_at == 0 ? 1 : static_cast<double>(looked_at - dropped) / static_cast<double>(looked_at);
    page_.exact = left == 0;
    page_.total = static_cast<std::uint32_t>(kept.size()) + static_cast<std::uint32_t>(share * static_cast<double>(left));
    for (const RankedWork& work : kept) page_.counted.push_back(work.work);
    works_ = std::move(kept);
  }

  bool says_it(RankedWork& work) const {
    const std::string title = called_by(store_.description(columns_.row(work.work).key));
    std::vector<RankedUnit> units;
    for (const RankedUnit& unit : work.units) {
      if (units.size() == units_each || request_.deadline.over()) break;
      const std::string bytes = store_.database().get_document(unit.document, Xapian::DOC_ASSUME_VALID).get_data();
      if (text_matches(*request_.verify, decode_unit(bytes).text, title)) units.push_back(unit);
    }
    work.units = std::move(units);
    return !work.units.empty();
  }

  const WorkStore& store_;
  const WorkColumns& columns_;
  const MatchRequest& request_;
  std::string on_;
  std::vector<RankedWork> works_;
  MatchPage page_;
};

} // namespace

MatchPage match_works(const WorkStore& store, const WorkColumns& columns, const MatchRequest& request) {
  return Run(store, columns, request).run();
}

bool any_open(const WorkColumns& columns, const UnitScores& units, const std::vector<bool>& open) {
  return std::ranges::any_of(units.documents, [&](std::uint32_t document) {
    const std::uint32_t work = columns.work_of(document);
    return work != WorkColumns::none && open[work];
  });
}

std::vector<std::vector<RankedUnit>> units_of_works(const WorkColumns& columns, const UnitScores& units, const std::vector<std::uint32_t>& works) {
  auto grouped = group_units(columns, units, works);
  for (std::vector<RankedUnit>& each : grouped)
    if (each.size() > units_each) each.resize(units_each);
  return grouped;
}

} // namespace danchieu::query
