#include "corpus/document/known_heading.hpp"

#include "corpus/document/analysis.hpp"
#include "normalizer/text/date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

KnownHeading catalogue_row(std::string title) {
  return {.type = "Nghị định", .number = "118/2016/NĐ-CP", .title = std::move(title), .issuer = "Chính phủ", .date = danchieu::text::parse_date("2016-07-22")};
}

constexpr const char* effect_article = "Điều 3. Hiệu lực thi hành\nNghị định này có hiệu lực thi hành từ ngày 15 tháng 9 năm 2016.\n";

TEST(KnownHeading, GivesATextWithoutHeadingItsIdentity) {
  const Document document = analyse(effect_article, catalogue_row("Quy định về ngân hàng mô")).at(0);
  ASSERT_TRUE(document.work);
  EXPECT_EQ(document.work->to_string(), "/akn/vn/act/nghi-dinh/chinh-phu/2016/118-2016-nd-cp");
  EXPECT_EQ(document.title, "Quy định về ngân hàng mô");
  EXPECT_EQ(document.effective.rule, "fixed_date");
}

TEST(KnownHeading, ActsByItsTitleAsATitleInTheTextWould) {
  const std::string title = "Nghị định sửa đổi, bổ sung một số điều của Nghị định số 56/2008/NĐ-CP ngày 29 tháng 4 năm 2008 của Chính phủ quy định về tổ chức ngân hàng mô";
  const Document document = analyse(effect_article, catalogue_row(title)).at(0);
  ASSERT_EQ(document.relations.size(), 1U);
  const Relation& relation = document.relations.front();
  EXPECT_EQ(relation.kind, RelationKind::amends);
  ASSERT_TRUE(relation.target.work);
  EXPECT_EQ(relation.target.work->to_string(), "/akn/vn/act/nghi-dinh/chinh-phu/2008/56-2008-nd-cp");
  EXPECT_EQ(relation.quote, title);
  EXPECT_EQ(relation.span, Span{}) << "no place of the text says it";
  for (const Citation& citation : document.citations) EXPECT_LT(citation.span.start, citation.span.end) << "only mentions of the text";
}

TEST(KnownHeading, LeadsInstructionsThatNameOnlyProvisions) {
  const std::string text = "Điều 1. Sửa đổi khoản 2 Điều 7 như sau:\n\"2. Ngân hàng mô có con dấu riêng.\"\n" + std::string(effect_article);
  const Document document = analyse(text, catalogue_row("Sửa đổi, bổ sung một số điều của Nghị định số 56/2008/NĐ-CP")).at(0);
  ASSERT_EQ(document.relations.size(), 1U);
  EXPECT_EQ(document.relations.front().provisions, std::vector<std::string>{"Điều 7 khoản 2"});
}

TEST(KnownHeading, YieldsToWhatTheTextSaysOfItself) {
  const std::string text = "CHÍNH PHỦ\n-------\nSố: 20/2011/NĐ-CP\nHà Nội, ngày 23 tháng 3 năm 2011\n\nNGHỊ ĐỊNH\nQuy định về miễn thuế\n\n" + std::string(effect_article);
  const Document document = analyse(text, catalogue_row("Sửa đổi Nghị định số 56/2008/NĐ-CP")).at(0);
  EXPECT_EQ(document.number, "20/2011/NĐ-CP");
  EXPECT_TRUE(document.relations.empty()) << "another document's title";
}

} // namespace
} // namespace danchieu::corpus
