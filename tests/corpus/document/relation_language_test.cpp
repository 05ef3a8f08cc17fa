#include "tests/corpus/document/told_relations.hpp"

#include "normalizer/text/date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

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

INSTANTIATE_TEST_SUITE_P(
    Clauses, ReadsLanguage,
    testing::Values(
        Case{"an exception may name clauses of this document, which are no parts of the one that ends",
             "Điều 9. Hiệu lực thi hành\n2. Thông tư số 1/2015/TT-BTC hết hiệu lực kể từ ngày Thông tư này có hiệu lực, trừ các mức quy định tại khoản 3 Điều này.",
             "repeals 1/2015/TT-BTC except các mức quy định tại khoản 3 Điều này"},
        Case{"an exception need name no provision",
             "Điều 9. Hiệu lực thi hành\n2. Thông tư số 1/2015/TT-BTC hết hiệu lực kể từ ngày Thông tư này có hiệu lực, trừ các nội dung về phí tiếp tục có hiệu lực.",
             "repeals 1/2015/TT-BTC except các nội dung về phí"},
        Case{"trừ is also half of other words",
             "Điều 9. Bãi bỏ Thông tư số 1/2015/TT-BTC hướng dẫn phòng, trừ sâu bệnh và quyền miễn trừ ngoại giao.", "repeals 1/2015/TT-BTC"},
        Case{"an exception in brackets belongs to what stands there",
             "Điều 9. Bãi bỏ các quy định tại Chương VI (bán, cho thuê, trừ các bến nhỏ) của Nghị định số 1/2015/NĐ-CP.", "repeals 1/2015/NĐ-CP part [Chương VI]"},
        Case{"what ends may stand after the document's own effect",
             "Điều 9. Thông tư này có hiệu lực từ ngày 01 tháng 7 năm 2020 và Quyết định số 3/2005/QĐ-BCN hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", "repeals 3/2005/QĐ-BCN"},
        Case{"some rules of an act are a part of it",
             "Điều 9. Hiệu lực thi hành\n2. Các quy định về thuyền của Pháp lệnh số 4/2002/PL-UBTVQH10 hết hiệu lực kể từ ngày Luật này có hiệu lực.",
             "repeals 4/2002/PL-UBTVQH10 part"},
        Case{"articles may be named long before their document",
             "Điều 9. Bãi bỏ các Điều 7, 8 và các quy định về phí tại Điều 12 tại Nghị định số 6/2013/NĐ-CP.", "repeals 6/2013/NĐ-CP part [Điều 7] [Điều 8] [Điều 12]"},
        Case{"articles of what a document issued", "Điều 9. Bãi bỏ Điều 7, Điều 8 Điều lệ trường ban hành kèm theo Thông tư số 1/2015/TT-BGDĐT.",
             "repeals 1/2015/TT-BGDĐT part [Điều 7] [Điều 8]"},
        Case{"a regime by any name, when a document issued it",
             "Điều 9. Thông tư này thay thế Chế độ in tem ban hành kèm theo Quyết định số 8/1998/QĐ-BTC, Quyết định số 3/2001/QĐ-BTC.",
             "replaces 8/1998/QĐ-BTC; replaces 3/2001/QĐ-BTC"},
        Case{"one standard of what may be several",
             "Điều 9. Hiệu lực thi hành\n2. Chuẩn mực số 910 ban hành theo Quyết định số 1/2003/QĐ-BTC hết hiệu lực kể từ ngày 01/01/2016.", "repeals 1/2003/QĐ-BTC part"},
        Case{"the rest of a document may be called phần", "Điều 9. Thông tư này thay thế phần trình tự, hồ sơ của Thông tư số 4/2018/TT-BCA.", "replaces 4/2018/TT-BCA part"},
        Case{"what a title amends is not acted on, also with its articles",
             "Điều 9. Bãi bỏ Điều 57 của Luật số 6/2006/QH11; Điều 2 của Luật số 3/2009/QH12 sửa đổi, bổ sung Điều 126 của Luật nhà ở và Điều 121 của Luật đất đai.",
             "repeals 6/2006/QH11 part [Điều 57]; repeals 3/2009/QH12 part [Điều 2]"},
        Case{"what a title suspends is not replaced",
             "Điều 9. Nghị quyết này thay thế Nghị quyết số 9/2026/NQ-CP ngày 04 tháng 02 năm 2026 tạm ngưng hiệu lực Nghị định số 4/2026/NĐ-CP ngày 26 tháng 01 năm 2026 và Nghị "
             "quyết số 6/2026/NQ-CP ngày 27 tháng 01 năm 2026.",
             "replaces 9/2026/NQ-CP"},
        Case{"what has a history of its own is no part of another's",
             "Điều 9. Hiệu lực thi hành\n2. Luật Bầu cử số 5/1997/QH10 đã được sửa đổi theo Luật số 3/2001/QH10, Luật Bầu cử số 1/2003/QH11 đã được sửa đổi theo Luật số 6/2010/QH12 "
             "hết hiệu lực kể từ ngày Luật này có hiệu lực.",
             "repeals 5/1997/QH10; repeals 1/2003/QH11"},
        Case{"bỏ acts on words and clauses", "Điều 9. Sửa đổi Nghị định số 1/2018/NĐ-CP như sau:\n1. Bỏ cụm từ “cao đẳng” tại khoản 2 Điều 4.\n2. Bỏ điểm b khoản 3 Điều 7.",
             "amends 1/2018/NĐ-CP part; amends 1/2018/NĐ-CP part [Điều 4 khoản 2]; repeals 1/2018/NĐ-CP part [Điều 7 khoản 3 điểm b]"},
        Case{"the place of something new is not changed itself",
             "Điều 9. Sửa đổi, bổ sung một số điều của Nghị định số 1/2018/NĐ-CP như sau:\n1. Bổ sung khoản 3a vào sau khoản 3 Điều 5 như sau:\n“3a. Có đèn.”\n"
             "2. Bổ sung điểm h vào sau điểm g khoản 1 Điều 41 như sau:\n“h) Có dây.”\n3. Bổ sung Điều 7a vào sau Điều 7 như sau:\n“Điều 7a. Có dầu.”",
             "amends 1/2018/NĐ-CP part [Điều 5 khoản 3a] [Điều 41 khoản 1 điểm h] [Điều 7a]"},
        Case{"a second verb acts though the first one's object is not known",
             "Điều 9. Quyết định này bãi bỏ 01 thủ tục về đèn; bãi bỏ Quyết định số 5/2023/QĐ-UBND.", "repeals 5/2023/QĐ-UBND"},
        Case{"a clause may speak of recipients, and articles follow",
             "Điều 1. Báo cáo\n2. Nơi nhận, hình thức báo cáo: gửi về Sở.\nĐiều 2. Thông tư này thay thế Thông tư số 1/2015/TT-BTC.", "replaces 1/2015/TT-BTC"},
        Case{"a form with its own recipients may stand amid the articles",
             "Điều 1. Mẫu\nNơi nhận:\n- Như trên;\nĐiều 2. Thông tư này thay thế Thông tư số 1/2015/TT-BTC.", "replaces 1/2015/TT-BTC"},
        Case{"emphasis is no list", "Điều 9. Hiệu lực\n**2. Thông tư này bãi bỏ:**\n**a) Điều 12 Thông tư số 4/2015/TT-BTC.**", "repeals 4/2015/TT-BTC part [Điều 12]"},
        Case{"what others are to amend is not amended here",
             "Điều 1. Ban hành danh mục.\nB. DANH MỤC VĂN BẢN CẦN SỬA ĐỔI, BỔ SUNG\n- Sửa đổi, bổ sung Điều 18 Nghị định số 1/2016/NĐ-CP.", ""},
        Case{"a list may name documents of which only some rules end",
             "Điều 9. Hiệu lực\n2. Thông tư này thay thế một số quy định về xét chọn tại các Thông tư sau:\na) Thông tư số 1/2012/TT-BKHCN;\nb) Thông tư số 2/2013/TT-BKHCN.",
             "replaces 1/2012/TT-BKHCN part; replaces 2/2013/TT-BKHCN part"},
        Case{"an amending act may end others as a whole",
             "THÔNG TƯ\nSửa đổi, bổ sung một số điều của Thông tư số 1/2016/TT-BTC\nĐiều 1. Bãi bỏ các Thông tư:\nThông tư số 9/2011/TT-BTC; Thông tư số 2/2012/TT-BTC.",
             "amends 1/2016/TT-BTC part; repeals 9/2011/TT-BTC; repeals 2/2012/TT-BTC"},
        Case{"so may a list in the same sentence",
             "Điều 9. Bãi bỏ các quy định về học bổng tại: Quyết định số 1/1997/QĐ-TTg, Quyết định số 2/2001/QĐ-TTg.", "repeals 1/1997/QĐ-TTg part; repeals 2/2001/QĐ-TTg part"},
        Case{"what ends bit by bit ends on no one day", "Điều 9. Thông tư này thay thế Thông tư số 1/2009/TT-BGDĐT theo lộ trình như sau:", "replaces 1/2009/TT-BGDĐT (conditional)"},
        Case{"a circular ends no law or decree that a title names after a semicolon",
             "Điều 9. Bãi bỏ hướng dẫn tại Điều 24 Thông tư số 1/2013/TT-BTC hướng dẫn Luật Quản lý thuế; Luật Hải quan và Nghị định số 8/2013/NĐ-CP.",
             "repeals 1/2013/TT-BTC part [Điều 24]"},
        Case{"an end on an event is told, without a day",
             "Điều 9. Hiệu lực thi hành\n2. Quyết định số 1/2008/QĐ-TTg hết hiệu lực kể từ ngày Tổng công ty bắt đầu hoạt động.", "repeals 1/2008/QĐ-TTg (conditional)"},
        Case{"a suspension may last until an event",
             "Điều 1. Tạm ngưng hiệu lực cho đến khi Luật An toàn thực phẩm có hiệu lực đối với các văn bản sau đây:\n1. Nghị định số 4/2026/NĐ-CP.",
             "suspends 4/2026/NĐ-CP (conditional)"}));

