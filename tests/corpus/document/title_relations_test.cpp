#include "corpus/document/title_relations.hpp"

#include "corpus/document/relation.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace danchieu::corpus {
namespace {

constexpr const char* title = "Nghị định sửa đổi, bổ sung một số điều của Nghị định số 56/2008/NĐ-CP ngày 29 tháng 4 năm "
                              "2008 của Chính phủ quy định về tổ chức ngân hàng mô";
constexpr const char* effect_article =
    "Điều 3. Hiệu lực thi hành\nNghị định này có hiệu lực thi hành từ ngày 15 tháng 9 năm 2016.\n";

/// A text without its first page, of which only a catalogue knows what it is.
Document codified(const std::string& text) {
  Document document;
  document.span = {0, text.size()};
  document.work = WorkId::parse("/akn/vn/act/nghi-dinh/chinh-phu/2016/118-2016-nd-cp");
  document.type = "nghị định";
  document.number = "118/2016/NĐ-CP";
  document.date = danchieu::text::parse_date("2016-07-22");
  document.citations = citation::find_citations(text);
  citation::identify(document.citations, text, {document.work, {}, document.date});
  return document;
}

TEST(RelationsOfTitle, AreWhatATitleInTheTextWouldDo) {
  for (const std::string& written : std::vector<std::string>{title, "Sửa đổi, bổ sung một số điều của Nghị định số 56/2008/NĐ-CP",
                                    "Bãi bỏ một phần Nghị định số 56/2008/NĐ-CP"}) {
    const auto relations = relations_of_title(codified(effect_article), written);
    ASSERT_EQ(relations.size(), 1U) << written;
    ASSERT_TRUE(relations.front().target.work) << written;
    EXPECT_EQ(relations.front().target.work->to_string(), "/akn/vn/act/nghi-dinh/chinh-phu/2008/56-2008-nd-cp") << written;
    EXPECT_EQ(relations.front().scope, written.starts_with("Bãi") ? Scope::part : relations.front().scope) << written;
    EXPECT_EQ(relations.front().quote, written);
    EXPECT_EQ(relations.front().span, Span{}) << "no place of the text says it";
  }
}

Document law_of_2014(const std::string& text) {
  Document document = codified(text);
  document.work = WorkId::parse("/akn/vn/act/luat/quoc-hoi/2014/64-2014-qh13");
  document.type = "luật";
  document.number = "64/2014/QH13";
  document.date = danchieu::text::parse_date("2014-11-25");
  return document;
}

TEST(RelationsOfTitle, AnAmendingLawMeansTheVersionInForce) {
  struct Case {
    const char* claim;
    const char* text;
    const char* title;
    const char* work; // null: left open
  };
  for (const Case& one : {Case{"the last one adopted before", "Điều 2. Chuyển tiếp\n", "Sửa đổi, bổ sung một số điều của Luật Thi hành án dân sự", "/akn/vn/act/luat/quoc-hoi/2008/26-2008-qh12"},
                          Case{"the type may be written", "Điều 2. Chuyển tiếp\n", "Luật sửa đổi, bổ sung một số điều của Luật Thi hành án dân sự", "/akn/vn/act/luat/quoc-hoi/2008/26-2008-qh12"},
                          Case{"a version adopted lately may not have been in force", "Điều 2. Chuyển tiếp\n", "Sửa đổi, bổ sung một số điều của Luật Đất đai", nullptr},
                          Case{"the text names it in full", "Điều 2. Theo Luật Đất đai số 45/2013/QH13 thì áp dụng.\n", "Sửa đổi, bổ sung một số điều của Luật Đất đai",
                               "/akn/vn/act/luat/quoc-hoi/2013/45-2013-qh13"}}) {
    const auto relations = relations_of_title(law_of_2014(one.text), one.title);
    ASSERT_EQ(relations.size(), 1U) << one.claim;
    const auto& work = relations.front().target.work;
    EXPECT_EQ(work && work->complete() ? work->to_string() : "", one.work == nullptr ? "" : one.work) << one.claim;
  }
}

TEST(RelationsOfTitle, MayFollowTheOwnNumber) {
  const auto relations = relations_of_title(codified(effect_article), "Nghị định số 118/2016/NĐ-CP ngày 22/7/2016 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 56/2008/NĐ-CP");
  ASSERT_EQ(relations.size(), 1U);
  EXPECT_EQ(relations.front().target.number, "56/2008/NĐ-CP");
}

TEST(RelationsOfTitle, AreNoneWhenTheTitleOnlyNamesOthers) {
  for (const std::string& written :
       std::vector<std::string>{"Quy định chi tiết Nghị định về ngân hàng mô", "Về việc công bố thủ tục hành chính được sửa đổi theo Nghị định số 56/2008/NĐ-CP", ""})
    for (const Relation& relation : relations_of_title(codified(effect_article), written))
      EXPECT_EQ(relation.kind, RelationKind::guides) << written;
}

TEST(RelationsOfTitle, AreToldWhereTheTextDoesNotSayThemToo) {
  const std::string text = effect_article;
  Document document = codified(text);
  find_relations(document, text, relations_of_title(document, title));
  ASSERT_EQ(document.relations.size(), 1U);
  EXPECT_EQ(document.relations.front().kind, RelationKind::amends);
  EXPECT_EQ(document.effective.rule, "fixed_date");
  for (const Citation& citation : document.citations)
    EXPECT_LT(citation.span.start, citation.span.end) << "only mentions of the text are kept";
}

TEST(RelationsOfTitle, LeadInstructionsThatNameOnlyProvisions) {
  const std::string text =
      "Điều 1. Sửa đổi khoản 2 Điều 7 như sau:\n\"2. Ngân hàng mô có con dấu riêng.\"\n" + std::string(effect_article);
  Document document = codified(text);
  find_relations(document, text, relations_of_title(document, title));
  ASSERT_EQ(document.relations.size(), 1U);
  EXPECT_EQ(document.relations.front().provisions, std::vector<std::string>{"Điều 7 khoản 2"});
}

} // namespace
} // namespace danchieu::corpus
