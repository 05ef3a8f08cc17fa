#include "normalizer/text/date.hpp"

#include <gtest/gtest.h>

namespace danchieu::text {
namespace {

TEST(Date, IsReadInFourForms) {
  for (const std::string_view text : {"2012-07-23", "23/07/2012", "23.7.2012", "23-7-2012", "23/7/2012"}) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_iso(*date), "2012-07-23") << text;
  }
}

TEST(Date, IsNothingElse) {
  for (const std::string_view text :
       {"", "2012", "23/07", "31/02/2012", "00/01/2012", "23/07/12", "2012/07/23", "2012-7-23", "23/07-2012",
        "23/07/2012 ", " 23/07/2012", "23/07/2012/1", "2012-13-01", "29/02/2011", "a3/07/2012", "023/07/2012",
        "01/01/0000", "23//2012", "//"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, KnowsLeapYears) { EXPECT_TRUE(parse_date("29/02/2012")); }

TEST(Date, PadsItsIsoForm) {
  using namespace std::chrono;
  EXPECT_EQ(to_iso(Date{year(945), month(9), day(2)}), "0945-09-02");
  EXPECT_EQ(to_vietnamese(Date{year(945), month(9), day(2)}), "02/09/0945");
}

} // namespace
} // namespace danchieu::text