INSTANTIATE_TEST_SUITE_P(
    UnnamedAndRemaining, ReadsLanguage,
    testing::Values(
        Case{"earlier rules contrary to the document end without being named", "Điều 9. Tổ chức\nCác quy định trước đây trái với Thông tư này đều bãi bỏ.",
             "repeals Quy định trái với văn bản này part"},
        Case{"… also where a document that is named ends with them",
             "Điều 9. Hiệu lực thi hành\nThông tư này có hiệu lực từ ngày ký, thay thế Thông tư số 1/2015/TT-BTC về phí và các văn bản khác trái với quy định tại Thông tư này.",
             "replaces 1/2015/TT-BTC; repeals Quy định trái với văn bản này part"},
        Case{"rules in several documents are a part of each",
             "Điều 9. Bãi bỏ các quy định về học bổng tại: Quyết định số 1/2001/QĐ-TTg về trợ cấp; Quyết định số 2/2003/QĐ-TTg về mức thu.",
             "repeals 1/2001/QĐ-TTg part; repeals 2/2003/QĐ-TTg part"},
        Case{"a verb after a title that guides is the document's own",
             "Điều 9. Bãi bỏ Nghị định số 1/2006/NĐ-CP quy định chi tiết Luật Giá và bãi bỏ các quy định về bồi thường tại Nghị định số 2/2006/NĐ-CP.",
             "repeals 1/2006/NĐ-CP; repeals 2/2006/NĐ-CP part"},
        Case{"a standard inside what is issued is a part of it",
             "Điều 9. Tiêu chuẩn bụi bông trong Tiêu chuẩn vệ sinh lao động ban hành theo Quyết định số 3/2002/QĐ-BYT hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
             "repeals 3/2002/QĐ-BYT part"},
        Case{"but a title may speak of what is done in a field",
             "Điều 9. Quy chế phối hợp trong quản lý giá ban hành kèm theo Quyết định số 3/2002/QĐ-BYT hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
             "repeals 3/2002/QĐ-BYT"},
        Case{"what is no younger than the target did not amend it",
             "Điều 9. Luật A số 34/2002/QH10, Pháp lệnh Giá số 03/2002/PL-UBTVQH11 đã được sửa đổi, bổ sung một số điều theo Pháp lệnh số 15/2011/PL-UBTVQH12, Pháp lệnh Phí số "
             "05/2002/PL-UBTVQH11 hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
             "repeals 34/2002/QH10; repeals 03/2002/PL-UBTVQH11; repeals 05/2002/PL-UBTVQH11"},
        Case{"provisions that go on are excepted from the end",
             "Điều 9. Hiệu lực\n2. Nghị định số 30/2016/NĐ-CP về đầu tư hết hiệu lực kể từ ngày Thông tư này có hiệu lực. Đối với quy định tại khoản 2 Điều 4 và Điều 11 Nghị định số "
             "30/2016/NĐ-CP tiếp tục thực hiện cho đến khi Luật Việc làm số 38/2013/QH13 hết hiệu lực thi hành.",
             "repeals 30/2016/NĐ-CP except Điều 4 khoản 2 except Điều 11"},
        Case{"cases that go on by old rules are not", "Điều 9. Hiệu lực\n2. Nghị định số 30/2016/NĐ-CP về đầu tư hết hiệu lực kể từ ngày Thông tư này có hiệu lực. Các dự án đã duyệt theo Điều 4 "
             "Nghị định số 30/2016/NĐ-CP tiếp tục thực hiện theo quyết định đã duyệt.",
             "repeals 30/2016/NĐ-CP"}));

TEST(Suspensions, TellTheirTermBeforeTheDocument) {
  const Document document = read("Điều 5. Ngưng hiệu lực\nNgưng hiệu lực thi hành từ ngày 01 tháng 12 năm 2022 đến hết ngày 29 tháng 12 năm 2022 đối với Thông tư số 31/2022/TT-BTC về biểu thuế.");
  ASSERT_EQ(told(document), "suspends 31/2022/TT-BTC");
  EXPECT_EQ(document.relations.front().from, text::parse_date("2022-12-01"));
  EXPECT_EQ(document.relations.front().until, text::parse_date("2022-12-29"));
}

TEST(Plans, TellTasksNotActs) {
  const std::string task = "I. NHIỆM VỤ\n1. Sửa đổi Nghị định số 6/2002/NĐ-CP theo hướng công khai; thay thế Quyết định số 1/2010/QĐ-UBND.";
  EXPECT_EQ(told(read(task, "kế hoạch")), "");
  EXPECT_EQ(told(read("IV. TỔ CHỨC THỰC HIỆN\n1. Kế hoạch này thay thế Kế hoạch số 1/KH-UBND.", "kế hoạch")), "replaces 1/KH-UBND");
}

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
