#include "query/unit_query.hpp"

#include "query/record_cache.hpp"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <mutex>
#include <utility>

namespace danchieu::query {

namespace {

using Kind = UnitQuery::Kind;

constexpr double least_length = 0.5; ///< of the average: shorter units are taken to be as long
constexpr std::size_t sparse = 16;   ///< fewer postings than one in so many documents are put in order, not into an array
constexpr std::size_t jumped = 64;   ///< lists with so many times more postings than there are candidates are jumped through
constexpr std::size_t list_bytes = 200; ///< what a list in memory takes beside its postings
constexpr std::size_t most_counted = 255; ///< queries that all must match, counted in a byte
constexpr std::size_t most_idle = 4; ///< arrays over all documents that wait for another question
constexpr std::uint32_t postings_a_look = 4096; ///< at the clock

/// A number for each document of the store, and which documents have one. Given back empty.
class Sums {
public:
  std::size_t documents() const { return values_.size(); }

  void resize(std::size_t documents) {
    values_.assign(documents, 0.0);
    held_.assign((documents + 63) / 64, 0);
  }

  void add(std::uint32_t document, double value) {
    values_[document] += value;
    held_[document / 64] |= std::uint64_t{1} << (document % 64);
  }

  void add_if_held(std::uint32_t document, double value) {
    if ((held_[document / 64] >> (document % 64) & 1U) != 0) values_[document] += value;
  }

  std::size_t size() const {
    std::size_t documents = 0;
    for (const std::uint64_t bits : held_) documents += static_cast<std::size_t>(std::popcount(bits));
    return documents;
  }

  /// Visits what is held in order, and forgets it.
  template <typename Visit> void take(const Visit& visit) {
    for (std::size_t word = 0; word < held_.size(); ++word) {
      for (std::uint64_t bits = std::exchange(held_[word], 0); bits != 0; bits &= bits - 1) {
        const auto document = static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
        visit(document, std::exchange(values_[document], 0.0));
      }
    }
  }

private:
  std::vector<double> values_;
  std::vector<std::uint64_t> held_;
};

/// Arrays over all documents wait here for the next question: the system takes longer to give new ones than a short
/// question lasts. For all threads together, since a server has many and few of them ask at a time.
class IdleSums {
public:
  static IdleSums& instance() {
    static IdleSums idle;
    return idle;
  }

