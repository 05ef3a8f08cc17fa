#include "query/unit_query.hpp"

#include "query/posting_lists.hpp"
#include "query/unit_sums.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace danchieu::query {

namespace {

using Kind = UnitQuery::Kind;

constexpr double least_length = 0.5; ///< of the average: shorter units are taken to be as long
constexpr std::size_t jumped = 64;   ///< lists with so many times more postings than there are candidates are jumped through
constexpr std::uint32_t postings_a_look = 4096; ///< at the clock

class Scorer {
public:
  Scorer(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline)
      : database_(store.database()), lists_(store, columns, deadline), columns_(columns), ranking_(ranking), deadline_(deadline),
        documents_(database_.get_doccount()), average_(std::max(1.0, database_.get_avlength())) {}

  /// Depth is bounded by the parser.
  UnitScores score(const UnitQuery& query) { return find(query).listed(); }

  /// Adds what the query weighs in each of `scores`; with `required` drops those that it does not match.
  void add(UnitScores& scores, const UnitQuery& query, bool required) {
    if (scores.documents.empty() || deadline_.passed()) return;
    if (query.kind == Kind::terms && !required && query.terms.size() > 1) return add_forms(scores, query);
    if (query.kind == Kind::terms) return add_terms(scores, query, required);
    const UnitScores other = score(query);
    std::size_t at = 0;
    const auto add_one = [&](std::size_t i) {
      while (at < other.documents.size() && other.documents[at] < scores.documents[i]) ++at;
      const bool found = at < other.documents.size() && other.documents[at] == scores.documents[i];
      if (found) scores.weights[i] += other.weights[at];
      return found || !required;
    };
    keep(scores, add_one);
  }

private:
  /// What one more of a word adds, as Xapian::BM25Weight has it.
  class Weigher {
  public:
    Weigher(const Scorer& scorer, double frequency, double factor)
        : columns_(scorer.columns_), fixed_(scorer.ranking_.k1 * (1 - scorer.ranking_.b)),
          by_length_(scorer.ranking_.k1 * scorer.ranking_.b / scorer.average_), least_(least_length * scorer.average_) {
      double rarity = (static_cast<double>(scorer.documents_) - frequency + 0.5) / (frequency + 0.5);
      if (rarity < 2) rarity = rarity * 0.5 + 1; // frequent words keep a little weight
      whole_ = factor * std::log(rarity) * (scorer.ranking_.k1 + 1);
    }

    double operator()(std::uint32_t document, double times) const {
      return whole_ * times / (fixed_ + by_length_ * std::max<double>(columns_.length_of(document), least_) + times);
    }

  private:
    const WorkColumns& columns_;
    double whole_;
    double fixed_;
    double by_length_;
    double least_;
  };

  using List = PostingLists::List;

  Matches find(const UnitQuery& query) {
    switch (query.kind) {
    case Kind::nothing: break;
    case Kind::terms: return Matches(terms(query));
    case Kind::titled: return Matches(titled(query));
    case Kind::every: return Matches(every());
    case Kind::all: return all(query);
    case Kind::any: return any(query);
    case Kind::maybe: return maybe(query);
    case Kind::without: return Matches(without(query));
    }
    return Matches(UnitScores());
  }

  UnitScores terms(const UnitQuery& query) {
    UnitScores out;
    const List list = lists_.of_word(query.terms);
    const Weigher weigh(*this, static_cast<double>(list->size()), query.factor);
    out.documents.reserve(list->size());
    out.weights.reserve(list->size());
    for (const Posting& posting : *list) {
      out.documents.push_back(posting.document);
      out.weights.push_back(weigh(posting.document, posting.times));
    }
    return out;
  }

  UnitScores every() const {
    UnitScores out;
    for (std::uint32_t document = 0; document < columns_.documents(); ++document)
      if (columns_.is_unit(document)) out.documents.push_back(document);
    out.weights.assign(out.documents.size(), 0.0);
    return out;
  }

  /// Calls visit(document) for each unit of the works that are called so, for some more than once.
  template <typename Visit> void for_titled(const UnitQuery& query, const Visit& visit) {
    for (const std::string& term : query.terms)
      for (const Posting& posting : *lists_.of(term))
        if (const std::uint32_t work = columns_.work_of(posting.document); work != WorkColumns::none)
          for (const std::uint32_t unit : columns_.units_of(work)) visit(unit);
  }

