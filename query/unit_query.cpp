#include "query/unit_query.hpp"

#include "query/record_cache.hpp"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace danchieu::query {

namespace {

using Kind = UnitQuery::Kind;

constexpr double least_length = 0.5; ///< of the average: shorter units are taken to be as long
constexpr std::size_t sparse = 16;   ///< lists with so many times more postings than there are candidates are jumped through
constexpr Xapian::doccount frequent = 256; ///< longer lists are kept in memory
constexpr std::uint32_t postings_a_look = 4096; ///< at the clock

/// A number for each document of the store, and which documents have one. Given back empty.
class Sums {
public:
  explicit Sums(std::size_t documents) : values_(documents, 0.0), held_((documents + 63) / 64, 0) {}

  void add(std::uint32_t document, double value) {
    values_[document] += value;
    held_[document / 64] |= std::uint64_t{1} << (document % 64);
  }

  void add_if_held(std::uint32_t document, double value) {
    if ((held_[document / 64] >> (document % 64) & 1U) != 0) values_[document] += value;
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
    case Kind::every: return units_of([](std::uint32_t) { return true; });
    case Kind::all: return all(query);
    case Kind::any: return any(query);
    case Kind::maybe: return maybe(query);
    case Kind::without: return without(query);
    }
    return {};
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

  static bool is_one_term(const UnitQuery& query) { return query.kind == Kind::terms && query.terms.size() == 1; }

  /// Calls visit(document, times) for each posting until time is over.
  template <typename Visit> void read(const std::string& term, const Visit& visit) {
    const auto one = [&](std::uint32_t document, double times) {
      visit(document, times);
      return ++read_ % postings_a_look != 0 || !deadline_.over();
    };
    if (deadline_.over()) return;
    if (const auto known = postings_.find(term)) {
      for (const Posting& posting : *known)
        if (!one(posting.document, posting.times)) return;
      return;
    }
    const Xapian::doccount frequency = database_.get_termfreq(term);
    auto list = frequency < frequent ? nullptr : std::make_shared<std::vector<Posting>>();
    if (list != nullptr) list->reserve(frequency);
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      const std::uint32_t document = *posting;
      const std::uint32_t times = posting.get_wdf();
      if (document >= columns_.documents()) continue;
      if (list != nullptr) list->push_back({document, times});
      if (!one(document, times)) return;
    }
    if (list != nullptr) postings_.store(term, list, list->size() * sizeof(Posting));
  }

  UnitScores terms(const UnitQuery& query) {
    UnitScores out;
    if (deadline_.passed()) return out;
    if (query.terms.size() == 1) {
      const std::string& term = query.terms.front();
      const Xapian::doccount frequency = database_.get_termfreq(term);
      const Weigher weigh(*this, frequency, query.factor);
      out.documents.reserve(frequency);
      out.weights.reserve(frequency);
      read(term, [&](std::uint32_t document, double times) {
        out.documents.push_back(document);
        out.weights.push_back(weigh(document, times));
      });
      return out;
    }
    std::size_t postings = 0;
    for (const std::string& term : query.terms) postings += database_.get_termfreq(term);
    out = sum(postings, [&](const auto& add) {
      for (const std::string& term : query.terms) read(term, add);
    });
    const Weigher weigh(*this, static_cast<double>(out.documents.size()), query.factor);
    for (std::size_t i = 0; i < out.documents.size(); ++i) out.weights[i] = weigh(out.documents[i], out.weights[i]);
    return out;
  }

  template <typename Chosen> UnitScores units_of(const Chosen& chosen) const {
    UnitScores out;
    for (std::uint32_t document = 0; document < columns_.documents(); ++document) {
      const std::uint32_t work = columns_.work_of(document);
      if (work == WorkColumns::none || columns_.row(work).document == document || !chosen(work)) continue;
      out.documents.push_back(document);
    }
    out.weights.assign(out.documents.size(), 0.0);
    return out;
  }

  UnitScores titled(const UnitQuery& query) {
    std::vector<bool> works(columns_.size(), false);
    bool found = false;
    for (const std::string& term : query.terms)
      read(term, [&](std::uint32_t document, double) {
        if (const std::uint32_t work = columns_.work_of(document); work != WorkColumns::none) found = works[work] = true;
      });
    return found ? units_of([&works](std::uint32_t work) { return works[work]; }) : UnitScores();
  }

