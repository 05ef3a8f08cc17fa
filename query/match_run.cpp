#include "query/match_run.hpp"

#include "corpus/compact_date.hpp"
#include "query/facets.hpp"
#include "query/provision_order.hpp"
#include "query/text_match.hpp"
#include "query/unit_text.hpp"

#include <algorithm>
#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t verified_units = 300; ///< candidates verified so that the count is exact
constexpr double least_share = 0.5;         ///< a provision that says less than this share of the best one of its work is not shown
constexpr double least_considered = 0.2;    ///< the same before what the title says too is taken back
constexpr int most_years = 20;

/// Those of a work, best first.
std::vector<RankedUnit> matching_units(const WorkColumns& columns, const UnitScores& units, std::uint32_t work) {
  std::vector<RankedUnit> found;
  auto place = units.documents.begin();
  for (const std::uint32_t unit : columns.units_of(work)) {
    if (place == units.documents.end() || *place < unit) place = std::lower_bound(place, units.documents.end(), unit);
    if (place == units.documents.end()) break;
    if (*place == unit) found.push_back({unit, units.weights[static_cast<std::size_t>(place - units.documents.begin())]});
  }
  best_first(found);
  return found;
}

class Run {
public:
  Run(const WorkStore& store, const WorkColumns& columns, const MatchRequest& request)
      : store_(store), columns_(columns), request_(request), on_(corpus::day_number(request.on)), year_(static_cast<int>(request.on.year())) {}

  MatchPage run() {
    find_works();
    page_.total = static_cast<std::uint32_t>(found_.size());
    if (request_.verify != nullptr) {
      verify();
    } else {
      const std::size_t first = std::min<std::size_t>(request_.first, found_.size());
      const std::size_t last = std::min(found_.size(), std::size_t{request_.first} + request_.count);
      std::ranges::partial_sort(found_, found_.begin() + static_cast<std::ptrdiff_t>(last), earlier);
      for (std::size_t i = first; i < last; ++i)
        page_.works.push_back(ranked(found_[i], request_.units == nullptr ? std::vector<RankedUnit>() : matching_units(columns_, *request_.units, found_[i].work)));
      for (RankedWork& work : page_.works) cut_to_share(work.units, least_considered);
      request_.provisions.apply(page_.works);
      for (RankedWork& work : page_.works) {
        cut_to_share(work.units, least_share);
        if (work.units.size() > units_each) work.units.resize(units_each);
      }
    }
    page_.exact = page_.exact && !request_.deadline.passed();
    return std::move(page_);
  }

private:
  /// A work that matches, small, because most are only counted.
  struct Found {
    std::int64_t first = 0; ///< what is sorted by before the score, the less the earlier
    double score = 0;
    double text = 0;
    double title = 0;
    std::uint32_t work = 0;
    std::uint32_t unit = 0; ///< the one that weighs `text`
  };

  static bool earlier(const Found& a, const Found& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.score != b.score ? a.score > b.score : a.work < b.work;
  }

  /// Each work with what its best unit weighs.
  void find_works() {
    if (request_.units == nullptr) {
      for (std::uint32_t work = 0; work < columns_.size(); ++work)
        if (request_.open[work]) found_.push_back({.work = work});
    } else {
      const std::vector<std::uint32_t> place = find_units();
      for (std::size_t i = 0; i < request_.titles.documents.size(); ++i) {
        const std::uint32_t work = columns_.work_of(request_.titles.documents[i]);
        if (work != WorkColumns::none && place[work] != WorkColumns::none) found_[place[work]].title = request_.ranking.title * request_.titles.weights[i];
      }
    }
    for (Found& found : found_) {
      const WorkColumns::Row& row = columns_.row(found.work);
      found.score = (found.text + found.title) * force(row) * citations(row) * age(row);
      if (request_.sort == Sort::newest) found.first = -std::int64_t{row.date};
      if (request_.sort == Sort::oldest) found.first = row.date;
      if (request_.sort == Sort::citations) found.first = -std::int64_t{row.cited_by};
      if (request_.verify == nullptr) request_.facets.count(row);
    }
  }

