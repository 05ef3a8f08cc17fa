#pragma once

#include "query/unit_query.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace danchieu::query {

/// A set of documents of the store, a bit for each.
class DocumentSet {
public:
  explicit DocumentSet(std::size_t documents) : words_((documents + 63) / 64, 0) {}

  void add(std::uint32_t document) { words_[document / 64] |= std::uint64_t{1} << (document % 64); }

  /// The same if `wanted` is 1, nothing if it is 0: without a jump, which could not be foretold.
  void add_if(std::uint32_t document, std::uint64_t wanted) { words_[document / 64] |= wanted << (document % 64); }

  bool has(std::uint32_t document) const { return bit(document) != 0; }

  /// 1 if it is in the set, else 0.
  std::uint64_t bit(std::uint32_t document) const { return words_[document / 64] >> (document % 64) & 1U; }

  /// Removes what is not in `kept`, and calls visit(document) for it.
  template <typename Visit> void keep(const DocumentSet& kept, const Visit& visit) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      each_bit(word, words_[word] & ~kept.words_[word], visit);
      words_[word] &= kept.words_[word];
    }
  }

  std::size_t size() const;

  /// Calls visit(document) for each, in order.
  template <typename Visit> void each(const Visit& visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) each_bit(word, words_[word], visit);
  }

private:
  template <typename Visit> static void each_bit(std::size_t word, std::uint64_t bits, const Visit& visit) {
    for (; bits != 0; bits &= bits - 1) visit(static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(bits))));
  }

  std::vector<std::uint64_t> words_;
};

/// A number for each document of the store, and which documents have one.
class Sums {
public:
  explicit Sums(std::size_t documents) : values_(documents, 0.0), held_(documents) {}

  std::size_t documents() const { return values_.size(); }

  void add(std::uint32_t document, double value) {
    values_[document] += value;
    held_.add(document);
  }

  /// Adds to what is held alone; 1 if it is, else 0.
  std::uint64_t add_if_held(std::uint32_t document, double value) {
    const std::uint64_t held = held_.bit(document);
    values_[document] += static_cast<double>(held) * value;
    return held;
  }

  std::size_t size() const { return held_.size(); }

  /// Forgets what is not in the set.
  void keep(const DocumentSet& kept);

  /// What is held, in order; nothing is held any more.
  UnitScores take();

private:
  std::vector<double> values_; ///< 0 for what is not held
  DocumentSet held_;
};

/// Sums that hold nothing. Arrays over all documents wait for the next question, whatever thread asks it: the system takes
/// longer to give new ones than a short question lasts.
Sums borrow_sums(std::size_t documents);
void give_back(Sums&& sums);

/// What a query matches: as a list, or while there is much to be added to it, in an array over all documents.
class Matches {
public:
  explicit Matches(UnitScores list) : list_(std::move(list)) {}

  explicit Matches(Sums sums) : sums_(std::move(sums)) {}

  std::size_t size() const { return sums_ ? sums_->size() : list_.documents.size(); }

  UnitScores listed() &&;
  Sums spread(std::size_t documents) &&;

private:
  UnitScores list_;
  std::optional<Sums> sums_;
};

/// Fewer postings than one in so many documents are put in order, not into an array.
inline constexpr std::size_t sparse = 16;

UnitScores added_up(std::vector<std::pair<std::uint32_t, double>> found);

/// Adds up, by document, the postings that `give` gives to its argument, add(document, value): some `postings` of them.
template <typename Give> Matches added_up(std::size_t postings, std::size_t documents, const Give& give) {
  if (postings * sparse >= documents) {
    Sums sums = borrow_sums(documents);
    give([&sums](std::uint32_t document, double value) { sums.add(document, value); });
    return Matches(std::move(sums));
  }
  std::vector<std::pair<std::uint32_t, double>> found;
  found.reserve(postings);
  give([&found](std::uint32_t document, double value) { found.emplace_back(document, value); });
  return Matches(added_up(std::move(found)));
}

} // namespace danchieu::query
