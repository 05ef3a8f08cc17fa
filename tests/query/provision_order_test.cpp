#include "query/searcher.hpp"
#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace danchieu::query {
namespace {

using test::on_day;
using test::TestIndex;

/// An invented circular: its first article repeats its title, its third defines words, its fourth says little.
const TestIndex& index() {
  static const TestIndex built(std::map<std::string, std::string>{
      {"a.txt", "BỘ TÀI CHÍNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
                "Số: 11/2019/TT-BTC\nHà Nội, ngày 05 tháng 3 năm 2019\n\nTHÔNG TƯ\n"
                "Quy định mức thu, chế độ quản lý và sử dụng phí thả đèn lồng trên sông\n\n"
                "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng\n"
                "1. Thông tư này quy định mức thu, chế độ quản lý và sử dụng phí thả đèn lồng trên sông.\n"
                "2. Thông tư này áp dụng đối với người nộp phí thả đèn lồng trên sông và tổ chức thu phí thả đèn lồng trên sông.\n\n"
                "Điều 2. Mức thu\nMức thu phí thả đèn lồng trên sông là năm nghìn đồng một chiếc; phí thả đèn lồng ban đêm bằng một nửa.\n\n"
                "Điều 3. Giải thích từ ngữ\nTrong Thông tư này, các từ ngữ dưới đây được hiểu như sau:\n"
                "1. Người thả là người nộp phí.\n2. Đèn lồng là đèn bằng giấy có nến ở trong.\n\n"
                "Điều 4. Kê khai\nChậm nhất ngày 05 hằng tháng, tổ chức thu phí kê khai số tiền đã thu của tháng trước.\n"}});
  return built;
}

std::string first_provision(const std::string& question, double titled = Ranking().titled, double definition = Ranking().definition) {
  SearchRequest request{.query = question, .on = on_day};
  request.ranking.titled = titled;
  request.ranking.definition = definition;
  const SearchResult result = search(*index().generation(), request);
  return result.hits.empty() || result.hits[0].provisions.empty() ? "nothing" : result.hits[0].provisions[0].label;
}

TEST(ProvisionOrder, LooksForWhatTheTitleDoesNotSay) {
  for (const char* question : {"Quản lý và sử dụng phí thả đèn lồng trên sông đã thu của tháng trước", "quan ly va su dung phi tha den long tren song da thu cua thang truoc"}) {
    EXPECT_EQ(first_provision(question), "Điều 4") << question;
    EXPECT_NE(first_provision(question, 0), "Điều 4") << question;
  }
}

TEST(ProvisionOrder, KeepsTheOrderWhereTheTitleSaysAllOfTheQuestion) {
  EXPECT_EQ(first_provision("Mức thu phí thả đèn lồng trên sông"), "Điều 2");
}

TEST(ProvisionOrder, PutsDefinitionsFirstForTheirQuestion) {
  for (const char* question : {"Đèn lồng là gì?", "Đèn lồng được hiểu như thế nào?", "Thế nào là đèn lồng?"}) {
    EXPECT_EQ(first_provision(question), "Điều 3") << question;
    EXPECT_NE(first_provision(question, Ranking().titled, 0), "Điều 3") << question;
  }
}

} // namespace
} // namespace danchieu::query
