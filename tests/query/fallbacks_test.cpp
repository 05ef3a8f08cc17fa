// What is answered when nothing says exactly what was asked.
#include "query/searcher.hpp"
#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace danchieu::query {
namespace {

using test::TestIndex;

std::string decision(const std::string& number, const std::string& date, const std::string& articles) {
  return "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nSố: " + number +
         "\nKon Tum, " + date + "\n\nQUYẾT ĐỊNH\nVề việc quản lý chợ nổi\n\nỦY BAN NHÂN DÂN TỈNH KON TUM\n\n"
         "Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;\n\nQUYẾT ĐỊNH:\n\n" + articles + "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n";
}

SearchResult ask(const std::string& question) {
  static const TestIndex index(std::map<std::string, std::string>{
      {"a.txt", decision("45/QĐ-UBND", "ngày 05 tháng 3 năm 2020", "Điều 1. Chợ họp buổi sáng.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n")},
      {"b.txt", decision("67/QĐ-UBND", "ngày 06 tháng 4 năm 2022",
                         "Điều 1. Bãi bỏ Quyết định số 45/QĐ-UBND ngày 05 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum.\n\n"
                         "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n")},
  });
  return search(*index.generation(), SearchRequest{.query = question, .on = test::on_day});
}

bool hinted(const SearchResult& result, const std::string& code) {
  for (const Hint& hint : result.hints)
    if (hint.code == code) return true;
  return false;
}

TEST(Fallbacks, GiveWhatRepealsADocumentThatNothingReplaces) {
  const SearchResult repealed = ask("văn bản nào thay thế 45/QĐ-UBND");
  EXPECT_TRUE(hinted(repealed, "repealed"));
  ASSERT_FALSE(repealed.hits.empty());
  EXPECT_EQ(repealed.hits[0].work.number, "67/QĐ-UBND");
  const SearchResult nothing = ask("văn bản nào thay thế 67/QĐ-UBND");
  EXPECT_FALSE(hinted(nothing, "repealed"));
  EXPECT_TRUE(hinted(nothing, "no_relation"));
  EXPECT_FALSE(hinted(ask("văn bản nào bãi bỏ 45/QĐ-UBND"), "repealed")) << "that is what was asked";
}

TEST(Fallbacks, TakeALawForTheCodeOfThatName) {
  for (const char* question : {"luật lao động", "luat lao dong 2019", "Bộ luật Lao động"}) {
    const SearchResult result = ask(question);
    ASSERT_TRUE(result.resolution && !result.resolution->works.empty()) << question;
    EXPECT_EQ(result.resolution->works[0].type, "bộ luật") << question;
    EXPECT_TRUE(result.hits.at(0).asked_for) << question;
  }
  EXPECT_FALSE(ask("luật biển cả").resolution);
}

} // namespace
} // namespace danchieu::query
