#include "normalizer/text/offset_map.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace danchieu::text {
namespace {

using Runs = std::vector<std::pair<std::size_t, std::size_t>>;

OffsetMap map_of(const Runs& runs) {
  OffsetMap map;
  for (const auto& [derived, source] : runs) map.append(derived, source);
  return map;
}

TEST(OffsetMap, OfNothingMapsToZero) {
  const OffsetMap map;
  EXPECT_EQ(map.to_source(0), 0U);
  EXPECT_EQ(map.to_derived(7), 0U);
  EXPECT_TRUE(map.is_identity());
}

TEST(OffsetMap, IdentityMapsEveryOffsetToItself) {
  const OffsetMap map = OffsetMap::identity(5);
  for (std::size_t i = 0; i <= 5; ++i) {
    EXPECT_EQ(map.to_source(i), i);
    EXPECT_EQ(map.to_derived(i), i);
  }
  EXPECT_EQ(map.to_source(99), 5U);
}

TEST(OffsetMap, RelatesUnequalRunsAsAWhole) {
  // derived "abXcde" from source "ab[-----]cd", then three dropped bytes, then "e"
  const OffsetMap map = map_of({{2, 2}, {1, 5}, {2, 2}, {0, 3}, {1, 1}});
  EXPECT_EQ(map.to_source(1), 1U);
  EXPECT_EQ(map.to_source(2), 2U);
  EXPECT_EQ(map.to_source(3), 7U);
  EXPECT_EQ(map.to_source(5), 12U); // behind what was dropped
  EXPECT_EQ(map.to_derived(4), 2U);
  EXPECT_EQ(map.to_derived(8), 4U);
  EXPECT_EQ(map.to_derived(10), 5U);
  EXPECT_EQ(map.to_source(6), 13U);
  EXPECT_EQ(map.to_source_end(0), 0U);
  EXPECT_EQ(map.to_source_end(1), 1U);
  EXPECT_EQ(map.to_source_end(3), 7U); // the end of the whole run
  EXPECT_EQ(map.to_source_end(5), 9U); // without what was dropped behind
  EXPECT_EQ(map.to_source_end(99), 13U);
}

TEST(OffsetMap, AgreesWithAPlainListOfRuns) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    Runs runs;
    for (auto i = random() % 400; i > 0; --i) {
      const std::size_t length = random() % 4;
      const std::size_t other = random() % 5;
      runs.emplace_back(length, random() % 2 == 0 ? length : other);
    }
    const OffsetMap map = map_of(runs);
    std::size_t derived = 0;
    std::size_t source = 0;
    for (const auto& [d, s] : runs) {
      for (std::size_t i = 0; i < d; ++i) ASSERT_EQ(map.to_source(derived + i), source + (d == s ? i : 0));
      for (std::size_t i = 0; i < s; ++i) ASSERT_EQ(map.to_derived(source + i), derived + (d == s ? i : 0));
      derived += d;
      source += s;
    }
    ASSERT_EQ(map.derived_length(), derived);
    ASSERT_EQ(map.source_length(), source);
  }
}

TEST(OffsetMap, ComposesToWhatBothSayInTurn) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    OffsetMap inner;
    OffsetMap outer;
    for (auto i = random() % 30; i > 0; --i) {
      const std::size_t length = random() % 6;
      const std::size_t other = random() % 5;
      inner.append(length, random() % 2 == 0 ? length : other);
    }
    while (outer.source_length() < inner.derived_length()) {
      const std::size_t left = inner.derived_length() - outer.source_length();
      const std::size_t length = std::min<std::size_t>(left, random() % 6);
      const std::size_t other = random() % 5;
      outer.append(random() % 2 == 0 ? length : other, length);
    }
    const OffsetMap both = OffsetMap::compose(outer, inner);
    ASSERT_EQ(both.derived_length(), outer.derived_length());
    ASSERT_EQ(both.source_length(), inner.source_length());
    std::size_t last = 0;
    for (std::size_t i = 0; i <= both.derived_length(); ++i) {
      const std::size_t source = both.to_source(i);
      ASSERT_LE(last, source);
      last = source;
      // Runs that overlap are taken as a whole: the maps in turn may differ inside of them, by their length
      // at most.
      const std::size_t in_turn = inner.to_source(outer.to_source(i));
      ASSERT_LE(source < in_turn ? in_turn - source : source - in_turn, 60U) << "at " << i;
    }
  }
}

TEST(OffsetMap, ComposedWhereRunsDoNotOverlapIsExact) {
  const OffsetMap inner = map_of({{3, 3}, {2, 1}, {4, 4}}); // a Latin-1 letter at 3 became two bytes
  const OffsetMap outer = map_of({{1, 1}, {1, 2}, {6, 6}});
  const OffsetMap both = OffsetMap::compose(outer, inner);
  const std::vector<std::size_t> expected{0, 1, 3, 3, 4, 5, 6, 7, 8};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(both.to_source(i), expected[i]) << i;
}

} // namespace
} // namespace danchieu::text
