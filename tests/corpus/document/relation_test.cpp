#include "corpus/document/relation.hpp"

#include "tests/corpus/document/marked_document.hpp"

#include <gtest/gtest.h>

namespace danchieu::corpus {
namespace {

/// Relations as lines: "repeals 1/2015/TT-BTC part [Điều 5]".
std::string told(const Document& document) {
  std::string all;
  for (const Relation& relation : document.relations) {
    if (!all.empty()) all += "; ";
    all += std::string(code(relation.kind)) + " " + (relation.target.number.empty() ? relation.target.name : relation.target.number);
    if (relation.scope == Scope::part) all += " part";
    for (const std::string& provision : relation.provisions) all += " [" + provision + "]";
    for (const std::string& kept : relation.except) all += " -[" + kept + "]";
    if (relation.from) all += " from " + text::to_iso(*relation.from);
    if (relation.until) all += " until " + text::to_iso(*relation.until);
    if (!relation.note.empty()) all += " (" + relation.note + ")";
  }
  return all;
}

std::string read(std::string_view marked, std::string type = "thông tư") {
  MarkedDocument marking(marked, std::move(type));
  find_relations(marking.document, marking.text);
  return told(marking.document);
}

struct Case {
  const char* text;
  const char* expected;
};

class ReadsClause : public testing::TestWithParam<Case> {};

TEST_P(ReadsClause, AsWritten) { EXPECT_EQ(read(GetParam().text), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Ending, ReadsClause,
                         testing::Values(
                             Case{"Điều 9. Hiệu lực\n1. ⟨Thông tư này⟩ thay thế ⟨Thông tư số 1/2015/TT-BTC⟩ ngày 02 tháng 3 năm 2015 của Bộ trưởng Bộ Tài chính.",
                                  "replaces 1/2015/TT-BTC"},
                             Case{"Điều 9. ⟨Thông tư này⟩ có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2020 và thay thế cho ⟨Thông tư số 1/2015/TT-BTC⟩ và "
                                  "⟨Thông tư số 2/2016/TT-BTC⟩.",
                                  "replaces 1/2015/TT-BTC; replaces 2/2016/TT-BTC"},
                             Case{"Điều 9. Hiệu lực thi hành\n2. ⟨Thông tư số 1/2015/TT-BTC⟩ ngày 02 tháng 3 năm 2015 về thuế và ⟨Thông tư số 2/2016/TT-BTC⟩ sửa đổi, bổ "
                                  "sung một số điều của ⟨Thông tư số 1/2015/TT-BTC⟩ hết hiệu lực kể từ ngày ⟨Thông tư này⟩ có hiệu lực thi hành.",
                                  "repeals 1/2015/TT-BTC; repeals 2/2016/TT-BTC"},
                             Case{"Điều 9. Hiệu lực\n1. Kể từ ngày ⟨Thông tư này⟩ có hiệu lực, ⟨Thông tư số 1/2015/TT-BTC⟩ hết hiệu lực thi hành.", "repeals 1/2015/TT-BTC"},
                             Case{"Điều 9. Hiệu lực\n2. ⟨Thông tư này⟩ thay thế ⟨Thông tư số 1/2015/TT-BTC⟩ về thuế; bãi bỏ ⟨Điều 1|Thông tư số 3/2017/TT-BTC⟩ sửa đổi "
                                  "⟨Thông tư số 1/2015/TT-BTC⟩.",
                                  "replaces 1/2015/TT-BTC; repeals 3/2017/TT-BTC part [Điều 1]"},
                             Case{"Điều 9. Hiệu lực\n2. ⟨Quyết định số 5/2010/QĐ-BTC⟩ hết hiệu lực kể từ ngày 01 tháng 01 năm 2021.", "repeals 5/2010/QĐ-BTC from 2021-01-01"},
                             Case{"Điều 1. Bãi bỏ toàn bộ ⟨Quyết định số 5/2010/QĐ-BTC⟩ ban hành Quy chế làm việc.", "repeals 5/2010/QĐ-BTC"},
                             Case{"Điều 4. ⟨Quyết định này⟩ có hiệu lực kể từ ngày ký; đồng thời hủy bỏ ⟨Quyết định số 5/2010/QĐ-BTC⟩.", "repeals 5/2010/QĐ-BTC"},
                             Case{"Điều 4. Nay hủy bỏ ⟨Quyết định số 5/2010/QĐ-BTC⟩ về thành lập tổ công tác.", "repeals 5/2010/QĐ-BTC"},
                             Case{"Điều 4. Bãi bỏ Quy chế phối hợp ban hành kèm theo ⟨Quyết định số 5/2010/QĐ-BTC⟩.", "repeals 5/2010/QĐ-BTC"},
                             Case{"Điều 4. Bãi bỏ Mục II Phụ lục ban hành kèm theo ⟨Phụ lục Mục II|Quyết định số 5/2010/QĐ-BTC⟩.", "repeals 5/2010/QĐ-BTC part [Phụ lục Mục II]"},
                             Case{"Điều 4. Bãi bỏ 06 thủ tục hành chính thuộc lĩnh vực đất đai tại ⟨Quyết định số 5/2010/QĐ-BTC⟩.", "repeals 5/2010/QĐ-BTC part"},
                             Case{"Điều 4. Hiệu lực\n1. ⟨Luật Kiến trúc số 9/2009/QH12⟩ hết hiệu lực kể từ ngày ⟨Luật này⟩ có hiệu lực thi hành, trừ các điều 3, 4 và 5 tiếp "
                                  "tục có hiệu lực đến hết ngày 31 tháng 12 năm 2021.",
                                  "repeals 9/2009/QH12 -[Điều 3] -[Điều 4] -[Điều 5] until 2021-12-31"},
                             Case{"Điều 4. Hiệu lực\n1. ⟨Nghị định số 9/2009/NĐ-CP⟩ hết hiệu lực kể từ ngày ⟨Nghị định này⟩ có hiệu lực, trừ trường hợp quy định tại khoản 2 Điều này.",
                                  "repeals 9/2009/NĐ-CP -[trường hợp quy định tại khoản 2 Điều này]"}));

INSTANTIATE_TEST_SUITE_P(Lists, ReadsClause,
                         testing::Values(
                             Case{"Điều 9. Hiệu lực\n2. Bãi bỏ các văn bản, quy định sau đây:\na) ⟨Thông tư số 1/2015/TT-BTC⟩ hướng dẫn ⟨Luật Giá⟩;\nb) Khoản 9 Điều 1 "
                                  "⟨Điều 1 khoản 9|Thông tư số 2/2016/TT-BTC⟩ sửa đổi ⟨Thông tư số 1/2014/TT-BTC⟩;\nc) ⟨Quyết định số 5/2010/QĐ-BTC⟩.\n3. Các nội dung khác theo "
                                  "⟨Nghị định số 7/2012/NĐ-CP⟩.",
                                  "repeals 1/2015/TT-BTC; repeals 2/2016/TT-BTC part [Điều 1 khoản 9]; repeals 5/2010/QĐ-BTC"},
                             Case{"Điều 3. ⟨Quyết định này⟩ có hiệu lực kể từ ngày ký và thay thế:\n- ⟨Quyết định số 1/QĐ-CT⟩ ngày 26/6/2008 của Chủ tịch;\n- ⟨Quyết định số "
                                  "2/QĐ-UBND⟩ ngày 07/8/2008.\nĐiều 4. Thi hành ⟨Quyết định này⟩.",
                                  "replaces 1/QĐ-CT; replaces 2/QĐ-UBND"},
                             Case{"Điều 9. Hiệu lực\n2. Các Thông tư dưới đây hết hiệu lực kể từ ngày ⟨Thông tư này⟩ có hiệu lực thi hành:\na) ⟨Thông tư số 1/2015/TT-BTC⟩;\nb) ⟨Thông "
                                  "tư số 2/2016/TT-BTC⟩ sửa đổi ⟨Thông tư số 1/2015/TT-BTC⟩.",
                                  "repeals 1/2015/TT-BTC; repeals 2/2016/TT-BTC"},
                             Case{"Điều 1. Bãi bỏ các văn bản sau đây từ ngày 15 tháng 8 năm 2025:\na) ⟨Nghị định số 1/2018/NĐ-CP⟩;\nb) ⟨Nghị định số 2/2019/NĐ-CP⟩.",
                                  "repeals 1/2018/NĐ-CP from 2025-08-15; repeals 2/2019/NĐ-CP from 2025-08-15"},
                             Case{"Điều 2. ⟨Nghị định này⟩ thay thế các Nghị định sau của Chính phủ: ⟨Nghị định số 1/2016/NĐ-CP⟩ ngày 01 tháng 9 năm 2016, ⟨Nghị định số 2/2017/NĐ-CP⟩ "
                                  "ngày 16 tháng 11 năm 2017.",
                                  "replaces 1/2016/NĐ-CP; replaces 2/2017/NĐ-CP"}));

INSTANTIATE_TEST_SUITE_P(Amending, ReadsClause,
                         testing::Values(
                             Case{"Điều 1. Sửa đổi, bổ sung một số điều của ⟨Nghị định số 1/2018/NĐ-CP⟩\n1. Sửa đổi khoản 2 Điều 4 như sau:\n“2. Thực hiện theo ⟨Luật Giá⟩.”.\n2. Bãi bỏ "
                                  "Điều 9.\n3. Thay thế cụm từ “Sở A” bằng cụm từ “Sở B” tại khoản 1 Điều 5.",
                                  "amends 1/2018/NĐ-CP part [Điều 4 khoản 2]; repeals 1/2018/NĐ-CP part [Điều 9]; amends 1/2018/NĐ-CP part [Điều 5 khoản 1] (wording)"},
                             Case{"Điều 2. Thay thế cụm từ “Bộ Xây dựng” bằng cụm từ “Bộ Giao thông” tại khoản 2 Điều 8 ⟨Điều 8 khoản 2|Thông tư số 1/2015/TT-BTC⟩.",
                                  "amends 1/2015/TT-BTC part [Điều 8 khoản 2] (wording)"},
                             Case{"Điều 2. Bãi bỏ cụm từ “và đơn vị” tại Điều 3 ⟨Điều 3|Thông tư số 1/2015/TT-BTC⟩.", "amends 1/2015/TT-BTC part [Điều 3] (wording)"},
                             Case{"Điều 2. Thay thế Phụ lục I ⟨Phụ lục I|Thông tư số 1/2015/TT-BTC⟩ bằng Phụ lục I ban hành kèm theo ⟨Thông tư này⟩.",
                                  "replaces 1/2015/TT-BTC part [Phụ lục I]"},
                             Case{"Điều 1. Bãi bỏ Điều 1 ⟨Điều 1|Thông tư số 2/2016/TT-BTC⟩ sửa đổi, bổ sung một số điều của ⟨Thông tư số 1/2015/TT-BTC⟩.",
                                  "repeals 2/2016/TT-BTC part [Điều 1]"},
                             
                             Case{"Điều 1. Đính chính Điều 5 ⟨Điều 5|Thông tư số 2/2016/TT-BTC⟩.", "corrects 2/2016/TT-BTC part [Điều 5]"},
                             Case{"Điều 1. Ngưng hiệu lực thi hành ⟨Nghị định số 1/2018/NĐ-CP⟩ từ ngày 01 tháng 02 năm 2026 đến hết ngày 30 tháng 6 năm 2026.",
                                  "suspends 1/2018/NĐ-CP from 2026-02-01 until 2026-06-30"}));

INSTANTIATE_TEST_SUITE_P(
    Nothing, ReadsClause,
    testing::Values(
        Case{"Điều 8. Trường hợp các văn bản dẫn chiếu tại ⟨Thông tư này⟩ như ⟨Nghị định số 1/2018/NĐ-CP⟩ được sửa đổi, bổ sung hoặc thay thế thì áp dụng theo văn bản mới.", ""},
        Case{"Điều 2. Giải thích\n1. Theo ⟨Nghị định số 2/2019/NĐ-CP⟩ sửa đổi, bổ sung một số điều của ⟨Nghị định số 1/2018/NĐ-CP⟩ thì áp dụng mức mới.", ""},
        Case{"Điều 2. ⟨Nghị định số 1/2018/NĐ-CP⟩ đã được thay thế bởi ⟨Nghị định số 2/2019/NĐ-CP⟩.", ""},
        Case{"Điều 3. Giao Sở Tư pháp rà soát, sửa đổi, bổ sung, thay thế, bãi bỏ ⟨Quyết định số 5/2010/QĐ-UBND⟩.", ""},
        Case{"Điều 3. Đề nghị Bộ Tài chính bãi bỏ ⟨Thông tư số 1/2015/TT-BTC⟩.", ""},
        Case{"Điều 3. Nhiệm vụ\n4. Đình chỉ, bãi bỏ các văn bản của cấp dưới trái với ⟨Thông tư này⟩.", ""},
        Case{"Điều 3. Thỏa thuận trái với ⟨Thông tư này⟩ bị hủy bỏ.", ""},
        Case{"Điều 3. Hồ sơ nộp trước ngày ⟨Thông tư số 1/2015/TT-BTC⟩ hết hiệu lực thì giải quyết theo quy định cũ.", ""},
        Case{"Điều 3. ⟨Quyết định này⟩ được thực hiện đến khi ⟨Nghị quyết số 5/2022/QH15⟩ hết hiệu lực thi hành.", ""},
        Case{"Điều 3. ⟨Luật Giá⟩ số cũ hết hiệu lực kể từ ngày ⟨Luật Giá số 16/2023/QH15⟩ có hiệu lực.", ""},
        Case{"Điều 3. Hướng dẫn\n1. Thay thế thiết bị theo ⟨Thông tư số 1/2015/TT-BTC⟩.", ""},
        Case{"Điều 3. Tổ chức được cấp giấy phép theo ⟨Thông tư số 1/2015/TT-BTC⟩ hủy bỏ hợp đồng theo ⟨Luật Giá⟩.", ""}));

TEST(Relations, ReadsTitleOfARepealingAct) {
  EXPECT_EQ(read("QUYẾT ĐỊNH\nBÃI BỎ ⟨QUYẾT ĐỊNH SỐ 42/2018/QĐ-UBND⟩ NGÀY 01/02/2018 CỦA UBND TỈNH\nCăn cứ ⟨Luật Giá⟩;\nQUYẾT ĐỊNH:\nĐiều 1. Bãi bỏ toàn bộ ⟨Quyết định số "
                 "42/2018/QĐ-UBND⟩.",
                 "quyết định"),
            "legal_basis Luật Giá; repeals 42/2018/QĐ-UBND");
}

TEST(Relations, ReadsTitleAndEnactingClauseOfAGuidingAct) {
  EXPECT_EQ(read("NGHỊ ĐỊNH\nQuy định chi tiết một số điều và biện pháp thi hành ⟨Luật Giá⟩\nCăn cứ ⟨Luật Tổ chức Chính phủ⟩;\nĐiều 1. Phạm vi", "nghị định"),
            "guides Luật Giá; legal_basis Luật Tổ chức Chính phủ");
}

TEST(Relations, AClauseThatEndsItsLineWithACommaDoesNotRunOn) {
  EXPECT_EQ(read("THÔNG TƯ\nVề hội thi\nCăn cứ ⟨Luật Giá⟩;\nTheo đề nghị của Cục trưởng Cục Văn hóa cơ sở và Chánh Văn phòng,\n"
                 "Bộ trưởng Bộ Tài chính ban hành Thông tư hướng dẫn thi hành ⟨Nghị định số 1/2018/NĐ-CP⟩.\nĐiều 1. Phạm vi",
                 "thông tư"),
            "legal_basis Luật Giá; guides 1/2018/NĐ-CP");
}

TEST(Relations, ReadsThePreamble) {
  EXPECT_EQ(read("QUYẾT ĐỊNH\nVề việc phê duyệt\nCăn cứ ⟨Luật Giá⟩ ngày 20 tháng 6 năm 2012;\nCăn cứ ⟨Nghị định số 1/2018/NĐ-CP⟩ quy định chi tiết ⟨Luật Giá⟩; ⟨Nghị định số "
                 "2/2019/NĐ-CP⟩ sửa đổi ⟨Nghị định số 1/2018/NĐ-CP⟩;\nTheo đề nghị của Giám đốc Sở Tài chính tại ⟨Tờ trình số 9/TTr-STC⟩ ngày 01/02/2020.\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt "
                 "danh mục.\nCăn cứ ⟨Nghị định số 7/2012/NĐ-CP⟩ các đơn vị thực hiện.",
                 "quyết định"),
            "legal_basis Luật Giá; legal_basis 1/2018/NĐ-CP; legal_basis 2/2019/NĐ-CP; proposal 9/TTr-STC");
}

TEST(Relations, QuotedWordingIsMarkedAndActsOnNothing) {
  MarkedDocument marking("Điều 1. Sửa đổi Điều 3 ⟨Điều 3|Thông tư số 1/2015/TT-BTC⟩ như sau:\n“Điều 3. Hiệu lực\nThông tư này thay thế ⟨Thông tư số 8/2010/TT-BTC⟩.\n"
                         "Bãi bỏ ⟨Thông tư số 9/2011/TT-BTC⟩.”\nĐiều 2. Hiệu lực\n⟨Thông tư này⟩ có hiệu lực từ ngày ký.");
  find_relations(marking.document, marking.text);
  EXPECT_EQ(told(marking.document), "amends 1/2015/TT-BTC part [Điều 3]");
  EXPECT_FALSE(marking.document.citations[0].quoted);
  EXPECT_TRUE(marking.document.citations[1].quoted);
  EXPECT_TRUE(marking.document.citations[2].quoted);
  EXPECT_EQ(marking.document.citations[1].relation, RelationKind::cites);
}

TEST(Relations, MarksEachMention) {
  MarkedDocument marking("Điều 9. Hiệu lực\n1. ⟨Thông tư này⟩ thay thế ⟨Thông tư số 1/2015/TT-BTC⟩ hướng dẫn ⟨Nghị định số 1/2018/NĐ-CP⟩ và bãi bỏ ⟨Điều 2|Thông tư số 3/2017/TT-BTC⟩.");
  find_relations(marking.document, marking.text);
  const auto& citations = marking.document.citations;
  EXPECT_EQ(citations[0].relation, RelationKind::self);
  EXPECT_EQ(citations[1].relation, RelationKind::replaces);
  EXPECT_FALSE(citations[1].partial);
  EXPECT_EQ(citations[2].relation, RelationKind::cites);
  EXPECT_EQ(citations[3].relation, RelationKind::repeals);
  EXPECT_TRUE(citations[3].partial);
}

TEST(Relations, TheTextThatActsIsTheEvidence) {
  MarkedDocument marking("Điều 9. Hiệu lực\n1. ⟨Thông tư này⟩ thay thế\n⟨Thông tư số 1/2015/TT-BTC⟩.\n2. Khác.");
  find_relations(marking.document, marking.text);
  ASSERT_EQ(marking.document.relations.size(), 1U);
  const Relation& relation = marking.document.relations[0];
  EXPECT_EQ(relation.quote, "Thông tư này thay thế Thông tư số 1/2015/TT-BTC.");
  EXPECT_EQ(marking.text.substr(relation.span.start, relation.span.end - relation.span.start), "1. Thông tư này thay thế\nThông tư số 1/2015/TT-BTC.");
}

TEST(Relations, AConsolidatedTextOnlyConsolidates) {
  EXPECT_EQ(read("THÔNG TƯ\nHướng dẫn phí\n⟨Thông tư số 1/2015/TT-BTC⟩ ngày 02 tháng 3 năm 2015, có hiệu lực kể từ ngày 01 tháng 5 năm 2015, được sửa đổi, bổ sung bởi:\n⟨Thông tư số "
                 "2/2016/TT-BTC⟩ ngày 04 tháng 5 năm 2016.\nĐiều 1. Hiệu lực\n1. ⟨Thông tư này⟩ thay thế ⟨Thông tư số 8/2010/TT-BTC⟩.",
                 "văn bản hợp nhất"),
            "consolidates 1/2015/TT-BTC; consolidates 2/2016/TT-BTC (history)");
}

TEST(Relations, AnOfficialListOfEndedDocumentsBearsWitness) {
  EXPECT_EQ(read("DANH MỤC VĂN BẢN QUY PHẠM PHÁP LUẬT HẾT HIỆU LỰC TOÀN BỘ HOẶC MỘT PHẦN\n(Ban hành kèm theo ⟨Quyết định số 9/QĐ-BTC⟩)\nA. VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ\nSTT\n1\n⟨Thông tư "
                 "số 1/2015/TT-BTC⟩ ngày 02/3/2015 quy định phí\nĐược thay thế bởi ⟨Thông tư số 5/2023/TT-BTC⟩ ngày 15/6/2023\n30/7/2023\n74\n2\n⟨Thông tư số 2/2016/TT-BTC⟩ quy định lệ "
                 "phí\nĐược bãi bỏ bởi ⟨Thông tư số 6/2023/TT-BTC⟩: ⟨Thông tư số 2/2016/TT-BTC⟩ hết hiệu lực kể từ ngày ⟨Thông tư này⟩ có hiệu lực.\n01/8/2023\nB. VĂN BẢN HẾT HIỆU LỰC "
                 "MỘT PHẦN\n1\n⟨Thông tư số 3/2017/TT-BTC⟩\nĐiều 7\nĐược bãi bỏ bởi ⟨Thông tư số 6/2023/TT-BTC⟩\n01/8/2023\n",
                 "danh mục"),
            "issued_with 9/QĐ-BTC; replaces 1/2015/TT-BTC from 2023-07-30 (declared); repeals 2/2016/TT-BTC from 2023-08-01 (declared); repeals 3/2017/TT-BTC part [Điều 7] from "
            "2023-08-01 (declared)");
}

TEST(Relations, AnOfficialListMayBeATable) {
  EXPECT_EQ(read("DANH MỤC VĂN BẢN QUY PHẠM PHÁP LUẬT HẾT HIỆU LỰC TOÀN BỘ\nSTT\tTên văn bản\tLý do\tNgày hết hiệu lực\n1\t⟨Thông tư số 1/2015/TT-BTC⟩ ngày 02/3/2015 quy định phí\tĐược thay thế bởi "
                 "⟨Thông tư số 5/2023/TT-BTC⟩ ngày 15/6/2023\t30/7/2023\n2\t⟨Thông tư số 2/2016/TT-BTC⟩\tĐược bãi bỏ bởi ⟨Thông tư số 6/2023/TT-BTC⟩\t01/8/2023\tGhi chú\n",
                 "danh mục"),
            "replaces 1/2015/TT-BTC from 2023-07-30 (declared); repeals 2/2016/TT-BTC from 2023-08-01 (declared)");
}

TEST(Relations, TitlesWithinALawsListAreNotItsTargets) {
  EXPECT_EQ(read("Điều 2. Hiệu lực\n2. ⟨Nghị quyết số 109/2015/QH13⟩ về việc thi hành ⟨Bộ luật Hình sự⟩ và ⟨Nghị quyết số 144/2016/QH13⟩ về việc lùi hiệu lực thi hành của ⟨Bộ luật Tố tụng hình "
                 "sự⟩, ⟨Luật Tổ chức cơ quan điều tra⟩ và ⟨Luật Thi hành tạm giữ⟩ hết hiệu lực kể từ ngày ⟨Nghị quyết này⟩ có hiệu lực.",
                 "nghị quyết"),
            "repeals 109/2015/QH13; repeals 144/2016/QH13");
}

TEST(Relations, AttachmentIsIssuedWithItsDecision) {
  EXPECT_EQ(read("KẾ HOẠCH\nCải cách hành chính\n(Ban hành kèm theo ⟨Quyết định số 673/QĐ-UBND⟩ ngày 23 tháng 7 năm 2012)\nI. MỤC TIÊU", "kế hoạch"), "issued_with 673/QĐ-UBND");
}

TEST(Relations, ReadsWrappedLines) {
  EXPECT_EQ(read("Điều 14. Hiệu lực thi hành \n1. ⟨Thông tư này⟩ có hiệu lực thi hành kể từ ngày 01 tháng 7 năm \n2024. \n2. ⟨Thông tư này⟩ thay thế ⟨Thông tư số 3/2014/TT-BKHĐT⟩ ngày 26 "
                 "tháng \n5 năm 2014 hướng dẫn về đăng ký hợp \ntác xã và chế độ báo cáo và ⟨Thông tư số \n7/2019/TT-BKHĐT⟩ sửa đổi, bổ \nsung ⟨Thông tư số 3/2014/TT-BKHĐT⟩. \n"),
            "replaces 3/2014/TT-BKHĐT; replaces 7/2019/TT-BKHĐT");
}

} // namespace
} // namespace danchieu::corpus
