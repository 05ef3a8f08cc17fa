#include "corpus/document/effective_date.hpp"

#include "tests/corpus/document/marked_document.hpp"

#include <gtest/gtest.h>

namespace danchieu::corpus {
namespace {

struct Case {
  const char* text;
  const char* rule;
  const char* date;
  const char* expires;
};

std::string iso(const std::optional<Date>& date) { return date ? text::to_iso(*date) : std::string(); }

TEST(EffectiveDate, IsWhatTheDocumentSays) {
  const Case cases[] = {
      {"Điều 9. ⟨Thông tư này⟩ có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026.", "fixed_date", "2026-07-01", ""},
      {"Điều 9. Hiệu lực\n1. ⟨Thông tư này⟩ có hiệu lực từ ngày 15/8/2020 và thay thế ⟨Thông tư số 1/2015/TT-BTC⟩.", "fixed_date", "2020-08-15", ""},
      {"Điều 3. ⟨Quyết định này⟩ có hiệu lực kể từ ngày ký và thay thế:", "from_signature", "2020-01-10", ""},
      {"Điều 3. ⟨Quyết định này⟩ có hiệu lực thi hành kể từ ngày ký ban hành.", "from_signature", "2020-01-10", ""},
      {"Điều 2. Nghị quyết có hiệu lực thi hành kể từ ngày thông qua.", "from_signature", "2020-01-10", ""},
      {"Điều 2. ⟨Nghị quyết này⟩ đã được Hội đồng nhân dân tỉnh thông qua ngày 12 tháng 7 năm 2019 và có hiệu lực kể từ ngày 22 tháng 7 năm 2019.", "fixed_date", "2019-07-22", ""},
      {"Điều 2. ⟨Quyết định này⟩ có hiệu lực sau 10 ngày kể từ ngày ký.", "days_after_signature", "2020-01-20", ""},
      {"Điều 2. ⟨Quyết định này⟩ có hiệu lực sau mười lăm ngày, kể từ ngày ký ban hành.", "days_after_signature", "2020-01-25", ""},
      {"Điều 2. ⟨Nghị định này⟩ có hiệu lực thi hành sau 15 ngày, kể từ ngày đăng Công báo.", "days_after_publication", "", ""},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực sau 6 tháng, kể từ ngày ký ban hành.", "days_after_signature", "2020-07-10", ""},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực thi hành sau sáu (06) tháng kể từ ngày ký.", "days_after_signature", "2020-07-10", ""},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực thi hành 45 ngày kể từ ngày ký ban hành.", "days_after_signature", "2020-02-24", ""},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực thi hành ngày 03 tháng 02 năm 2020.", "fixed_date", "2020-02-03", ""},
      {"Điều 2. ⟨Quyết định này⟩ có hiệu lực theo ⟨Quyết định số 37/QĐ-BTC⟩ ngày 05/11/2019.", "with_document", "", ""},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực thi hành cùng thời điểm với ⟨Nghị định số 5/2024/NĐ-CP⟩.", "with_document", "", ""},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực kể từ ngày ⟨Luật Giá⟩ có hiệu lực thi hành.", "with_document", "", ""},
      {"Điều 2. ⟨Thông tư này⟩ này có hiệu lực kể từ ngày 22 tháng 5 năm 2020.", "fixed_date", "2020-05-22", ""},
      {"Điều 2. ⟨Thông tư này⟩ bắt đầu có hiệu lực từ ngày 22/5/2020.", "fixed_date", "2020-05-22", ""},
      {"Điều 2. ⟨Quyết định này⟩ thi hành kể từ ngày ký.", "from_signature", "2020-01-10", ""},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực kể từ 00 giờ 00 phút ngày 01 tháng 3 năm 2020.", "fixed_date", "2020-03-01", ""},
      {"⟨Nghị quyết này⟩ đã được Hội đồng nhân dân tỉnh thông qua ngày 08 tháng 12 năm 2019, có hiệu lực từ ngày 18 tháng 12 năm 2019.", "fixed_date", "2019-12-18", ""},
      {"⟨Nghị quyết này⟩ được Hội đồng nhân dân tỉnh thông qua ngày 08 tháng 12 năm 2019 và có hiệu lực sau 10 ngày kể từ ngày thông qua.", "days_after_signature", "2019-12-18", ""},
      {"Điều 2. Các ⟨quyết định này⟩ có hiệu lực kể từ ngày ban hành.\nĐiều 3. ⟨Nghị định này⟩ có hiệu lực từ ngày 01 tháng 6 năm 2020.", "fixed_date", "2020-06-01", ""},
      {"Điều 2. ⟨Nghị quyết này⟩ có hiệu lực từ ngày 01 tháng 9 năm 2022 và được thực hiện trong 05 năm.", "fixed_date", "2022-09-01", "2027-08-31"},
      {"Điều 2. ⟨Nghị quyết này⟩ có hiệu lực từ ngày 01 tháng 9 năm 2022 và được tổ chức thực hiện trong thời hạn 03 năm.", "fixed_date", "2022-09-01", "2025-08-31"},
      {"Điều 2. ⟨Nghị quyết này⟩ có hiệu lực từ ngày 01 tháng 9 năm 2022.\n⟨Nghị quyết này⟩ được thực hiện đến hết năm 2025.", "fixed_date", "2022-09-01", "2025-12-31"},
      {"Điều 2. ⟨Thông tư này⟩ có hiệu lực từ ngày 12/3/2021.\n2. Người hành nghề trước thời điểm ⟨Thông tư này⟩ có hiệu lực được tiếp tục hành nghề đến hết ngày 31/12/2021.", "fixed_date",
       "2021-03-12", ""},
      {"Điều 2. ⟨Nghị định này⟩ có hiệu lực từ ngày 01 tháng 3 năm 2021 đến hết ngày 31 tháng 12 năm 2022.", "fixed_date", "2021-03-01", "2022-12-31"},
      {"Điều 2. ⟨Quyết định này⟩ có hiệu lực kể từ ngày … tháng … năm 2025.", "blank", "", ""},
      {"Điều 2. Trách nhiệm thi hành ⟨Quyết định này⟩.", "", "", ""},
      {"Điều 2. Kể từ ngày ⟨Thông tư này⟩ có hiệu lực, hồ sơ cũ được trả lại từ ngày 01/02/2021.", "", "", ""},
      {"Điều 2. Theo ⟨Luật Giá⟩ (có hiệu lực từ ngày 01/01/2016), các đơn vị thực hiện.", "", "", ""},
  };
  for (const Case& c : cases) {
    MarkedDocument marking(c.text);
    marking.document.date = text::parse_date("2020-01-10");
    const EffectiveDate found = find_effective_date(marking.document, marking.text);
    EXPECT_EQ(found.rule, c.rule) << c.text;
    EXPECT_EQ(iso(found.date), c.date) << c.text;
    EXPECT_EQ(iso(found.expires), c.expires) << c.text;
    EXPECT_EQ(found.quote.empty(), found.rule.empty()) << c.text;
  }
}