  UnitScores titled(const UnitQuery& query) {
    DocumentSet found(columns_.documents());
    for_titled(query, [&found](std::uint32_t unit) { found.add(unit); });
    UnitScores out;
    found.each([&out](std::uint32_t unit) { out.documents.push_back(unit); });
    out.weights.assign(out.documents.size(), 0.0);
    return out;
  }

  Matches any(const UnitQuery& query) {
    if (query.children.size() == 1) return find(query.children.front());
    // What is nested comes first, so that no more than two arrays are in use at any depth.
    std::vector<UnitScores> nested;
    std::size_t postings = 0;
    for (const UnitQuery& child : query.children) {
      if (child.kind == Kind::terms || child.kind == Kind::titled) postings += most_of(child);
      else postings += nested.emplace_back(score(child)).documents.size();
    }
    return added_up(postings, columns_.documents(), [&](const auto& add) {
      for (const UnitScores& some : nested)
        for (std::size_t i = 0; i < some.documents.size(); ++i) add(some.documents[i], some.weights[i]);
      for (const UnitQuery& child : query.children)
        if ((child.kind == Kind::terms || child.kind == Kind::titled) && !deadline_.passed()) give(child, add);
    });
  }

  /// About as many units as the query matches at most.
  std::size_t most_of(const UnitQuery& query) {
    std::size_t most = 0;
    switch (query.kind) {
    case Kind::nothing: return 0;
    case Kind::terms:
      for (const std::string& term : query.terms) most += lists_.frequency_of(term);
      return most;
    case Kind::titled: // in works
      for (const std::string& term : query.terms) most += lists_.frequency_of(term);
      return most * columns_.documents() / std::max<std::size_t>(1, columns_.size());
    case Kind::any:
      for (const UnitQuery& child : query.children) most += most_of(child);
      return most;
    default: return documents_;
    }
  }

  /// The rarest words come first: what follows is looked up for their units alone. Where all are frequent, they are
  /// added up in an array over all documents instead.
  Matches all(const UnitQuery& query) {
    std::vector<std::pair<std::size_t, const UnitQuery*>> order;
    for (const UnitQuery& child : query.children) order.emplace_back(most_of(child), &child);
    std::ranges::stable_sort(order, {}, [](const auto& entry) { return entry.first; });
    if (order.size() > 1 && order.front().first * sparse >= columns_.documents()) return Matches(all_frequent(query.children));
    UnitScores out;
    bool first = true;
    for (const auto& [most, child] : order) {
      if (std::exchange(first, false)) out = score(*child);
      else add(out, *child, true);
    }
    return Matches(std::move(out));
  }

  Sums all_frequent(const std::vector<UnitQuery>& queries) {
    Sums sums = borrow_sums(columns_.documents());
    bool first = true;
    for (const UnitQuery& query : queries) {
      if (std::exchange(first, false)) {
        give(query, [&sums](std::uint32_t document, double weight) { sums.add(document, weight); });
        continue;
      }
      DocumentSet found(columns_.documents());
      give(query, [&](std::uint32_t document, double weight) { found.add_if(document, sums.add_if_held(document, weight)); });
      sums.keep(found);
    }
    return sums;
  }

  /// Calls add(document, weight) for all that the query matches, in no order, for some more than once.
  template <typename Add> void give(const UnitQuery& query, const Add& add) {
    if (query.kind == Kind::terms) {
      const List list = lists_.of_word(query.terms);
      const Weigher weigh(*this, static_cast<double>(list->size()), query.factor);
      for (const Posting& posting : *list) add(posting.document, weigh(posting.document, posting.times));
    } else if (query.kind == Kind::titled) {
      for_titled(query, [&add](std::uint32_t document) { add(document, 0.0); });
    } else if (query.kind == Kind::any) {
      for (const UnitQuery& child : query.children) give(child, add);
    } else {
      const UnitScores some = score(query);
      for (std::size_t i = 0; i < some.documents.size(); ++i) add(some.documents[i], some.weights[i]);
    }
  }

  Matches maybe(const UnitQuery& query) {
    Matches matched = find(query.children.front());
    if (matched.size() * sparse < columns_.documents()) {
      UnitScores out = std::move(matched).listed();
      for (std::size_t i = 1; i < query.children.size(); ++i) add(out, query.children[i], false);
      return Matches(std::move(out));
    }
    Sums sums = std::move(matched).spread(columns_.documents());
    for (std::size_t i = 1; i < query.children.size(); ++i) {
      if (query.children[i].kind == Kind::terms) continue;
      const UnitScores some = score(query.children[i]);
      for (std::size_t k = 0; k < some.documents.size(); ++k) sums.add_if_held(some.documents[k], some.weights[k]);
    }
    for (std::size_t i = 1; i < query.children.size(); ++i) {
      if (query.children[i].kind != Kind::terms) continue;
      give(query.children[i], [&sums](std::uint32_t document, double weight) { sums.add_if_held(document, weight); });
    }
    return Matches(std::move(sums));
  }