  /// All zero.
  Sums take(std::size_t documents) {
    Sums sums;
    {
      const std::lock_guard lock{mutex_};
      if (!idle_.empty()) {
        sums = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (sums.documents() != documents) sums.resize(documents);
    return sums;
  }

  void give_back(Sums sums) {
    const std::lock_guard lock{mutex_};
    if (idle_.size() < most_idle) idle_.push_back(std::move(sums));
  }

private:
  std::mutex mutex_;
  std::vector<Sums> idle_;
};

class Scorer {
public:
  Scorer(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline)
      : database_(store.database()), postings_(store.postings()), columns_(columns), ranking_(ranking), deadline_(deadline), documents_(database_.get_doccount()),
        average_(std::max(1.0, database_.get_avlength())) {}

  /// Depth is bounded by the parser.
  UnitScores score(const UnitQuery& query) {
    switch (query.kind) {
    case Kind::nothing: return {};
    case Kind::terms: return terms(query);
    case Kind::titled: return titled(query);
    case Kind::every: return every();
    case Kind::all: return all(query);
    case Kind::any: return any(query);
    case Kind::maybe: return maybe(query);
    case Kind::without: return without(query);
    }
    return {};
  }

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

  using List = std::shared_ptr<const std::vector<Posting>>;

  /// The whole list of a term, or when time is over what was read of it.
  List postings_of(const std::string& term) {
    if (deadline_.over()) return std::make_shared<std::vector<Posting>>();
    if (List known = postings_.find(term)) return known;
    auto list = std::make_shared<std::vector<Posting>>();
    list->reserve(database_.get_termfreq(term));
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      if (*posting < columns_.documents()) list->push_back({*posting, posting.get_wdf()});
      if (list->size() % postings_a_look == 0 && deadline_.over()) return list;
    }
    postings_.store(term, list, term.size() + list_bytes + list->size() * sizeof(Posting));
    return list;
  }

  std::size_t frequency_of(const std::string& term) {
    const List known = postings_.find(term);
    return known != nullptr ? known->size() : database_.get_termfreq(term);
  }

  /// The list of a word, whose forms count as one.
  List list_of(const UnitQuery& word) {
    if (word.terms.size() == 1) return postings_of(word.terms.front());
    std::string name; // blanks stand in no term of a word
    for (const std::string& term : word.terms) name += term + ' ';
    if (List known = postings_.find(name)) return known;
    std::vector<List> lists;
    std::size_t postings = 0;
    for (const std::string& term : word.terms) postings += lists.emplace_back(postings_of(term))->size();
    const UnitScores times = sum(postings, [&](const auto& add) {
      for (const List& list : lists)
        for (const Posting& posting : *list) add(posting.document, posting.times);
    });
    auto list = std::make_shared<std::vector<Posting>>();
    list->reserve(times.documents.size());
    for (std::size_t i = 0; i < times.documents.size(); ++i)
      list->push_back({times.documents[i], static_cast<std::uint32_t>(times.weights[i])});
    if (!deadline_.passed()) postings_.store(name, list, name.size() + list_bytes + list->size() * sizeof(Posting));
    return list;
  }

  UnitScores terms(const UnitQuery& query) {
    UnitScores out;
    const List list = list_of(query);
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
      for (const Posting& posting : *postings_of(term))
        if (const std::uint32_t work = columns_.work_of(posting.document); work != WorkColumns::none)
          for (const std::uint32_t unit : columns_.units_of(work)) visit(unit);
  }

  UnitScores titled(const UnitQuery& query) {
    std::vector<std::uint64_t> found((columns_.documents() + 63) / 64, 0);
    for_titled(query, [&found](std::uint32_t unit) { found[unit / 64] |= std::uint64_t{1} << (unit % 64); });
    UnitScores out;
    for (std::size_t word = 0; word < found.size(); ++word)
      for (std::uint64_t bits = found[word]; bits != 0; bits &= bits - 1)
        out.documents.push_back(static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(bits))));
    out.weights.assign(out.documents.size(), 0.0);
    return out;
  }

