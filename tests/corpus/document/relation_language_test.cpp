#include "corpus/document/relation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

/// A document whose citations are found by the citation grammar, with their dates and years.
Document read(const std::string& text, std::string type = "thông tư") {
  Document document;
  document.type = std::move(type);
  document.span = {0, text.size()};
  document.citations = citation::find_citations(text);
  find_relations(document, text);
  return document;
}

std::string told(const Document& document) {
  std::string all;
  for (const Relation& relation : document.relations) {
    if (!all.empty()) all += "; ";
    all += std::string(code(relation.kind)) + " " + (relation.target.number.empty() ? relation.target.name : relation.target.number);
    if (relation.target.number.empty() && relation.target.date) all += " " + text::to_iso(*relation.target.date);
    if (relation.scope == Scope::part) all += " part";
    for (const std::string& provision : relation.provisions) all += " [" + provision + "]";
  }
  return all;
}

struct Case {
  const char* claim;
  const char* text;
  const char* expected;
};

class ReadsLanguage : public testing::TestWithParam<Case> {};

TEST_P(ReadsLanguage, AsMeant) { EXPECT_EQ(told(read(GetParam().text)), GetParam().expected) << GetParam().claim << "\n" << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Targets, ReadsLanguage,
    testing::Values(
        Case{"a younger document is not part of an older one's title",
             "Điều 1. Bãi bỏ Quyết định số 5/2014/QĐ-UBND về vỉa hè, Quyết định số 4/2019/QĐ-UBND sửa đổi Quy định kèm theo Quyết định số 5/2014/QĐ-UBND và Quyết định số "
             "8/2023/QĐ-UBND sửa đổi Quy định kèm theo Quyết định số 5/2014/QĐ-UBND.",
             "repeals 5/2014/QĐ-UBND; repeals 4/2019/QĐ-UBND; repeals 8/2023/QĐ-UBND"},
        Case{"an older document in a title stays there",
             "Điều 1. Bãi bỏ Nghị định số 4/2019/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 5/2014/NĐ-CP và Nghị định số 6/2015/NĐ-CP.", "repeals 4/2019/NĐ-CP"},
        Case{"what amended the target is its history, though younger",
             "Điều 1. Bãi bỏ Nghị định số 4/2010/NĐ-CP về phí đã được sửa đổi, bổ sung bởi Nghị định số 5/2014/NĐ-CP và Nghị định số 6/2019/NĐ-CP.", "repeals 4/2010/NĐ-CP"},
        Case{"laws of one name are told apart by their dates",
             "Điều 9. Luật này thay thế Luật Giá ngày 30 tháng 6 năm 1990, Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 05 tháng 7 năm 1993 và Luật sửa đổi, bổ sung một số "
             "điều của Luật Giá ngày 28 tháng 10 năm 1995.",
             "replaces Luật Giá 1990-06-30; replaces Luật sửa đổi, bổ sung một số điều của Luật Giá 1993-07-05; replaces Luật sửa đổi, bổ sung một số điều của Luật Giá 1995-10-28"},
        Case{"some articles of two documents are a part of each",
             "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 1/2018/NĐ-CP quy định về thuế và Nghị định số 2/2019/NĐ-CP.", "amends 1/2018/NĐ-CP part; amends 2/2019/NĐ-CP part"},
        Case{"some documents are whole", "Điều 1. Bãi bỏ một số Quyết định: Quyết định số 1/2018/QĐ-UBND; Quyết định số 2/2019/QĐ-UBND.",
             "repeals 1/2018/QĐ-UBND; repeals 2/2019/QĐ-UBND"},
        Case{"a part of what a second document issued follows a semicolon",
             "Điều 1. Bãi bỏ khoản 1 Điều 3 Nghị quyết số 2/2024/NQ-HĐND thi hành Luật Thủ đô; khoản 1 Mục I của Phụ lục ban hành kèm theo Nghị quyết số 3/2025/NQ-HĐND.",
             "repeals 2/2024/NQ-HĐND part [Điều 3 khoản 1]; repeals 3/2025/NQ-HĐND part [Phụ lục Mục I khoản 1]"},
        Case{"a circular ends no decree: it is named in the title before it",
             "Điều 1. Bãi bỏ các văn bản sau:\n1. Quyết định số 2/2007/QĐ-BTS ban hành Chương trình thực hiện Nghị quyết Đại hội Đảng, Nghị quyết số 25/2006/NQ-CP.",
             "repeals 2/2007/QĐ-BTS"},
        Case{"what a document was amended by is told, not done",
             "Điều 1. Thủ tục cho phép thành lập quy định tại Điều 42 Nghị định số 86/2018/NĐ-CP đã được sửa đổi, bổ sung tại Nghị định số 124/2024/NĐ-CP được thực hiện như sau: nộp hồ "
             "sơ.",
             ""},
        Case{"errors are corrected in a document", "Điều 1. Đính chính một số lỗi kỹ thuật tại Thông tư số 15/2024/TT-BKHĐT.", "corrects 15/2024/TT-BKHĐT part"},
        Case{"a verb may be said again",
             "Điều 7. Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký, thay thế Thông tư số 57/2007/TT-BTC ngày 11/6/2007 và thay thế Mục II Thông tư số 127/2007/TT-BTC.",
             "replaces 57/2007/TT-BTC; replaces 127/2007/TT-BTC part [Mục II]"},
        Case{"procedures may be written short", "Điều 1. Thay thế 03 TTHC ban hành kèm theo Quyết định số 3470/QĐ-UBND ngày 10 tháng 11 năm 2025.", "replaces 3470/QĐ-UBND part"},
        Case{"what stands in all documents of a list is a part of each",
             "Điều 1. Sửa đổi, bổ sung nội dung tương ứng đã công bố tại các Quyết định sau: Quyết định số 1/2018/QĐ-UBND; Quyết định số 2/2019/QĐ-UBND.",
             "amends 1/2018/QĐ-UBND part; amends 2/2019/QĐ-UBND part"}));

