#include "query/unit_sums.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace danchieu::query {
namespace {

using Documents = std::vector<std::uint32_t>;

TEST(Sums, HoldWhatWasAddedUntilItIsTaken) {
  Sums sums(200);
  sums.add(130, 1.5);
  sums.add(3, 2);
  sums.add(130, 1);
  EXPECT_EQ(sums.add_if_held(3, 0.5), 1U);
  EXPECT_EQ(sums.add_if_held(64, 9), 0U);
  EXPECT_EQ(sums.size(), 2U);
  const UnitScores taken = sums.take();
  EXPECT_EQ(taken.documents, (Documents{3, 130}));
  EXPECT_EQ(taken.weights, (std::vector<double>{2.5, 2.5}));
  sums.add(64, 1); // nothing is left of what was not held, or was taken
  sums.add(3, 1);
  EXPECT_EQ(sums.take().weights, (std::vector<double>{1, 1}));
}

TEST(Sums, ForgetWhatIsNotKept) {
  Sums sums(200);
  for (const std::uint32_t document : {1U, 63U, 64U, 199U}) sums.add(document, 1);
  DocumentSet kept(200);
  kept.add(63);
  kept.add_if(199, 1);
  kept.add_if(64, 0);
  kept.add(100); // never held
  sums.keep(kept);
  EXPECT_EQ(sums.size(), 2U);
  sums.add(1, 5);
  const UnitScores taken = sums.take();
  EXPECT_EQ(taken.documents, (Documents{1, 63, 199}));
  EXPECT_EQ(taken.weights, (std::vector<double>{5, 1, 1}));
}

TEST(Matches, AreTheSameAsAListAndInAnArray) {
  const auto give = [](const auto& add) {
    for (const std::uint32_t document : {70U, 5U, 70U, 9U}) add(document, 0.5 * document);
  };
  constexpr std::size_t postings = 8;
  constexpr std::size_t few = 100; // documents
  constexpr std::size_t many = 10000;
  static_assert(postings * sparse >= few && postings * sparse < many);
  for (const std::size_t documents : {few, many}) {
    Matches matches = added_up(postings, documents, give);
    EXPECT_EQ(matches.size(), 3U);
    const UnitScores listed = std::move(matches).listed();
    EXPECT_EQ(listed.documents, (Documents{5, 9, 70})) << documents;
    EXPECT_EQ(listed.weights, (std::vector<double>{2.5, 4.5, 70})) << documents;
    Sums spread = Matches(listed).spread(documents);
    EXPECT_EQ(spread.take().weights, listed.weights) << documents;
  }
}

} // namespace
} // namespace danchieu::query