  /// Puts the works of the matching units into `found_`; gives their places there, `none` for other works. Units of one
  /// work stand side by side, as a rule all of them.
  std::vector<std::uint32_t> find_units() {
    std::vector<std::uint32_t> place(columns_.size(), WorkColumns::none);
    const std::vector<std::uint32_t>& documents = request_.units->documents;
    const std::vector<double>& weights = request_.units->weights;
    found_.reserve(std::min(documents.size(), columns_.size()));
    std::size_t next = 0;
    while (next < documents.size()) {
      const std::size_t first = next;
      const std::uint32_t work = columns_.work_of(documents[first]);
      std::size_t last = first + 1;
      while (last < documents.size() && columns_.work_of(documents[last]) == work) ++last;
      std::size_t best = first;
      for (std::size_t i = first + 1; i < last; ++i) best = weights[best] < weights[i] ? i : best;
      next = last;
      if (work == WorkColumns::none || !request_.open[work]) continue;
      candidates_ += last - first;
      if (place[work] == WorkColumns::none) {
        place[work] = static_cast<std::uint32_t>(found_.size());
        found_.push_back({.text = weights[best], .work = work, .unit = documents[best]});
      } else if (Found& found = found_[place[work]]; found.text < weights[best]) {
        found.text = weights[best];
        found.unit = documents[best];
      }
    }
    return place;
  }

  double force(const WorkColumns::Row& row) const { return row.until != 0 && row.until <= on_ ? request_.ranking.expired : 1; }

  double citations(const WorkColumns::Row& row) const { return 1 + request_.ranking.citations * row.doublings; }

  double age(const WorkColumns::Row& row) const {
    return row.date == 0 ? 1 : 1 - request_.ranking.age * std::clamp(year_ - static_cast<int>(row.date / 10000), 0, most_years);
  }

  RankedWork ranked(const Found& found, std::vector<RankedUnit> units) const {
    const WorkColumns::Row& row = columns_.row(found.work);
    return {found.work, found.score, found.text, found.title, force(row), citations(row), age(row), found.unit, std::move(units)};
  }

  /// Leaves of some units, best first, those that have the share of the best one's score.
  static void cut_to_share(std::vector<RankedUnit>& units, double share) {
    if (units.empty()) return;
    const double least = share * units.front().score;
    std::erase_if(units, [least](const RankedUnit& unit) { return unit.score < least; });
  }

  /// Keeps what says it, from the best on, until the page is full or time is over. The works stand in a heap, because few
  /// of many are looked at.
  void verify() {
    const auto later = [](const Found& a, const Found& b) { return earlier(b, a); };
    const std::size_t wanted = std::size_t{request_.first} + request_.count;
    const bool all = candidates_ <= verified_units;
    std::ranges::make_heap(found_, later);
    auto left = found_.end();
    std::size_t looked_at = 0;
    std::size_t stood = 0;
    while (left != found_.begin() && (all || stood < wanted) && !request_.deadline.over()) {
      std::ranges::pop_heap(found_.begin(), left, later);
      const Found& found = *--left;
      ++looked_at;
      std::vector<RankedUnit> units = verified(found.work);
      if (units.empty()) continue;
      if (stood >= request_.first && stood < wanted) page_.works.push_back(ranked(found, std::move(units)));
      ++stood;
      request_.facets.count(columns_.row(found.work));
    }
    // The others would stand verification by the share of those that did.
    const auto others = static_cast<double>(left - found_.begin());
    const double share = looked_at == 0 ? 1 : static_cast<double>(stood) / static_cast<double>(looked_at);
    page_.exact = left == found_.begin();
    page_.total = static_cast<std::uint32_t>(stood) + static_cast<std::uint32_t>(share * others);
  }

  /// The best units of a work that say it.
  std::vector<RankedUnit> verified(std::uint32_t work) const {
    const bool by_title = request_.verify->kind != QueryNode::Kind::phrase; // single words may stand in the title
    const std::string title = by_title ? called_by(store_.description(columns_.key(work))) : std::string();
    std::vector<RankedUnit> units;
    for (const RankedUnit& unit : matching_units(columns_, *request_.units, work)) {
      if (units.size() == units_each || request_.deadline.over()) break;
      if (text_matches(*request_.verify, read_unit(store_, unit.document)->text, title)) units.push_back(unit);
    }
    return units;
  }

  const WorkStore& store_;
  const WorkColumns& columns_;
  const MatchRequest& request_;
  std::uint32_t on_;
  int year_;
  std::vector<Found> found_;
  std::size_t candidates_ = 0; ///< units
  MatchPage page_;
};

} // namespace

void best_first(std::vector<RankedUnit>& units) {
  std::ranges::sort(units, [](const RankedUnit& a, const RankedUnit& b) { return a.score != b.score ? a.score > b.score : a.document < b.document; });
}

std::string called_by(const WorkSummary& work) {
  return work.title + "\n" + work.number + "\n" + work.type + "\n" + work.issuer + "\n" + work.place;
}

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
  std::vector<std::vector<RankedUnit>> found;
  for (const std::uint32_t work : works) {
    found.push_back(matching_units(columns, units, work));
    if (found.back().size() > units_each) found.back().resize(units_each);
  }
  return found;
}

} // namespace danchieu::query