  UnitScores any(const UnitQuery& query) {
    // What is nested comes first, so that no more than two arrays are in use at any depth.
    std::vector<UnitScores> nested;
    for (const UnitQuery& child : query.children)
      if (child.kind != Kind::terms) nested.push_back(score(child));
    std::size_t postings = 0;
    for (const UnitScores& some : nested) postings += some.documents.size();
    for (const UnitQuery& child : query.children)
      for (const std::string& term : child.terms) postings += database_.get_termfreq(term);
    return sum(postings, [&](const auto& add) {
      const auto add_all = [&add](const UnitScores& some) {
        for (std::size_t i = 0; i < some.documents.size(); ++i) add(some.documents[i], some.weights[i]);
      };
      for (const UnitScores& some : nested) add_all(some);
      for (const UnitQuery& child : query.children) {
        if (child.kind != Kind::terms || deadline_.passed()) continue;
        if (child.terms.size() != 1) {
          add_all(terms(child));
          continue;
        }
        const std::string& term = child.terms.front();
        const Weigher weigh(*this, database_.get_termfreq(term), child.factor);
        read(term, [&](std::uint32_t document, double times) { add(document, weigh(document, times)); });
      }
    });
  }

  /// The rarest words come first: what follows is looked up for their units alone.
  UnitScores all(const UnitQuery& query) {
    std::vector<std::pair<Xapian::doccount, const UnitQuery*>> order;
    for (const UnitQuery& child : query.children)
      order.emplace_back(is_one_term(child) ? database_.get_termfreq(child.terms.front()) : documents_, &child);
    std::ranges::stable_sort(order, {}, [](const auto& entry) { return entry.first; });
    UnitScores out;
    bool first = true;
    for (const auto& [frequency, child] : order) {
      if (std::exchange(first, false)) out = score(*child);
      else add(out, *child, true);
    }
    return out;
  }

  UnitScores maybe(const UnitQuery& query) {
    UnitScores out = score(query.children.front());
    if (out.documents.size() * sparse < columns_.documents()) {
      for (std::size_t i = 1; i < query.children.size(); ++i) add(out, query.children[i], false);
      return out;
    }
    std::vector<UnitScores> nested;
    for (std::size_t i = 1; i < query.children.size(); ++i)
      if (!is_one_term(query.children[i])) nested.push_back(score(query.children[i]));
    Sums sums = borrow();
    for (std::size_t i = 0; i < out.documents.size(); ++i) sums.add(out.documents[i], out.weights[i]);
    for (const UnitScores& some : nested)
      for (std::size_t i = 0; i < some.documents.size(); ++i) sums.add_if_held(some.documents[i], some.weights[i]);
    for (std::size_t i = 1; i < query.children.size(); ++i) {
      if (!is_one_term(query.children[i])) continue;
      const std::string& term = query.children[i].terms.front();
      const Weigher weigh(*this, database_.get_termfreq(term), query.children[i].factor);
      read(term, [&](std::uint32_t document, double times) { sums.add_if_held(document, weigh(document, times)); });
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

  /// Adds what the query weighs in each of `scores`; with `required` drops those that it does not match.
  void add(UnitScores& scores, const UnitQuery& query, bool required) {
    if (scores.documents.empty() || deadline_.passed()) return;
    if (is_one_term(query)) return add_term(scores, query, required);
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

  void add_term(UnitScores& scores, const UnitQuery& query, bool required) {
    const std::string& term = query.terms.front();
    const Xapian::doccount frequency = database_.get_termfreq(term);
    const Weigher weigh(*this, frequency, query.factor);
    const bool jump = frequency > sparse * scores.documents.size();
    auto posting = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    const auto add_one = [&](std::size_t i) {
      const std::uint32_t document = scores.documents[i];
      if (i % postings_a_look == postings_a_look - 1) deadline_.over();
      if (jump && posting != end && *posting < document) posting.skip_to(document);
      while (posting != end && *posting < document) ++posting;
      const bool found = posting != end && *posting == document;
      if (found) scores.weights[i] += weigh(document, posting.get_wdf());
      return found || !required;
    };
    keep(scores, add_one);
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

  /// Arrays over all documents are used again.
  Sums borrow() {
    if (idle_.empty()) return Sums(columns_.documents());
    Sums sums = std::move(idle_.back());
    idle_.pop_back();
    return sums;
  }

  UnitScores gather(Sums& sums) {
    UnitScores out;
    sums.take([&out](std::uint32_t document, double weight) {
      out.documents.push_back(document);
      out.weights.push_back(weight);
    });
    idle_.push_back(std::move(sums));
    return out;
  }

  const Xapian::Database& database_;
  PostingCache& postings_;
  const WorkColumns& columns_;
  const Ranking& ranking_;
  const Deadline& deadline_;
  Xapian::doccount documents_;
  double average_;
  std::vector<Sums> idle_;
  std::uint32_t read_ = 0; ///< postings
};

} // namespace

UnitScores score_units(const WorkStore& store, const WorkColumns& columns, const Ranking& ranking, const Deadline& deadline,
                       const UnitQuery& query) {
  return Scorer(store, columns, ranking, deadline).score(query);
}

} // namespace danchieu::query
