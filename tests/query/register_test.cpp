#include "corpus/document/analysis.hpp"
#include "query/check/check.hpp"
#include "query/index_reader.hpp"
#include "query/resolver.hpp"
#include "query/review/review.hpp"
#include "query/searcher.hpp"
#include "query/work_view.hpp"
#include "tests/indexer/decisions.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

// Known effects that a user's register tells, in the answers. The rows on decrees are facts; the decisions are invented.

namespace danchieu::query {
namespace {

using namespace std::chrono_literals;

constexpr Date on = 2020y / 1 / 1;
const char* const decree = "/akn/vn/act/nghi-dinh/chinh-phu/2006/43-2006-nd-cp";
const char* const new_decree = "/akn/vn/act/nghi-dinh/chinh-phu/2015/16-2015-nd-cp";

const tests::TemporaryIndex& registered() {
  static tests::TemporaryIndex index = [] {
    tests::TemporaryIndex made;
    made.write("a.txt", tests::plain("375/QĐ-UBND", "12 tháng 3 năm 2008", "Về việc thực hiện Nghị định số 43/2006/NĐ-CP ngày 25 tháng "
                                                                         "4 năm 2006 của Chính phủ"));
    made.register_dir = made.db().parent_path() / "register";
    tests::write_file(made.register_dir / "effects.tsv",
                      "target\tkind\tprovisions\tby\tfrom\tuntil\tquote\tsource\n"
                      "Nghị định số 43/2006/NĐ-CP\treplaces\t\tNghị định số 16/2015/NĐ-CP\t2015-04-06\t\t\tCông báo\n"
                      "Nghị định số 16/2015/NĐ-CP\treplaces\t\tNghị định số 60/2021/NĐ-CP\t2021-08-15\t\t\tCông báo\n" +
                          tests::work("2008", "375-qd-ubnd") + "\trepeals\t\t" + tests::work("2012", "673-qd-ubnd") +
                          "\t2012-07-23\t\t\tCông báo\n");
    made.run();
    return made;
  }();
  return index;
}

const Generation& generation() {
  static const IndexReader reader(registered().db(), corpus::Verify::no);
  static const std::shared_ptr<const Generation> current = reader.current();
  return *current;
}

TEST(Register, RowsStandAmongTheRelationsAndLeadTheChain) {
  const auto view = view_work(generation(), decree, {.on = 2022y / 1 / 1});
  ASSERT_TRUE(view);
  ASSERT_EQ(view->chain.size(), 2U) << "16/2015, then 60/2021";
  EXPECT_EQ(view->chain[0].work.work, new_decree);
  for (const ChainLink& link : view->chain) EXPECT_EQ(link.work.type, "nghị định") << link.work.work;
  EXPECT_EQ(view->chain[0].work.number, "16/2015/NĐ-CP");
  EXPECT_EQ(view->chain[1].work.number, "60/2021/NĐ-CP");
  EXPECT_EQ(view->chain[1].work.work, "/akn/vn/act/nghi-dinh/chinh-phu/2021/60-2021-nd-cp");
  ASSERT_EQ(view->relations_in.size(), 1U);
  EXPECT_EQ(view->relations_in[0].kind, RelationKind::replaces);
  EXPECT_EQ(view->relations_in[0].other.work, new_decree);
  EXPECT_TRUE(view->relations_in[0].file.ends_with("effects.tsv:2")) << view->relations_in[0].file;
}

TEST(Register, EndsAWorkThatIsOnlyCited) {
  const auto view = view_work(generation(), decree, {.on = on});
  ASSERT_TRUE(view);
  EXPECT_FALSE(view->summary.text_known);
  EXPECT_EQ(view->force.status, ForceStatus::expired);
  ASSERT_FALSE(view->force.because.empty());
  EXPECT_EQ(view->force.because[0].by_number, "16/2015/NĐ-CP");
  EXPECT_EQ(view->force.because[0].quote, "Công báo");
  EXPECT_TRUE(view->force.because[0].file.ends_with("effects.tsv:2")) << view->force.because[0].file;
}

TEST(Register, MakesAWorkKnownThatNothingElseNames) {
  const auto view = view_work(generation(), new_decree, {.on = on});
  ASSERT_TRUE(view);
  EXPECT_EQ(view->summary.number, "16/2015/NĐ-CP");
  EXPECT_EQ(view->force.status, ForceStatus::unknown) << "an end in 2021 says nothing of 2020";
  EXPECT_EQ(view_work(generation(), new_decree, {.on = 2022y / 1 / 1})->force.status, ForceStatus::expired);
  EXPECT_FALSE(view_work(generation(), "/akn/vn/act/nghi-dinh/chinh-phu/2021/60-2021-nd-cp", {.on = on}));
}

TEST(Register, MakesAWorkFoundByItsNumber) {
  const Resolution found = resolve(generation(), "16/2015/NĐ-CP", on);
  ASSERT_EQ(found.works.size(), 1U) << code(found.kind);
  EXPECT_EQ(found.works[0].work, new_decree);
}

TEST(Register, CountsInSearchAndReview) {
  SearchRequest request{.query = "quy chế phối hợp", .on = on};
  const SearchResult all = search(generation(), request);
  ASSERT_EQ(all.hits.size(), 1U);
  EXPECT_EQ(all.hits[0].work.force.status, ForceStatus::expired);
  request.status = "in_force";
  EXPECT_TRUE(search(generation(), request).hits.empty());
  request.on = 2010y / 1 / 1;
  EXPECT_EQ(search(generation(), request).hits.size(), 1U);

  const Review review = review_stock(generation(), "UBND tỉnh Kon Tum", on);
  ASSERT_EQ(review.expired.size(), 1U);
  EXPECT_TRUE(review.expired[0].reason.file.ends_with("effects.tsv:4")) << review.expired[0].reason.file;
}

TEST(Register, IsEvidenceInTheCheck) {
  const std::string draft = tests::decision("90/QĐ-UBND", "5 tháng 6 năm 2020", "Về việc thực hiện",
                                            "Điều 1. Thực hiện theo Nghị định số 43/2006/NĐ-CP ngày 25 tháng 4 năm 2006 của Chính phủ.\n\n"
                                            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.");
  const CheckReport report = check_draft(generation(), corpus::analyse(draft), draft, 2020y / 6 / 5);
  bool found = false;
  for (const Finding& finding : report.findings)
    for (const FindingEvidence& evidence : finding.evidence)
      found = found || (evidence.by == "16/2015/NĐ-CP" && evidence.file.ends_with("effects.tsv:2"));
  EXPECT_TRUE(found) << report.findings.size() << " findings";
}

} // namespace
} // namespace danchieu::query
