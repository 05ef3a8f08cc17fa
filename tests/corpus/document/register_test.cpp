#include "corpus/document/register.hpp"

#include "corpus/error.hpp"

#include <gtest/gtest.h>

namespace danchieu::corpus {
namespace {

TEST(Register, RowsAreEvidence) {
  Register found;
  read_effects("target\tkind\tprovisions\tby\tfrom\tuntil\tquote\tsource\n"
               "# comment\n"
               "Nghị định số 43/2006/NĐ-CP\treplaces\t\tNghị định số 16/2015/NĐ-CP\t2015-04-06\t\tNghị định này thay thế …\tCông báo\n"
               "Nghị định số 96/2010/NĐ-CP\trepeals\tĐiều 1; Điều 2\tNghị định số 54/2016/NĐ-CP\t2016-08-01\t\t\tCông báo\n",
               "effects.tsv", found);
  EXPECT_TRUE(found.problems.empty()) << found.problems.front();
  ASSERT_EQ(found.effects.size(), 2U);
  EXPECT_EQ(found.effects[0].target.to_string(), "/akn/vn/act/nghi-dinh/chinh-phu/2006/43-2006-nd-cp");
  EXPECT_EQ(found.effects[0].effect.source_number, "16/2015/NĐ-CP");
  EXPECT_EQ(found.effects[0].effect.file, "effects.tsv:3");
  EXPECT_EQ(found.effects[1].effect.relation.scope, Scope::part);
  EXPECT_EQ(found.effects[1].effect.relation.provisions, (std::vector<std::string>{"Điều 1", "Điều 2"}));
  EXPECT_EQ(found.effects[1].effect.relation.quote, "Công báo");

  ForceFacts facts{.work = found.effects[0].target};
  facts.incoming = {found.effects[0].effect};
  const LegalForce force = legal_force(facts, *text::parse_date("2020-01-01"));
  EXPECT_EQ(force.status, ForceStatus::expired);
  EXPECT_EQ(force.since, text::parse_date("2015-04-06"));
}

TEST(Register, BadRowsAreToldWithTheirLine) {
  Register found;
  read_effects("target\tkind\tprovisions\tby\tfrom\tuntil\tquote\tsource\n"
               "một văn bản\treplaces\t\tNghị định số 16/2015/NĐ-CP\t\t\t\t\n"
               "Nghị định số 43/2006/NĐ-CP\teats\t\tNghị định số 16/2015/NĐ-CP\t\t\t\t\n"
               "Nghị định số 43/2006/NĐ-CP\treplaces\t\tNghị định số 16/2015/NĐ-CP\t06-2015\t\t\t\n",
               "effects.tsv", found);
  EXPECT_TRUE(found.effects.empty());
  ASSERT_EQ(found.problems.size(), 3U);
  EXPECT_TRUE(found.problems[0].starts_with("effects.tsv:2: target")) << found.problems[0];
  EXPECT_TRUE(found.problems[1].starts_with("effects.tsv:3: unknown kind")) << found.problems[1];
  EXPECT_TRUE(found.problems[2].starts_with("effects.tsv:4: dates")) << found.problems[2];
}

TEST(Register, ANamedLawsEndIsToldWithTheRowAsItsSource) {
  Register found;
  read_names("name\tdocument\tended\tsource\nLuật Giá\tLuật số 11/2012/QH13\t2024-07-01\tCông báo\nLuật Phí\tLuật số 1/2001/QH10\tnăm 2016\tCông báo\n", "names.tsv", found);
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_TRUE(found.problems[0].starts_with("names.tsv:3: the day")) << found.problems[0];
  ASSERT_EQ(found.effects.size(), 1U);
  ForceFacts facts{.work = found.effects[0].target};
  facts.incoming = {found.effects[0].effect};
  const LegalForce force = legal_force(facts, std::chrono::year{2024} / 7 / 1);
  EXPECT_EQ(force.status, ForceStatus::expired);
  ASSERT_FALSE(force.because.empty());
  EXPECT_EQ(force.because[0].rule, "declared_ended");
  EXPECT_EQ(force.because[0].file, "names.tsv:2");
  EXPECT_FALSE(force.because[0].by) << "what ended it is not told";
  EXPECT_NE(legal_force(facts, std::chrono::year{2024} / 6 / 30).status, ForceStatus::expired);
}

TEST(Register, AMissingFolderIsAnError) {
  EXPECT_THROW(read_register("/nonexistent/register"), Error);
}

} // namespace
} // namespace danchieu::corpus
