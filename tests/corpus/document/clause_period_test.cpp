#include "corpus/document/clause_period.hpp"

#include "normalizer/text/date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

TEST(ClausePeriod, IsReadInFiguresAndWords) {
  struct Case {
    const char* text;
    int count;
    const char* later; ///< after 31 January 2024
  };
  const Case cases[] = {{"45 ngày", 45, "2024-03-16"},       {"bốn mươi lăm ngày", 45, "2024-03-16"}, {"45 (bốn mươi lăm) ngày", 45, "2024-03-16"},
                        {"mười ngày", 10, "2024-02-10"},     {"mười lăm ngày", 15, "2024-02-15"},     {"năm ngày", 5, "2024-02-05"},
                        {"sáu (06) tháng", 6, "2024-07-31"}, {"1 tháng", 1, "2024-02-29"},            {"01 năm", 1, "2025-01-31"},
                        {"mười năm", 10, "2034-01-31"},      {"hai mươi mốt ngày", 21, "2024-02-21"}, {"chín mươi ngày", 90, "2024-04-30"}};
  for (const Case& c : cases) {
    Document document;
    const std::string text = c.text;
    document.span = {0, text.size()};
    const ClauseText clause(document, text);
    const auto period = period_at(clause, 0);
    ASSERT_TRUE(period) << text;
    EXPECT_EQ(period->count, c.count) << text;
    EXPECT_EQ(text::to_iso(later_by(*text::parse_date("2024-01-31"), *period)), c.later) << text;
  }
  for (const std::string text : {"45", "ngày ký", "45 người", "2000 ngày", "ngày 45 tháng"}) {
    Document document;
    document.span = {0, text.size()};
    EXPECT_FALSE(period_at(ClauseText(document, text), 0)) << text;
  }
}

} // namespace
} // namespace danchieu::corpus
