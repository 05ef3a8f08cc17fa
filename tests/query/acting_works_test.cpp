#include "query/work_view.hpp"
#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

// Works that act on one work, more of them than a page lists.

namespace danchieu::query {
namespace {

constexpr int acting = 23;
const char* const decree = "/akn/vn/act/nghi-dinh/chinh-phu/2010/10-2010-nd-cp";

std::string amendment(int number) {
  return "CHÍNH PHỦ\n\nSố: " + std::to_string(100 + number) + "/2012/NĐ-CP\n\nHà Nội, ngày " + std::to_string(1 + number) + " tháng 3 năm 2012\n\nNGHỊ ĐỊNH\n"
         "Sửa đổi, bổ sung một số điều của Nghị định số 10/2010/NĐ-CP ngày 12 tháng 02 năm 2010 của Chính phủ\n\n"
         "Điều 1. Sửa đổi, bổ sung Điều " + std::to_string(number + 1) + " của Nghị định số 10/2010/NĐ-CP ngày 12 tháng 02 năm 2010 của Chính phủ như sau:\n"
         "“Điều " + std::to_string(number + 1) + ". Quy định mới.”\n\n"
         "Điều 2. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 6 năm 2012.\n";
}

const test::TestIndex& amended() {
  static const test::TestIndex index = [] {
    std::map<std::string, std::string> documents;
    for (int i = 0; i < acting; ++i) documents["a" + std::to_string(i) + ".txt"] = amendment(i);
    return test::TestIndex(documents);
  }();
  return index;
}

std::vector<std::string> listed(const WorkView& view) {
  std::vector<std::string> works;
  for (const RelationView& relation : view.relations_in)
    if (relation.kind == RelationKind::amends && (works.empty() || works.back() != relation.other.work)) works.push_back(relation.other.work);
  return works;
}

TEST(ActingWorks, AreCountedAllAndListedAPageAtATime) {
  const auto generation = amended().generation();
  std::set<std::string> seen;
  for (const std::uint32_t offset : {0U, 10U, 20U, 30U}) {
    const auto view = view_work(*generation, decree, {.on = test::on_day, .relations_limit = 10, .relations_of = RelationKind::amends, .relations_offset = offset});
    ASSERT_TRUE(view);
    ASSERT_EQ(view->acting.size(), 1U);
    EXPECT_EQ(view->acting[0].kind, RelationKind::amends);
    EXPECT_EQ(view->acting[0].works, acting) << "counted all, at " << offset;
    const auto works = listed(*view);
    EXPECT_EQ(works.size(), offset == 30 ? 0U : offset == 20 ? 3U : 10U) << offset;
    for (const std::string& work : works) EXPECT_TRUE(seen.insert(work).second) << work << " is listed twice";
  }
  EXPECT_EQ(seen.size(), acting) << "every one is on some page";
}

TEST(ActingWorks, AreInTheHistoryWhateverPageIsListed) {
  const auto generation = amended().generation();
  const auto whole = view_work(*generation, decree, {.on = test::on_day});
  const auto page = view_work(*generation, decree, {.on = test::on_day, .relations_limit = 10, .relations_of = RelationKind::amends, .relations_offset = 20});
  ASSERT_TRUE(whole && page);
  EXPECT_EQ(listed(*whole).size(), acting);
  EXPECT_GE(whole->history.size(), acting);
  EXPECT_EQ(page->history.size(), whole->history.size());
  EXPECT_EQ(page->force.status, whole->force.status);
}

} // namespace
} // namespace danchieu::query
