#include "corpus/compact_date.hpp"
#include "corpus/document/legal_force.hpp"
#include "corpus/error.hpp"
#include "corpus/stored_force.hpp"
#include "query/searcher.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"
#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <set>
#include <string>

// What the store keeps of a work's force, which filters and facets go by, is what `show` says on every day.

namespace danchieu::query {
namespace {

const test::TestIndex& samples() {
  static const test::TestIndex index(std::vector<std::string>{DANCHIEU_SOURCE_DIR "/corpus/samples"});
  return index;
}

Date day(const char* iso) { return *text::parse_date(iso); }

/// A day of each week of the samples' time.
std::vector<Date> weeks() {
  std::vector<Date> days;
  for (auto at = std::chrono::sys_days(day("2003-01-01")); at < std::chrono::sys_days(day("2028-01-01")); at += std::chrono::days(7)) days.emplace_back(at);
  return days;
}

TEST(StoredForce, IsWhatShowSaysOnEveryDay) {
  const auto generation = samples().generation();
  const WorkStore store(*generation);
  const WorkColumns& columns = generation->columns();
  std::set<ForceStatus> seen;
  for (std::uint32_t work = 0; work < columns.size(); ++work) {
    const auto facts = store.force_facts(columns.key(work));
    std::vector<Date> days = weeks();
    for (const corpus::ForceStep& step : corpus::force_timeline(*facts)) {
      if (!step.from) continue;
      days.push_back(*step.from);
      days.emplace_back(std::chrono::sys_days(*step.from) - std::chrono::days(1));
    }
    for (const Date on : days) {
      const ForceStatus status = corpus::legal_force(*facts, on).status;
      seen.insert(status);
      ASSERT_EQ(columns.status(columns.row(work), corpus::day_number(on)), status) << columns.key(work) << " on " << text::to_iso(on);
    }
  }
  for (const ForceStatus status : {ForceStatus::in_force, ForceStatus::not_yet_in_force, ForceStatus::expired, ForceStatus::partly_expired, ForceStatus::suspended})
    EXPECT_TRUE(seen.contains(status)) << corpus::code(status) << ": the samples show no such work";
}

/// How many works a question about their force finds on a day.
std::uint32_t works_with(const std::string& status, const char* on) {
  SearchRequest request;
  request.query = "hieuluc:" + status;
  request.on = day(on);
  return search(*samples().generation(), request).total;
}

bool finds(const std::string& question, const char* on, const std::string& number) {
  SearchRequest request;
  request.query = question;
  request.on = day(on);
  for (const Hit& hit : search(*samples().generation(), request).hits)
    if (hit.work.number == number) return true;
  return false;
}

TEST(StoredForce, ASuspendedWorkIsNotInForceWhileItIs) {
  const std::string contest = "9018/2018/TT-BVHTTDL";
  EXPECT_FALSE(finds("hội thi hieuluc:in_force", "2021-03-01", contest));
  EXPECT_TRUE(finds("hội thi hieuluc:suspended", "2021-03-01", contest));
  EXPECT_TRUE(finds("hội thi hieuluc:in_force", "2024-01-01", contest));
  EXPECT_FALSE(finds("hội thi hieuluc:suspended", "2024-01-01", contest));
}

TEST(StoredForce, FiltersPartTheWorks) {
  const auto generation = samples().generation();
  std::uint32_t works = 0;
  for (const char* status : {"in_force", "not_yet_in_force", "expired", "partly_expired", "suspended", "needs_review", "unknown"}) works += works_with(status, "2021-03-01");
  EXPECT_EQ(works, generation->columns().size());
}

TEST(StoredForce, AnEndOfWhichNobodyKnowsTheDayIsNotInForce) {
  const test::TestIndex index(std::map<std::string, std::string>{{"old.txt", "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n-------\nSố: 10/2010/QĐ-UBND\nKon Tum, ngày 5 tháng 1 năm 2010\n\nQUYẾT ĐỊNH\nVề việc "
                                           "quản lý chợ\n\nĐiều 1. Quản lý chợ.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày 20 tháng 1 năm 2010.\n"},
                               {"new.txt", "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n-------\nSố: 20/2012/QĐ-UBND\nKon Tum, ngày     tháng     năm 2012\n\nQUYẾT ĐỊNH\nVề việc quản lý "
                                           "chợ\n\nĐiều 1. Quản lý chợ.\n\nĐiều 2. Quyết định này thay thế Quyết định số 10/2010/QĐ-UBND ngày 05 tháng 01 năm 2010 "
                                           "của Ủy ban nhân dân tỉnh Kon Tum.\n"}});
  const auto generation = index.generation();
  const WorkColumns& columns = generation->columns();
  const std::uint32_t old = columns.work_with("/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2010/10-2010-qd-ubnd");
  ASSERT_NE(old, WorkColumns::none);
  EXPECT_EQ(columns.status(columns.row(old), 20150101), ForceStatus::unknown);
}

TEST(StoredForce, IsWrittenAndReadBack) {
  const corpus::ForceTimeline timeline = {{std::nullopt, ForceStatus::not_yet_in_force}, {day("2012-07-23"), ForceStatus::in_force}, {day("2015-01-01"), ForceStatus::expired}};
  EXPECT_EQ(corpus::encode_force(timeline), "n20120723i20150101e");
  EXPECT_EQ(corpus::decode_force("n20120723i20150101e"), timeline);
  for (int status = 0; status <= static_cast<int>(ForceStatus::unknown); ++status) {
    const corpus::ForceTimeline always = {{std::nullopt, static_cast<ForceStatus>(status)}};
    EXPECT_EQ(corpus::decode_force(corpus::encode_force(always)), always);
  }
  for (const char* broken : {"", "x", "n2012", "20120723i", "n20121323i", "n20120723", "nn"}) EXPECT_THROW(corpus::decode_force(broken), danchieu::Error) << broken;
}

} // namespace
} // namespace danchieu::query
