#include "query/resolver.hpp"
#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>

namespace danchieu::query {
namespace {

TEST(Resolver, FindsACodeThatIsCalledALaw) {
  const test::TestIndex index(std::map<std::string, std::string>{
      {"a.txt", "BỘ TÀI CHÍNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
                "Số: 99101/QĐ-BTC\nHà Nội, ngày 05 tháng 3 năm 2021\n\nQUYẾT ĐỊNH\nVề giờ treo đèn lồng\n\nBỘ TRƯỞNG BỘ TÀI CHÍNH\n\n"
                "Căn cứ Bộ luật Lao động số 45/2019/QH14;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Đèn lồng được treo đến 21 giờ.\n"}});
  for (const char* const asked : {"Bộ luật Lao động năm 2019", "luật lao động 2019", "Luật số 45/2019/QH14", "Bộ luật số 45/2019/QH14", "BLLĐ 2019"}) {
    const Resolution found = resolve(*index.generation(), asked, test::on_day);
    ASSERT_FALSE(found.works.empty()) << asked;
    EXPECT_EQ(found.works.front().work, "/akn/vn/act/bo-luat/quoc-hoi/2019/45-2019-qh14") << asked;
  }
}

} // namespace
} // namespace danchieu::query
