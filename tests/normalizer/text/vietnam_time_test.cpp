#include "normalizer/text/vietnam_time.hpp"

#include <gtest/gtest.h>

namespace danchieu::text {
namespace {

using namespace std::chrono_literals;

TEST(VietnamTime, ChangesItsDayAtSeventeenHoursUtc) {
  const auto midnight = std::chrono::sys_days(2026y / 11 / 21) + 17h;
  EXPECT_EQ(day_in_vietnam(midnight - 1s), Date(2026y / 11 / 21));
  EXPECT_EQ(day_in_vietnam(midnight), Date(2026y / 11 / 22));
}

} // namespace
} // namespace danchieu::text
