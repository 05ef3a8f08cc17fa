#include "query/review/review.hpp"

#include "query/index_reader.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>

namespace danchieu::query {
namespace {

using namespace std::chrono_literals;

Review review_of(const std::string& issuer, Date on) {
  tests::TemporaryIndex index;
  index.run({DANCHIEU_SOURCE_DIR "/corpus/samples"});
  const IndexReader reader(index.db(), corpus::Verify::no);
  return review_stock(*reader.current(), issuer, on);
}

std::set<std::string> numbers(const std::vector<ExpiryRow>& rows) {
  std::set<std::string> found;
  for (const ExpiryRow& row : rows) found.insert(row.work.number);
  return found;
}

TEST(Review, ListsWhatEndedWithReasonDateAndSentence) {
  const Review review = review_of("UBND tỉnh Kon Tum", 2024y / 1 / 1);
  EXPECT_EQ(review.authority, "ubnd-tinh-kon-tum");
  EXPECT_EQ(numbers(review.expired), (std::set<std::string>{"99011/QĐ-UBND", "99027/QĐ-UBND", "99034/QĐ-UBND"}));
  for (const ExpiryRow& row : review.expired) {
    EXPECT_TRUE(row.reason.date.has_value()) << row.work.number;
    EXPECT_FALSE(row.reason.quote.empty()) << row.work.number;
  }
}

TEST(Review, DependsOnTheDate) {
  EXPECT_EQ(numbers(review_of("ubnd-tinh-kon-tum", 2018y / 1 / 1).expired), (std::set<std::string>{"99011/QĐ-UBND"}));
}

TEST(Review, ListsPartsThatEnded) {
  const Review review = review_of("Bộ Văn hóa, Thể thao và Du lịch", 2024y / 1 / 1);
  bool found = false;
  for (const ExpiryRow& row : review.expired) {
    if (row.work.number != "9012/2014/TT-BVHTTDL") continue;
    found = true;
    EXPECT_EQ(std::set<std::string>(row.provisions.begin(), row.provisions.end()),
              (std::set<std::string>{"Điều 6", "Điều 8 khoản 2"}));
  }
  EXPECT_TRUE(found);
}

TEST(Review, GivesASuccessorTheDocumentsOfMergedProvinces) {
  const Date last_day = 2025y / 6 / 30;
  const Date first_day = 2025y / 7 / 1;
  EXPECT_EQ(review_of("UBND tỉnh Quảng Ngãi", last_day).works, 0U);
  const Review merged = review_of("UBND tỉnh Quảng Ngãi", first_day);
  const Review own = review_of("UBND tỉnh Kon Tum", first_day);
  EXPECT_EQ(merged.former, std::vector<std::string>{"Ủy ban nhân dân tỉnh Kon Tum"});
  EXPECT_EQ(merged.works, own.works);
  EXPECT_EQ(numbers(merged.expired), numbers(own.expired));
  EXPECT_TRUE(own.former.empty());
}

TEST(Review, NamesTheDeadBasisThatADocumentStandsOn) {
  const Review review = review_of("UBND tỉnh Kon Tum", 2024y / 1 / 1);
  bool found = false;
  for (const EndangeredWork& row : review.endangered) {
    if (row.work.number != "99040/QĐ-UBND") continue;
    found = true;
    EXPECT_EQ(row.path.back().number, "99034/QĐ-UBND");
    EXPECT_FALSE(row.because.empty());
  }
  EXPECT_TRUE(found);
}

TEST(Review, CsvQuotesWhatASpreadsheetWouldMisread) {
  Review review;
  ExpiryRow row;
  row.work.number = "1/QĐ-UBND";
  row.work.title = "=cmd()";
  row.reason.quote = "một, \"hai\"\nba";
  review.expired.push_back(row);
  const std::string csv = expiry_csv(review);
  EXPECT_NE(csv.find("'=cmd()"), std::string::npos);
  EXPECT_NE(csv.find("\"một, \"\"hai\"\"\nba\""), std::string::npos);
}

TEST(Review, CsvKeepsItsColumnsWhenTheFirstCellIsEmpty) {
  Review review;
  review.expired.emplace_back().work.number = "1/QĐ-UBND"; // its type is unknown
  const std::string csv = expiry_csv(review);
  EXPECT_NE(csv.find("\r\n,1/QĐ-UBND,"), std::string::npos) << csv;
}

} // namespace
} // namespace danchieu::query
