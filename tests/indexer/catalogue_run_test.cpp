#include "indexer/catalogues.hpp"
#include "tests/indexer/decisions.hpp"
#include "tests/indexer/store_dump.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

namespace danchieu::indexer {
namespace {

using tests::TemporaryIndex;

constexpr const char* articles = "Điều 1. Phạm vi điều chỉnh\nThông tư này quy định việc lập dự toán.\n\nĐiều 2. Đối tượng\nCơ quan.\n";

std::string line(const std::string& file, const std::string& number) {
  return R"({"file": ")" + file + R"(", "number": ")" + number +
         R"(", "type": "Thông tư", "title": "Về dự toán", "issuer": "Bộ Tài chính", "date": "2013-08-26"})" + "\n";
}

std::string key(const std::string& number) { return "/akn/vn/act/thong-tu/bo-tai-chinh/2013/" + number + "-2013-tt-btc"; }

bool holds(const TemporaryIndex& index, const std::string& work) {
  return tests::open_database(index.db()).term_exists(std::string(corpus::prefix::id) + work);
}

TEST(CatalogueRun, GivesIdentityAndIsNoDocument) {
  TemporaryIndex index({{"metadata.jsonl", line("tt/a.txt", "1/2013/TT-BTC") + line("tt/none.txt", "2/2013/TT-BTC")},
                        {"tt/a.txt", articles}});
  EXPECT_TRUE(holds(index, key("1")));
  EXPECT_EQ(tests::open_database(index.db()).get_termfreq(std::string(corpus::prefix::work_kind)), 1U);
  const FileReport& report = index.listener.report_of("metadata.jsonl");
  EXPECT_EQ(report.outcome, Outcome::skipped);
  EXPECT_EQ(report.message, "read as a catalogue: 2 rows, 1 used");
}

TEST(CatalogueRun, ChangedRowReadsItsFileAgainAndNoOther) {
  TemporaryIndex index({{"metadata.jsonl", line("a.txt", "1/2013/TT-BTC") + line("b.txt", "2/2013/TT-BTC")},
                        {"a.txt", articles},
                        {"b.txt", std::string(articles) + "Điều 3. Khác\n"}});
  EXPECT_EQ(index.run().unchanged, 2U);
  index.write("metadata.jsonl", line("a.txt", "1/2013/TT-BTC") + line("b.txt", "3/2013/TT-BTC"));
  const RunSummary second = index.run();
  EXPECT_EQ(second.unchanged, 1U);
  EXPECT_EQ(second.indexed, 1U);
  EXPECT_FALSE(holds(index, key("2")));
  EXPECT_TRUE(holds(index, key("3")));
  index.remove("metadata.jsonl");
  EXPECT_EQ(index.run().indexed, 2U);
  EXPECT_FALSE(holds(index, key("1")));
}

TEST(CatalogueRun, SameBytesWithTwoRowsAreTwoWorks) {
  TemporaryIndex index({{"metadata.jsonl", line("a.txt", "1/2013/TT-BTC") + line("b.txt", "2/2013/TT-BTC")},
                        {"a.txt", articles},
                        {"b.txt", articles}});
  EXPECT_TRUE(holds(index, key("1")));
  EXPECT_TRUE(holds(index, key("2")));
}

TEST(CatalogueRun, CountsToWhenOnlyAPartOfItsFolderIsNamed) {
  TemporaryIndex index({{"metadata.jsonl", line("tt/a.txt", "1/2013/TT-BTC")}, {"tt/a.txt", articles}});
  EXPECT_EQ(index.run({(index.files() / "tt").string()}, false).unchanged, 1U);
  EXPECT_EQ(index.run({(index.files() / "tt" / "a.txt").string()}, false).unchanged, 1U);
  EXPECT_TRUE(holds(index, key("1")));
}

TEST(CatalogueRun, NearestCatalogueThatSpeaksOfTheFileCounts) {
  TemporaryIndex index({{"metadata.jsonl", line("tt/a.txt", "1/2013/TT-BTC") + line("tt/b.txt", "2/2013/TT-BTC")},
                        {"tt/metadata.jsonl", line("a.txt", "3/2013/TT-BTC")},
                        {"tt/a.txt", articles},
                        {"tt/b.txt", std::string(articles) + "Điều 3. Khác\n"}});
  EXPECT_TRUE(holds(index, key("3")));
  EXPECT_TRUE(holds(index, key("2")));
  EXPECT_FALSE(holds(index, key("1")));
}

TEST(CatalogueRun, BadLinesAndContradictionsAreLinesOfTheReport) {
  TemporaryIndex index({{"metadata.jsonl", "{bad\n" + line("a.txt", "9/QĐ-UBND")},
                        {"a.txt", tests::plain("1/QĐ-UBND", "23 tháng 7 năm 2012", "Về việc một")}});
  EXPECT_EQ(index.listener.report_of("metadata.jsonl:1").outcome, Outcome::failed);
  const FileReport& report = index.listener.report_of("a.txt");
  EXPECT_EQ(report.outcome, Outcome::indexed);
  EXPECT_NE(report.message.find("number: the text says 1/QĐ-UBND"), std::string::npos) << report.message;
  index.run();
  EXPECT_EQ(index.listener.report_of("a.txt").outcome, Outcome::unchanged);
  EXPECT_NE(index.listener.report_of("a.txt").message.find("number: the text says"), std::string::npos);
}

} // namespace
} // namespace danchieu::indexer