  UnitScores without(const UnitQuery& query) {
    UnitScores out = score(query.children.front());
    keep(out, [&](std::size_t i) {
      const std::uint32_t work = columns_.work_of(out.documents[i]);
      return work == WorkColumns::none || !(*query.works)[work];
    });
    return out;
  }

  void add_terms(UnitScores& scores, const UnitQuery& query, bool required) {
    const std::string& term = query.terms.front();
    const std::size_t frequency = query.terms.size() == 1 ? lists_.frequency_of(term) : 0;
    if (frequency > jumped * scores.documents.size() && lists_.held(term) == nullptr) {
      const Weigher weigh(*this, static_cast<double>(frequency), query.factor);
      auto posting = database_.postlist_begin(term);
      const auto end = database_.postlist_end(term);
      keep(scores, [&](std::size_t i) {
        const std::uint32_t document = scores.documents[i];
        if (i % postings_a_look == postings_a_look - 1) deadline_.over();
        if (posting != end && *posting < document) posting.skip_to(document);
        const bool found = posting != end && *posting == document;
        if (found) scores.weights[i] += weigh(document, posting.get_wdf());
        return found || !required;
      });
      return;
    }
    const List list = lists_.of_word(query.terms);
    const Weigher weigh(*this, static_cast<double>(list->size()), query.factor);
    auto posting = list->begin();
    keep(scores, [&](std::size_t i) {
      const std::uint32_t document = scores.documents[i];
      posting = first_from(posting, list->end(), document);
      const bool found = posting != list->end() && posting->document == document;
      if (found) scores.weights[i] += weigh(document, posting->times);
      return found || !required;
    });
  }

  /// Terms that count as one word. How many units have one of them is not counted for a few: all their postings are.
  void add_forms(UnitScores& scores, const UnitQuery& query) {
    std::vector<double> times(scores.documents.size(), 0.0);
    std::size_t frequency = 0;
    for (const std::string& term : query.terms) {
      const List list = lists_.of(term);
      frequency += list->size();
      auto posting = list->begin();
      for (std::size_t i = 0; i < times.size(); ++i) {
        posting = first_from(posting, list->end(), scores.documents[i]);
        if (posting == list->end()) break;
        if (posting->document == scores.documents[i]) times[i] += posting->times;
      }
    }
    const Weigher weigh(*this, static_cast<double>(frequency), query.factor);
    for (std::size_t i = 0; i < times.size(); ++i)
      if (times[i] > 0) scores.weights[i] += weigh(scores.documents[i], times[i]);
  }

  /// The first posting from `at` on that is not before the document, in steps that double: it is near as a rule.
  template <typename At> static At first_from(At at, At end, std::uint32_t document) {
    std::ptrdiff_t step = 1;
    while (step < end - at && (at + step)->document < document) {
      at += step;
      step *= 2;
    }
    return std::lower_bound(at, at + std::min(step + 1, end - at), document,
                            [](const Posting& posting, std::uint32_t wanted) { return posting.document < wanted; });
  }

  template <typename Keeps> static void keep(UnitScores& scores, const Keeps& keeps) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < scores.documents.size(); ++i) {
      if (!keeps(i)) continue;
      scores.documents[kept] = scores.documents[i];
      scores.weights[kept++] = scores.weights[i];
    }
    scores.documents.resize(kept);
    scores.weights.resize(kept);
  }

  const Xapian::Database& database_;
  PostingLists lists_;
  const WorkColumns& columns_;
  const Ranking& ranking_;
  const Deadline& deadline_;
  Xapian::doccount documents_;
  double average_;
};

} // namespace

UnitScores score_units(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                       const UnitQuery& query) {
  return Scorer(store, columns, ranking, deadline).score(query);
}

std::uint32_t count_documents(const WorkStore& store, const WorkColumns& columns, const Deadline& deadline, const std::vector<std::string>& terms) {
  return static_cast<std::uint32_t>(PostingLists(store, columns, deadline).of_word(terms)->size());
}

void add_weights(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                 const UnitQuery& query, UnitScores& scores) {
  Scorer(store, columns, ranking, deadline).add(scores, query, false);
}

} // namespace danchieu::query