INSTANTIATE_TEST_SUITE_P(Nominal, ReadsLanguage,
                         testing::Values(Case{"the procedure of amending a paper amends no act",
                                              "Điều 4. Hồ sơ\n1. Việc sửa đổi, bổ sung văn bản xác nhận quy định tại khoản 2 Điều 9 Nghị định số 47/2011/NĐ-CP thuộc thẩm quyền của Sở.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Pages, ReadsLanguage,
    testing::Values(
        Case{"a list goes on over the gazette's page line",
             "Điều 5. Điều khoản thi hành\n2. Các Nghị định sau hết hiệu lực kể từ ngày Nghị định này có hiệu lực:\na) Nghị định số 1/2015/NĐ-CP;\nCÔNG BÁO/Số 229/Ngày 19-04-2026\n\n72\n"
             "b) Nghị định số 2/2021/NĐ-CP.",
             "repeals 1/2015/NĐ-CP; repeals 2/2021/NĐ-CP"},
        Case{"so does a sentence over its stamp",
             "Điều 5. Bãi bỏ Thông tư số 1/2015/TT-BTC ngày 01 tháng 02 năm 2015 của Bộ trưởng Bộ\n12\nCÔNG BÁO/Số 7/Ngày 19-04-2026\nKý bởi: Cổng Thông tin điện tử Chính phủ\n"
             "Email: thongtinchinhphu@chinhphu.vn\nTài chính và Thông tư số 2/2016/TT-BTC.",
             "repeals 1/2015/TT-BTC; repeals 2/2016/TT-BTC"}));

TEST(Evidence, IsTheWholeSentenceOverWrappedLines) {
  const std::string text =
      "KẾ HOẠCH\nCải cách hành chính\n\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính \nphủ ban hành Chương trình tổng thể giai đoạn \n2021-2030; \n\n"
      "Căn cứ Chỉ thị số 23/CT-TTg ngày 02 tháng 9 năm 2021 của Thủ tướng \nChính phủ về đẩy mạnh cải cách \n\nhành chính nhà nước;\nBỘ TRƯỞNG BỘ NỘI VỤ\nI. MỤC TIÊU\nA.\nB.\nC.\nD.\n";
  const Document document = read(text, "kế hoạch");
  ASSERT_EQ(document.relations.size(), 2U) << told(document);
  EXPECT_EQ(document.relations[0].quote,
            "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể giai đoạn 2021-2030;");
  EXPECT_EQ(document.relations[1].quote, "Căn cứ Chỉ thị số 23/CT-TTg ngày 02 tháng 9 năm 2021 của Thủ tướng Chính phủ về đẩy mạnh cải cách hành chính nhà nước;");
  for (const Relation& relation : document.relations) {
    EXPECT_EQ(text.substr(relation.span.start, 9), "Căn cứ") << relation.quote;
    EXPECT_EQ(text.substr(relation.span.end - 1, 1), ";") << relation.quote;
  }
}

TEST(Evidence, LeavesOutWhatThePagePrinted) {
  const Document document = read("Điều 5. Bãi bỏ Thông tư số 1/2015/TT-BTC của Bộ trưởng\nCÔNG BÁO/Số 7/Ngày 19-04-2026\nBộ Tài chính về phí.");
  ASSERT_EQ(document.relations.size(), 1U);
  EXPECT_EQ(document.relations[0].quote, "Bãi bỏ Thông tư số 1/2015/TT-BTC của Bộ trưởng Bộ Tài chính về phí.");
}

} // namespace
} // namespace danchieu::corpus
