#include "query/bounded_cache.hpp"

#include <gtest/gtest.h>

namespace danchieu::query {
namespace {

std::shared_ptr<const int> number(int value) { return std::make_shared<const int>(value); }

TEST(BoundedCache, ForgetsWhatWasNotUsedForLongest) {
  BoundedCache<int> cache(3);
  for (const int each : {1, 2, 3}) cache.store(std::to_string(each), number(each), 1);
  ASSERT_NE(cache.find("1"), nullptr); // used again, so "2" is the oldest
  cache.store("4", number(4), 1);
  EXPECT_EQ(cache.find("2"), nullptr);
  for (const int each : {1, 3, 4}) {
    const auto found = cache.find(std::to_string(each));
    ASSERT_NE(found, nullptr) << each;
    EXPECT_EQ(*found, each);
  }
}

TEST(BoundedCache, CountsWeightsAndTakesNothingHeavierThanAll) {
  BoundedCache<int> cache(10);
  cache.store("light", number(1), 4);
  cache.store("heavy", number(2), 11);
  EXPECT_EQ(cache.find("heavy"), nullptr);
  EXPECT_NE(cache.find("light"), nullptr) << "what is not taken displaces nothing";
  cache.store("big", number(3), 7);
  EXPECT_EQ(cache.find("light"), nullptr);
  EXPECT_NE(cache.find("big"), nullptr);
}

TEST(BoundedCache, LeavesWhatIsInUseAlive) {
  BoundedCache<int> cache(1);
  cache.store("a", number(1), 1);
  const auto held = cache.find("a");
  cache.store("b", number(2), 1);
  EXPECT_EQ(cache.find("a"), nullptr);
  EXPECT_EQ(*held, 1);
  cache.store("b", number(3), 1);
  EXPECT_EQ(*cache.find("b"), 2) << "the first answer stays";
}

} // namespace
} // namespace danchieu::query
