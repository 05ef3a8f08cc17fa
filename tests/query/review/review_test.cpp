#include "query/review/review.hpp"

#include "query/index_reader.hpp"
#include "tests/indexer/decisions.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

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

/// A decision that rests on others, by their numbers of 2005.
std::string resting_on(const std::string& number, const std::vector<std::string>& bases) {
  std::string text = tests::plain(number, "5 tháng 6 năm 2005", "Về việc phối hợp");
  const std::string law = "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003;";
  std::string own;
  for (const std::string& basis : bases) own += "Căn cứ Quyết định số " + basis + " ngày 5 tháng 6 năm 2005 của Ủy ban nhân dân tỉnh Kon Tum;\n";
  if (!own.empty()) text.replace(text.find(law), law.size(), own);
  return text;
}

TEST(Review, TellsADeadBasisOnceHoweverManyPathsLeadToIt) {
  tests::TemporaryIndex index({{"1.txt", resting_on("1/QĐ-UBND", {})},
                               {"2.txt", resting_on("2/QĐ-UBND", {"1/QĐ-UBND"})},
                               {"3.txt", resting_on("3/QĐ-UBND", {"1/QĐ-UBND"})},
                               {"4.txt", resting_on("4/QĐ-UBND", {"2/QĐ-UBND", "3/QĐ-UBND"})},
                               {"5.txt", resting_on("5/QĐ-UBND", {"4/QĐ-UBND", "2/QĐ-UBND", "3/QĐ-UBND"})},
                               {"9.txt", tests::replacing("9/QĐ-UBND", "1 tháng 2 năm 2010", "1/QĐ-UBND", "5 tháng 6 năm 2005")}});
  const IndexReader reader(index.db(), corpus::Verify::no);
  const Review review = review_stock(*reader.current(), "UBND tỉnh Kon Tum", 2024y / 1 / 1);
  std::map<std::string, std::vector<std::size_t>> paths; // their lengths
  for (const EndangeredWork& row : review.endangered) {
    EXPECT_EQ(row.path.back().number, "1/QĐ-UBND") << row.work.number;
    paths[row.work.number].push_back(row.path.size());
  }
  const std::map<std::string, std::vector<std::size_t>> wanted{{"2/QĐ-UBND", {1}}, {"3/QĐ-UBND", {1}}, {"4/QĐ-UBND", {2}}, {"5/QĐ-UBND", {2}}};
  EXPECT_EQ(paths, wanted);
  EXPECT_FALSE(review.partial);
  EXPECT_TRUE(review_stock(*reader.current(), "UBND tỉnh Kon Tum", 2024y / 1 / 1, -1ms).partial) << "its time was over before";
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
