#include "corpus/document/consolidation.hpp"

#include "corpus/document/analysis.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

const std::string consolidated =
    "BỘ TÀI CHÍNH\n-------\nSố: 12/VBHN-BTC\nHà Nội, ngày 03 tháng 4 năm 2024\n\nTHÔNG TƯ\nHướng dẫn thu phí thả đèn\n\n"
    "Thông tư số 90/2018/TT-BTC ngày 05 tháng 5 năm 2018 của Bộ trưởng Bộ Tài chính hướng dẫn thu phí thả đèn, có hiệu lực kể từ ngày 01 tháng 7 năm 2018, được sửa đổi, bổ sung bởi:\n"
    "1. Thông tư số 91/2020/TT-BTC ngày 06 tháng 6 năm 2020 của Bộ trưởng Bộ Tài chính sửa đổi, bổ sung một số điều của Thông tư số 90/2018/TT-BTC, có hiệu lực kể từ ngày 01 tháng 8 năm 2020;\n"
    "2. Thông tư số 92/2022/TT-BTC ngày 07 tháng 7 năm 2022 của Bộ trưởng Bộ Tài chính sửa đổi Thông tư số 90/2018/TT-BTC, có hiệu lực kể từ ngày 01 tháng 9 năm 2022.\n\n"
    "Điều 1. Mức phí\n1. Mười đồng một đèn.[1]\n\nĐiều 2. Người nộp[2]\n(được bãi bỏ)\n\n"
    "[1] Khoản này được sửa đổi, bổ sung theo quy định tại khoản 1 Điều 1 của Thông tư số 91/2020/TT-BTC sửa đổi, bổ sung một số điều của Thông tư số 90/2018/TT-BTC, có hiệu lực kể từ ngày 01 tháng 8 năm 2020.\n\n"
    "[2] Điều này được bãi bỏ theo quy định tại Điều 3 của Thông tư số 92/2022/TT-BTC, có hiệu lực kể từ ngày 01 tháng 9 năm 2022.\n";

TEST(Consolidation, BearsWitnessOfWhatOthersDidToTheActItGives) {
  const Document document = analyse(consolidated).at(0);
  const WorkId* const act = consolidated_act(document);
  ASSERT_NE(act, nullptr);
  EXPECT_EQ(act->to_string(), "/akn/vn/act/thong-tu/bo-tai-chinh/2018/90-2018-tt-btc");
  std::string told;
  for (const IncomingEffect& effect : effects_told_by(document, "vbhn.txt")) {
    EXPECT_EQ(effect.relation.target.work, *act);
    EXPECT_EQ(effect.file, "vbhn.txt");
    EXPECT_FALSE(effect.relation.quote.empty());
    told += effect.source_number + ' ' + std::string(citation::code(effect.relation.kind)) + ' ' + danchieu::text::to_iso(*effect.source_effective);
    for (const std::string& provision : effect.relation.provisions) told += " [" + provision + "]";
    told += "; ";
  }
  EXPECT_EQ(told, "91/2020/TT-BTC amends 2020-08-01 [Điều 1 khoản 1]; 92/2022/TT-BTC amends 2022-09-01; 92/2022/TT-BTC repeals 2022-09-01 [Điều 2]; ");
}

TEST(Consolidation, ActsOnNothingItself) {
  const Document document = analyse(consolidated).at(0);
  for (const Relation& relation : document.relations)
    EXPECT_EQ(relation.kind, RelationKind::consolidates) << relation.quote;
}

TEST(Consolidation, IsSaidOfNoOtherDocument) {
  const Document document = analyse("BỘ TÀI CHÍNH\nSố: 90/2018/TT-BTC\n\nTHÔNG TƯ\nHướng dẫn\n\nĐiều 1. Phí\n").at(0);
  EXPECT_EQ(consolidated_act(document), nullptr);
  EXPECT_TRUE(effects_told_by(document, "a.txt").empty());
}

} // namespace
} // namespace danchieu::corpus
