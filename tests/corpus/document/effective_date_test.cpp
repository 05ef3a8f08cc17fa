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

TEST(EffectiveDate, FromSignatureNeedsTheDateOfSignature) {
  MarkedDocument marking("Điều 3. ⟨Quyết định này⟩ có hiệu lực kể từ ngày ký.");
  const EffectiveDate found = find_effective_date(marking.document, marking.text);
  EXPECT_EQ(found.rule, "from_signature");
  EXPECT_FALSE(found.date);
}

} // namespace
} // namespace danchieu::corpus
