#include "tests/corpus/document/told_relations.hpp"

#include <gtest/gtest.h>

#include <string>

// Clauses that are easily misread: what happens is told in an unusual place, with a term, or of words only.

namespace danchieu::corpus {
namespace {

struct Case {
  const char* claim;
  const char* text;
  const char* expected;
};

std::string told_with_days(const Document& document) {
  std::string all;
  for (const Relation& relation : document.relations) {
    Document one;
    one.relations = {relation};
    all += (all.empty() ? "" : "; ") + told(one);
    if (relation.from) all += " from " + text::to_iso(*relation.from);
    if (relation.until) all += " until " + text::to_iso(*relation.until);
  }
  return all;
}

class ReadsHardClause : public testing::TestWithParam<Case> {};

TEST_P(ReadsHardClause, AsMeant) { EXPECT_EQ(told_with_days(read(GetParam().text)), GetParam().expected) << GetParam().claim << "\n" << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Words, ReadsHardClause,
    testing::Values(
        Case{"an item may take out words only", "Điều 9. Bãi bỏ các quy định sau:\na) Cụm từ “đèn” tại khoản 3 Điều 2 Thông tư số 1/2020/TT-BTC;\nb) Điều 4 Thông tư số 1/2020/TT-BTC.",
             "amends 1/2020/TT-BTC part [Điều 2 khoản 3]; repeals 1/2020/TT-BTC part [Điều 4]"},
        Case{"words beside parts are not parts", "Điều 9. Bãi bỏ các quy định sau:\na) Chương III, Phụ lục II và cụm từ “đèn” tại khoản 3 Điều 2 Thông tư số 1/2020/TT-BTC.",
             "amends 1/2020/TT-BTC part [Điều 2 khoản 3]; repeals 1/2020/TT-BTC part [Chương III] [Phụ lục II]"},
        Case{"words may stand before the verb", "Điều 9. Hiệu lực\n2. Cụm từ “đèn” tại Điều 5 Thông tư số 1/2020/TT-BTC được thay bằng cụm từ “nến”.", "amends 1/2020/TT-BTC part [Điều 5]"},
        Case{"thay is enough for words", "Điều 9. Thay cụm từ “đèn” bằng cụm từ “nến” tại khoản 8 Điều 14 Luật Công an số 5/2005/QH11.", "amends 5/2005/QH11 part [Điều 14 khoản 8]"},
        Case{"từ Điều … đến Điều … are no words", "Điều 9. Bãi bỏ từ Điều 5 đến Điều 7 và khoản 2 Điều 9 Thông tư số 1/2020/TT-BTC.",
             "repeals 1/2020/TT-BTC part [Điều 5] [Điều 6] [Điều 7] [Điều 9 khoản 2]"}));

INSTANTIATE_TEST_SUITE_P(
    Terms, ReadsHardClause,
    testing::Values(
        Case{"a suspension may tell its last day before what it is about",
             "Điều 9. Ngưng hiệu lực thi hành đến hết ngày 31 tháng 12 năm 2024 đối với các quy định tại Điều 5, khoản 3 Điều 6 Nghị định số 1/2022/NĐ-CP.",
             "suspends 1/2022/NĐ-CP part [Điều 5] [Điều 6 khoản 3] until 2024-12-31"},
        Case{"what is suspended may stand first", "Điều 9. Hiệu lực\n2. Thông tư số 1/2020/TT-BTC tạm ngưng hiệu lực kể từ ngày Thông tư này có hiệu lực đến hết ngày 31/12/2024.",
             "suspends 1/2020/TT-BTC until 2024-12-31"},
        Case{"suspended until an event", "Điều 9. Hiệu lực\n2. Nghị định số 1/2022/NĐ-CP bị ngưng hiệu lực cho đến khi có quyết định mới.", "suspends 1/2022/NĐ-CP (conditional)"},
        Case{"put off: its effect begins on the day", "Điều 9. Lùi thời điểm có hiệu lực thi hành của Thông tư số 1/2023/TT-BTC đến ngày 01 tháng 7 năm 2024.",
             "suspends 1/2023/TT-BTC until 2024-06-30"},
        Case{"a term is extended", "Điều 9. Kéo dài thời hạn áp dụng Thông tư số 1/2018/TT-BTC đến hết ngày 31 tháng 12 năm 2026.", "amends 1/2018/TT-BTC until 2026-12-31"},
        Case{"by years", "Điều 9. Gia hạn hiệu lực của Điều 3 Thông tư số 1/2018/TT-BTC đến hết năm 2025.", "amends 1/2018/TT-BTC part [Điều 3] until 2025-12-31"},
        Case{"for a list", "Điều 9. Kéo dài thời gian thực hiện các văn bản sau đến hết năm 2025:\na) Quyết định số 1/2018/QĐ-UBND;\nb) Quyết định số 2/2018/QĐ-UBND.",
             "amends 1/2018/QĐ-UBND until 2025-12-31; amends 2/2018/QĐ-UBND until 2025-12-31"},
        Case{"an exception may end later", "Điều 9. Hiệu lực\n2. Thông tư số 1/2018/TT-BTC hết hiệu lực kể từ ngày Thông tư này có hiệu lực, trừ Điều 6 và Điều 7 hết hiệu lực từ ngày 01 tháng 01 năm 2025.",
             "repeals 1/2018/TT-BTC except Điều 6 except Điều 7 until 2024-12-31"},
        Case{"the end may hang on the effect of a law", "Điều 9. Hiệu lực thi hành\n1. Thông tư này có hiệu lực từ ngày ký.\n2. Nghị định số 1/2022/NĐ-CP hết hiệu lực kể từ ngày Luật Giá số 16/2023/QH15 có hiệu lực.",
             "repeals 1/2022/NĐ-CP (conditional)"},
        Case{"told of others it hangs on nothing", "Điều 8. Chuyển tiếp\n2. Nghị định số 1/2022/NĐ-CP hết hiệu lực kể từ ngày Luật Giá số 16/2023/QH15 có hiệu lực.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Lists, ReadsHardClause,
    testing::Values(
        Case{"an annex of a second document behind the day and body of the first",
             "Điều 2. Bãi bỏ Điều 1 Thông tư số 1/2018/TT-BTC ngày 05 tháng 6 năm 2018 của Bộ Tài chính và Phụ lục II ban hành kèm theo Thông tư số 2/2019/TT-BTC.",
             "repeals 1/2018/TT-BTC part [Điều 1]; repeals 2/2019/TT-BTC part [Phụ lục II]"},
        Case{"an exception is said of the last of a list",
             "Điều 3. Hiệu lực\n2. Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành: Thông tư số 1/2010/TT-BTC; Chương II Thông tư số 2/2011/TT-BTC; Quyết định số 3/2012/QĐ-BTC (trừ Điều 5).",
             "repeals 1/2010/TT-BTC; repeals 2/2011/TT-BTC part [Chương II]; repeals 3/2012/QĐ-BTC except Điều 5"},
        Case{"one of a matter is said of all", "Điều 3. Bãi bỏ Thông tư số 1/2010/TT-BTC; Thông tư số 2/2011/TT-BTC, trừ các quy định về đèn.",
             "repeals 1/2010/TT-BTC except các quy định về đèn; repeals 2/2011/TT-BTC except các quy định về đèn"},
        Case{"behind an active verb too", "Điều 3. Bãi bỏ Thông tư số 1/2010/TT-BTC; Thông tư số 2/2011/TT-BTC, trừ Điều 5 và Điều 6.", "repeals 1/2010/TT-BTC; repeals 2/2011/TT-BTC except Điều 5 except Điều 6"},
        Case{"a chapter with its heading", "Điều 2. Thông tư này thay thế Thông tư số 1/2018/TT-BTC ngày 05 tháng 6 năm 2018 của Bộ Tài chính về đèn lồng và Chương III Tiếp công dân của Thông tư số 2/2019/TT-BTC.",
             "replaces 1/2018/TT-BTC; replaces 2/2019/TT-BTC part [Chương III]"},
        Case{"an annex in the title of the first", "Điều 2. Bãi bỏ Thông tư số 1/2018/TT-BTC sửa đổi Điều 5 và Phụ lục II ban hành kèm theo Thông tư số 2/2017/TT-BTC.", "repeals 1/2018/TT-BTC"},
        Case{"a list may follow its verb after the day", "Điều 9. Hiệu lực\n2. Kể từ ngày Thông tư này có hiệu lực, các Thông tư sau hết hiệu lực thi hành: Thông tư số 1/2018/TT-BTC; Thông tư số 2/2019/TT-BTC.",
             "repeals 1/2018/TT-BTC; repeals 2/2019/TT-BTC"},
        Case{"a list of parts", "Điều 2. Bãi bỏ một phần các Nghị quyết sau:\n1. Khoản 2 Điều 1 Nghị quyết số 1/2021/NQ-HĐND;\n2. Nghị quyết số 2/2021/NQ-HĐND.",
             "repeals 1/2021/NQ-HĐND part [Điều 1 khoản 2]; repeals 2/2021/NQ-HĐND part"},
        Case{"parts may follow their document", "Điều 2. Bãi bỏ toàn bộ hoặc một phần các Nghị quyết sau:\n1. Nghị quyết số 1/2021/NQ-HĐND;\n2. Nghị quyết số 2/2021/NQ-HĐND: bãi bỏ Điều 3 và Phụ lục II.",
             "repeals 1/2021/NQ-HĐND; repeals 2/2021/NQ-HĐND part [Điều 3] [Phụ lục II]"},
        Case{"a table under a clause, cells in lines", "Điều 9. Hiệu lực\n2. Bãi bỏ các văn bản sau:\nSTT\nVăn bản\n1\nThông tư số 1/2018/TT-BTC\n2\nThông tư số 2/2019/TT-BTC\n",
             "repeals 1/2018/TT-BTC; repeals 2/2019/TT-BTC"},
        Case{"cells with tabs", "Điều 9. Hiệu lực\n2. Bãi bỏ các văn bản sau:\nSTT\tVăn bản\n1\tThông tư số 1/2018/TT-BTC\n2\tThông tư số 2/2019/TT-BTC\n3. Thông tư này không áp dụng cho Thông tư số 3/2019/TT-BTC.",
             "repeals 1/2018/TT-BTC; repeals 2/2019/TT-BTC"},
        Case{"an annex headed in several lines",
             "Điều 1. Bãi bỏ các văn bản theo Danh mục kèm theo Thông tư này.\nNơi nhận:\n- Lưu: VT.\nDANH MỤC\nQUYẾT ĐỊNH CỦA BỘ TÀI CHÍNH\nĐƯỢC BÃI BỎ\n1. Thông tư số 1/2018/TT-BTC về đèn;\n"
             "2. Thông tư số 2/2019/TT-BTC.",
             "repeals 1/2018/TT-BTC; repeals 2/2019/TT-BTC"}));

INSTANTIATE_TEST_SUITE_P(
    ShortTexts, ReadsHardClause,
    testing::Values(Case{"no words of enactment behind the bases", "THÔNG TƯ\nVề đèn\nCăn cứ Luật Giá số 16/2023/QH15;\nThông tư này bãi bỏ Thông tư số 1/2018/TT-BTC.\nThông tư này có hiệu lực từ ngày ký.",
                         "legal_basis 16/2023/QH15; repeals 1/2018/TT-BTC"},
                    Case{"no bases either", "THÔNG TƯ\nVề đèn\nThông tư này thay thế Thông tư số 1/2018/TT-BTC.", "replaces 1/2018/TT-BTC"}));

} // namespace
} // namespace danchieu::corpus