TEST(EffectiveDate, PartsMayHaveDatesOfTheirOwn) {
  MarkedDocument marking("Điều 9. Hiệu lực\n1. ⟨Thông tư này⟩ có hiệu lực từ ngày 01/7/2020.\n2. Riêng khoản 2 Điều 5 ⟨Thông tư này⟩ có hiệu lực từ ngày 01/01/2021.");
  const EffectiveDate found = find_effective_date(marking.document, marking.text);
  EXPECT_EQ(iso(found.date), "2020-07-01");
  ASSERT_EQ(found.staged.size(), 1U);
  EXPECT_EQ(found.staged[0].provisions, std::vector<std::string>{"Điều 5 khoản 2"});
  EXPECT_EQ(iso(found.staged[0].from), "2021-01-01");
}

TEST(EffectiveDate, PartsWithDatesMayFormAList) {
  MarkedDocument marking("Điều 9. ⟨Thông tư này⟩ có hiệu lực từ ngày 01/7/2020, trừ các quy định sau:\na) Điều 4 và Điều 6 có hiệu lực từ ngày 01/01/2021;\n"
                         "b) Khoản 2 Điều 7 có hiệu lực từ ngày 01/7/2021;\nc) Điều 3 ⟨Luật Giá⟩ có hiệu lực từ ngày 01/8/2021.");
  const EffectiveDate found = find_effective_date(marking.document, marking.text);
  EXPECT_EQ(iso(found.date), "2020-07-01");
  ASSERT_EQ(found.staged.size(), 2U);
  EXPECT_EQ(found.staged[0].provisions, (std::vector<std::string>{"Điều 4", "Điều 6"}));
  EXPECT_EQ(found.staged[1].provisions, std::vector<std::string>{"Điều 7 khoản 2"});
  EXPECT_EQ(iso(found.staged[1].from), "2021-07-01");
}

TEST(EffectiveDate, FromSignatureNeedsTheDateOfSignature) {
  MarkedDocument marking("Điều 3. ⟨Quyết định này⟩ có hiệu lực kể từ ngày ký.");
  const EffectiveDate found = find_effective_date(marking.document, marking.text);
  EXPECT_EQ(found.rule, "from_signature");
  EXPECT_FALSE(found.date);
}

} // namespace
} // namespace danchieu::corpus
