#include "corpus/document/analysis.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

// What each mention of a document says, read from plain text as `danchieu cite` reads it (gold/GUIDELINES.md).

namespace danchieu::corpus {
namespace {

/// "376/TTr-CP proposal; Luật Đất đai guides [Điều 5]" of all mentions by number or name, "part" and "quoted" where they are.
std::string mentions(std::string_view text) {
  std::string all;
  for (const Document& document : analyse(text)) {
    for (const Citation& citation : document.citations) {
      const bool numbered = citation.kind == citation::CitationKind::numbered;
      if (!numbered && citation.kind != citation::CitationKind::by_name) continue;
      if (!all.empty()) all += "; ";
      all += (numbered ? citation.number : citation.name) + ' ' + std::string(code(citation.relation));
      if (citation.partial) all += " part";
      if (citation.quoted) all += " quoted";
      for (const std::string& provision : citation.pinpoint) all += " [" + provision + ']';
    }
  }
  return all;
}

struct Case {
  const char* text;
  const char* expected;
};

class Mentions : public testing::TestWithParam<Case> {};

TEST_P(Mentions, TellTheirRelation) { EXPECT_EQ(mentions(GetParam().text), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Titles, Mentions, testing::Values(
    Case{"Nghị định của Chính phủ\nSửa đổi, bổ sung một số điều của Nghị định số 30/1998/NĐ-CP\nChính phủ\nCăn cứ Luật Đất đai;\n",
         "30/1998/NĐ-CP amends part; Luật Đất đai legal_basis"},
    Case{"Nghị định\ncủa Chính phủ Số 94/1998/NĐ-CP ngày 17 tháng 11 năm 1998\nQuy định chi tiết thi hành Luật Đất đai\nChính phủ\nCăn cứ Luật Nhà ở;\n",
         "Luật Đất đai guides; Luật Nhà ở legal_basis"},
    Case{"NGHỊ ĐỊNH\nVề đất đai\nCăn cứ Luật Nhà ở;\nChính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 "
         "năm 2010 về thủ tục; Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 về tiếp nhận và Nghị định số 55/2011/NĐ-CP.\nĐiều 1. Đất\n",
         "Luật Nhà ở legal_basis; 63/2010/NĐ-CP amends part; 20/2008/NĐ-CP amends part; 55/2011/NĐ-CP amends part"}));

INSTANTIATE_TEST_SUITE_P(Proposals, Mentions, testing::Values(
    Case{"NGHỊ QUYẾT\nVề đất đai\nCăn cứ Luật Nhà ở;Xét đề nghị của Chính phủ tại Tờ trình số 376/TTr-CP và Đề án số 377/ĐA-CP,\nQUYẾT NGHỊ:\nĐiều 1. Đất\n",
         "Luật Nhà ở legal_basis; 376/TTr-CP proposal; 377/ĐA-CP proposal"},
    Case{"NGHỊ QUYẾT\nVề đất đai\nCăn cứ Luật Nhà ở;\nXét Tờ trình số 423/TTr-UBND ngày 21 tháng 11 năm 2025 của Ủy ban nhân dân về việc đề nghị Hội đồng nhân dân\n"
         "Thành phố ban hành Nghị quyết bãi bỏ Nghị quyết số 30/2013/NQ-HĐND ngày 06 tháng 12 năm 2013 về xây dựng khu vực phòng thủ; Báo cáo thẩm tra số\n"
         "109/BC-BPC ngày 22 tháng 11 năm 2025;\nHội đồng nhân dân ban hành Nghị quyết bãi bỏ Nghị quyết số 30/2013/NQ-HĐND.\nĐiều 1. Đất\n",
         "Luật Nhà ở legal_basis; 423/TTr-UBND proposal; 30/2013/NQ-HĐND cites; 109/BC-BPC proposal; 30/2013/NQ-HĐND repeals"},
    Case{"QUYẾT ĐỊNH\nVề đất đai\nCăn cứ Luật Nhà ở;\nTheo đề nghị của Giám đốc Sở Xây dựng ( Tờ trình số 407/TTr-SXD ngày 16/6/2006 ),\nQUYẾT ĐỊNH:\nĐiều 1. Đất\n",
         "Luật Nhà ở legal_basis; 407/TTr-SXD proposal"}));

INSTANTIATE_TEST_SUITE_P(Captions, Mentions, testing::Values(
    Case{"BỘ TÀI CHÍNH\nSố: 101/2018/TT-BTC\nTHÔNG TƯ\nVề đất đai\nCăn cứ Luật Nhà ở;\nĐiều 1. Theo mẫu (ban hành kèm theo Quyết định số 5/2010/QĐ-TTg).\n"
         "Nơi nhận:\n- Lưu: VT.\nPHỤ LỤC\nMỨC TIỀN CẤP MUA PHƯƠNG TIỆN (Ban hành kèm theo Thông tư số 101 /2018/TT-BTC)\nMẫu số 11\nKèm theo Thông tư số "
         "101/2018/TT-BTC\n",
         "Luật Nhà ở legal_basis; 5/2010/QĐ-TTg cites; 101/2018/TT-BTC issued_with; 101/2018/TT-BTC issued_with"},
    Case{"Mẫu số 10: Ban hành kèm theo Thông tư số 04/2004/TT-BTC hướng dẫn Nghị định số 105/2003/NĐ-CP\nTên đơn vị:\n",
         "04/2004/TT-BTC issued_with; 105/2003/NĐ-CP cites"}));

// Lines of a word or two tell nothing.
INSTANTIATE_TEST_SUITE_P(Shreds, Mentions, testing::Values(
    Case{"QUYẾT\nĐỊNH\nVề\nđất\nđai\nCăn\ncứ\nLuật\nNhà\nở\nngày\n25\ntháng\n11\nnăm\n2014;\nTheo\nđề\nnghị\ncủa\nGiám\nđốc\nSở\nXây\ndựng\ntại\nTờ\ntrình\nsố\n"
         "5/TTr-SXD\nngày\n10\ntháng\n5\nnăm\n2015;\nQUYẾT\nĐỊNH:\nĐiều\n1.\nBãi\nbỏ\nkhoản\n2\nĐiều\n5\ncủa\nQuyết\nđịnh\nsố\n7/2010/QĐ-UBND\nngày\n3\ntháng\n2\nnăm\n"
         "2010\nvà\nQuyết\nđịnh\nsố\n8/2011/QĐ-UBND.\n",
         "Luật Nhà ở legal_basis; 5/TTr-SXD proposal; 7/2010/QĐ-UBND repeals part [Điều 5 khoản 2]; 8/2011/QĐ-UBND repeals"}));

INSTANTIATE_TEST_SUITE_P(Guiding, Mentions, testing::Values(
    Case{"THÔNG TƯ\nHướng dẫn thực hiện cơ chế tháo gỡ khó khăn quy định tại Nghị quyết số 29/2026/QH16\nCăn cứ Luật Nhà ở;\nĐiều 1. Thông tư này hướng dẫn mức "
         "phí quy định tại khoản 2 Điều 5 Nghị định số 5/2020/NĐ-CP.\nĐiều 2. Trách nhiệm của Bộ Tài chính\nb) Hướng dẫn mức phí quy định tại Nghị định số "
         "6/2020/NĐ-CP.\n",
         "29/2026/QH16 guides; Luật Nhà ở legal_basis; 5/2020/NĐ-CP guides [Điều 5 khoản 2]; 6/2020/NĐ-CP cites"}));

// Which texts were put together is told of the document as a whole; a footnote that says so only cites.
INSTANTIATE_TEST_SUITE_P(Consolidating, Mentions, testing::Values(
    Case{"VĂN BẢN HỢP NHẤT\nSố: 5/VBHN-BTC\nTHÔNG TƯ\nVề đất đai\nĐiều 1. Đất1\n1 Điều này được sửa đổi theo quy định tại khoản 4 Điều 1 của Thông tư số "
         "12/2024/TT-BTC, có hiệu lực từ ngày 29 tháng 12 năm 2024.\n",
         "12/2024/TT-BTC cites [Điều 1 khoản 4]"}));

INSTANTIATE_TEST_SUITE_P(ProvisionsFarFromTheirDocument, Mentions, testing::Values(
    Case{"NGHỊ ĐỊNH\nVề đất đai\nCăn cứ Luật Nhà ở;\nĐiều 1. Phạm vi\nNghị định này quy định chi tiết Điều 9, trừ nội dung về chi phí; khoản 5 Điều 22; Điều 24 và biện "
         "pháp hướng dẫn thi hành Luật Đất đai về tổ chức.\n",
         "Luật Nhà ở legal_basis; Luật Đất đai guides [Điều 9] [Điều 22 khoản 5] [Điều 24]"},
    Case{"NGHỊ QUYẾT\nVề hình sự\nCăn cứ Luật Nhà ở;\nĐiều 1. Phạm vi\nNghị quyết này hướng dẫn áp dụng Điều 150 về tội mua bán người và Điều 151 về tội mua bán trẻ "
         "em của Bộ luật Hình sự.\n",
         "Luật Nhà ở legal_basis; Bộ luật Hình sự guides [Điều 150] [Điều 151]"},
    Case{"QUYẾT ĐỊNH\nVề đất đai\nCăn cứ Luật Nhà ở;\nĐiều 1. Bãi bỏ Mục II (có Phụ lục số II kèm theo) về khoản thu đóng góp của Nghị quyết số 69/NQ-HĐND.\n",
         "Luật Nhà ở legal_basis; 69/NQ-HĐND repeals part [Mục II] [Phụ lục II]"}));

INSTANTIATE_TEST_SUITE_P(WithoutCapitals, Mentions, testing::Values(
    Case{"quyết định\nvề đất đai\ncăn cứ luật nhà ở số 65/2014/qh13;\ncăn cứ nghị định số 5/2015/nđ-cp ngày 05 tháng 6 năm 2015 của\nchính phủ về nhà ở;\n"
         "theo đề nghị của giám đốc sở xây dựng tại tờ trình số 407/ttr-sxd ngày 16/6/2016.\nquyết định:\nđiều 1. đất\nđiều 2. quyết định này có hiệu lực kể từ ngày "
         "ký và thay thế quyết định số 7/2010/qđ-ubnd.\n",
         "65/2014/QH13 legal_basis; 5/2015/NĐ-CP legal_basis; 407/TTr-SXD proposal; 7/2010/QĐ-UBND replaces"}));

INSTANTIATE_TEST_SUITE_P(Consolidations, Mentions, testing::Values(
    Case{"VĂN BẢN HỢP NHẤT\nSố: 16/VBHN-BTC\nQUYẾT ĐỊNH\nVề bảo hiểm\nQuyết định số 60/2015/QĐ-TTg ngày 27 tháng 11 năm 2015 về bảo hiểm, được sửa đổi, bổ sung bởi:\n"
         "Quyết định số 38/2019/QĐ-TTg, có hiệu lực kể từ ngày 20 tháng 02 năm 2020.\nCăn cứ Luật Việc làm ngày 16 tháng 11 năm 2013;\n"
         "1 Văn bản hợp nhất này không thay thế 02 Quyết định nêu trên.\nKý bởi: Cổng Thông tin điện tử Chính phủ\n\n42\nCÔNG BÁO/Số 295 + 296/Ngày 22-3-2020\n\n"
         "Căn cứ Luật Bảo hiểm y tế ngày 14 tháng 11 năm 2008;\nĐiều 1. Phạm vi\n1. Căn cứ Luật Giá, giá được định.\n",
         "60/2015/QĐ-TTg cites; 38/2019/QĐ-TTg cites; Luật Việc làm legal_basis; Luật Bảo hiểm y tế legal_basis; Luật Giá cites"}));

} // namespace
} // namespace danchieu::corpus