  UnitScores any(const UnitQuery& query) {
    // What is nested comes first, so that no more than two arrays are in use at any depth.
    std::vector<UnitScores> nested;
    std::size_t postings = 0;
    for (const UnitQuery& child : query.children) {
      if (child.kind == Kind::terms || child.kind == Kind::titled) postings += most_of(child);
      else postings += nested.emplace_back(score(child)).documents.size();
    }
    return sum(postings, [&](const auto& add) {
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
      for (const std::string& term : query.terms) most += frequency_of(term);
      return most;
    case Kind::titled: // in works
      for (const std::string& term : query.terms) most += frequency_of(term);
      return most * columns_.documents() / std::max<std::size_t>(1, columns_.size());
    case Kind::any:
      for (const UnitQuery& child : query.children) most += most_of(child);
      return most;
    default: return documents_;
    }
  }

  /// The rarest words come first: what follows is looked up for their units alone. Where all are frequent, they are
  /// counted in an array over all documents instead.
  UnitScores all(const UnitQuery& query) {
    std::vector<std::pair<std::size_t, const UnitQuery*>> order;
    for (const UnitQuery& child : query.children) order.emplace_back(most_of(child), &child);
    std::ranges::stable_sort(order, {}, [](const auto& entry) { return entry.first; });
    if (order.size() > 1 && order.size() < most_counted && order.front().first * sparse >= columns_.documents()) return counted(query.children);
    UnitScores out;
    bool first = true;
    for (const auto& [most, child] : order) {
      if (std::exchange(first, false)) out = score(*child);
      else add(out, *child, true);
    }
    return out;
  }

  /// What each of the queries matches: of each document is noted how many of them, one after the other, did.
  UnitScores counted(const std::vector<UnitQuery>& queries) {
    std::vector<std::uint8_t> matched(columns_.documents(), 0);
    Sums sums = borrow();
    std::uint8_t before = 0; // queries
    std::size_t documents = 0;
    for (const UnitQuery& query : queries) {
      documents = 0;
      give(query, [&](std::uint32_t document, double weight) {
        if (matched[document] == before) {
          ++matched[document];
          ++documents;
        }
        if (matched[document] == before + 1) sums.add(document, weight);
      });
      ++before;
    }
    UnitScores out;
    out.documents.reserve(documents);
    out.weights.reserve(documents);
    sums.take([&](std::uint32_t document, double weight) {
      if (matched[document] != before) return;
      out.documents.push_back(document);
      out.weights.push_back(weight);
    });
    IdleSums::instance().give_back(std::move(sums));
    return out;
  }

  /// Calls add(document, weight) for all that the query matches, in no order, for some more than once.
  template <typename Add> void give(const UnitQuery& query, const Add& add) {
    if (query.kind == Kind::terms) {
      const List list = list_of(query);
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

  UnitScores maybe(const UnitQuery& query) {
    UnitScores out = score(query.children.front());
    if (out.documents.size() * sparse < columns_.documents()) {
      for (std::size_t i = 1; i < query.children.size(); ++i) add(out, query.children[i], false);
      return out;
    }
    std::vector<UnitScores> nested;
    for (std::size_t i = 1; i < query.children.size(); ++i)
      if (query.children[i].kind != Kind::terms) nested.push_back(score(query.children[i]));
    Sums sums = borrow();
    for (std::size_t i = 0; i < out.documents.size(); ++i) sums.add(out.documents[i], out.weights[i]);
    for (const UnitScores& some : nested)
      for (std::size_t i = 0; i < some.documents.size(); ++i) sums.add_if_held(some.documents[i], some.weights[i]);
    for (std::size_t i = 1; i < query.children.size(); ++i) {
      if (query.children[i].kind != Kind::terms) continue;
      give(query.children[i], [&sums](std::uint32_t document, double weight) { sums.add_if_held(document, weight); });
    }
    return gather(sums);
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
    const std::size_t frequency = query.terms.size() == 1 ? frequency_of(term) : 0;
    if (frequency > jumped * scores.documents.size() && postings_.find(term) == nullptr) {
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
    const List list = list_of(query);
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
      const List list = postings_of(term);
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

  /// What `give` gives to its argument, add(document, value), added up by document. A few postings are put in order,
  /// more go into an array over all documents.
  template <typename Give> UnitScores sum(std::size_t postings, const Give& give) {
    if (postings * sparse >= columns_.documents()) {
      Sums sums = borrow();
      give([&sums](std::uint32_t document, double value) { sums.add(document, value); });
      return gather(sums);
    }
    std::vector<std::pair<std::uint32_t, double>> found;
    found.reserve(postings);
    give([&found](std::uint32_t document, double value) { found.emplace_back(document, value); });
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    UnitScores out;
    for (const auto& [document, value] : found) {
      if (!out.documents.empty() && out.documents.back() == document) {
        out.weights.back() += value;
      } else {
        out.documents.push_back(document);
        out.weights.push_back(value);
      }
    }
    return out;
  }

  Sums borrow() const { return IdleSums::instance().take(columns_.documents()); }

  static UnitScores gather(Sums& sums) {
    UnitScores out;
    const std::size_t size = sums.size();
    out.documents.reserve(size);
    out.weights.reserve(size);
    sums.take([&out](std::uint32_t document, double weight) {
      out.documents.push_back(document);
      out.weights.push_back(weight);
    });
    IdleSums::instance().give_back(std::move(sums));
    return out;
  }

  const Xapian::Database& database_;
  PostingCache& postings_;
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

void add_weights(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                 const UnitQuery& query, UnitScores& scores) {
  Scorer(store, columns, ranking, deadline).add(scores, query, false);
}

} // namespace danchieu::query
