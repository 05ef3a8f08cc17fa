#include "corpus/document/legal_force.hpp"

#include "corpus/document/regime.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace danchieu::corpus {
namespace {

Date day(const char* iso) {
  const std::optional<Date> date = text::parse_date(iso);
  EXPECT_TRUE(date) << iso;
  return date.value_or(Date{});
}

WorkId id(const char* iri) {
  const std::optional<WorkId> work = WorkId::parse(iri);
  EXPECT_TRUE(work) << iri;
  return work.value_or(WorkId(true, "_", "_", "_", "_"));
}

const char* const circular = "/akn/vn/act/thong-tu/bo-tai-chinh/2014/10-2014-tt-btc";
const char* const new_circular = "/akn/vn/act/thong-tu/bo-tai-chinh/2019/20-2019-tt-btc";
const char* const decree = "/akn/vn/act/nghi-dinh/chinh-phu/2013/30-2013-nd-cp";

/// A circular of 2014, in force from 1 March 2014, whose text is held.
ForceFacts circular_in_force() {
  ForceFacts facts{.work = id(circular)};
  facts.text_known = true;
  facts.issued = day("2014-01-15");
  facts.effective.date = day("2014-03-01");
  facts.effective.rule = "fixed_date";
  facts.effective.quote = "Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2014.";
  facts.file = "10-2014.txt";
  return facts;
}

IncomingEffect effect(RelationKind kind, const char* source, const char* issued, const char* effective) {
  IncomingEffect incoming{.source = id(source)};
  incoming.source_number = "20/2019/TT-BTC";
  if (issued != nullptr) incoming.source_issued = day(issued);
  if (effective != nullptr) incoming.source_effective = day(effective);
  incoming.relation.kind = kind;
  incoming.relation.quote = "Thông tư này thay thế Thông tư số 10/2014/TT-BTC.";
  incoming.file = "20-2019.txt";
  return incoming;
}

TEST(LegalForce, StandsOnItsOwnEffectSentence) {
  const LegalForce force = legal_force(circular_in_force(), day("2020-01-01"));
  EXPECT_EQ(force.status, ForceStatus::in_force);
  ASSERT_FALSE(force.because.empty());
  EXPECT_EQ(force.because[0].rule, "own_effective_date");
  EXPECT_NE(force.because[0].quote.find("01 tháng 3 năm 2014"), std::string::npos);
  EXPECT_EQ(force.since, day("2014-03-01"));
  EXPECT_FALSE(force.until);
}

const char* const plan = "/akn/vn/act/thong-tu/bo-tai-chinh/2014/10-2014-tt-btc!ke-hoach";

/// A plan issued with that circular, which says nothing of its own force.
ForceFacts silent_plan() {
  ForceFacts facts{.work = id(plan)};
  facts.text_known = true;
  facts.file = "plan.txt";
  return facts;
}

TEST(SharedForce, AnAttachmentBeginsWithTheDocumentThatIssuesIt) {
  ForceFacts facts = silent_plan();
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::unknown);
  share_force(facts, circular_in_force(), "10/2014/TT-BTC");
  EXPECT_EQ(legal_force(facts, day("2014-02-28")).status, ForceStatus::not_yet_in_force);
  const LegalForce force = legal_force(facts, day("2020-01-01"));
  EXPECT_EQ(force.status, ForceStatus::in_force);
  EXPECT_EQ(force.since, day("2014-03-01"));
  ASSERT_FALSE(force.because.empty());
  EXPECT_EQ(force.because[0].rule, "issued_with");
  EXPECT_EQ(force.because[0].by, id(circular));
  EXPECT_EQ(force.because[0].by_number, "10/2014/TT-BTC");
  EXPECT_EQ(force.because[0].file, "10-2014.txt");
  EXPECT_EQ(force.because[0].quote, circular_in_force().effective.quote);
  EXPECT_EQ(explain("issued_with", Language::en), "Takes effect with the document that issues it");
}

TEST(SharedForce, AnAttachmentThatSpeaksOfItsOwnDateKeepsIt) {
  ForceFacts dated = silent_plan();
  dated.effective.date = day("2014-07-01");
  dated.effective.rule = "fixed_date";
  share_force(dated, circular_in_force(), "10/2014/TT-BTC");
  EXPECT_EQ(legal_force(dated, day("2020-01-01")).since, day("2014-07-01"));
  EXPECT_EQ(legal_force(dated, day("2020-01-01")).because[0].rule, "own_effective_date");

  ForceFacts blank = silent_plan();
  blank.effective.rule = "blank";
  share_force(blank, circular_in_force(), "10/2014/TT-BTC");
  EXPECT_EQ(legal_force(blank, day("2020-01-01")).status, ForceStatus::unknown);

  ForceFacts with_document = silent_plan();
  with_document.effective.rule = "with_document";
  share_force(with_document, circular_in_force(), "10/2014/TT-BTC");
  EXPECT_EQ(legal_force(with_document, day("2020-01-01")).status, ForceStatus::in_force);
}

TEST(SharedForce, OnlyWholeEndingsAndSuspensionsAreShared) {
  ForceFacts ended = circular_in_force();
  ended.incoming = {effect(RelationKind::replaces, new_circular, "2019-04-01", "2019-06-01")};
  ForceFacts facts = silent_plan();
  share_force(facts, ended, "10/2014/TT-BTC");
  const LegalForce after = legal_force(facts, day("2019-06-01"));
  EXPECT_EQ(after.status, ForceStatus::expired);
  EXPECT_EQ(after.because[0].by, id(new_circular));
  EXPECT_EQ(after.because[0].file, "20-2019.txt");

  ForceFacts suspended = circular_in_force();
  suspended.incoming = {effect(RelationKind::suspends, new_circular, "2019-04-01", "2019-06-01")};
  facts = silent_plan();
  share_force(facts, suspended, "10/2014/TT-BTC");
  EXPECT_EQ(legal_force(facts, day("2019-06-01")).status, ForceStatus::suspended);

  ForceFacts partly = circular_in_force();
  partly.incoming = {effect(RelationKind::repeals, new_circular, "2019-04-01", "2019-06-01"),
                     effect(RelationKind::amends, new_circular, "2019-04-01", "2019-06-01")};
  partly.incoming[0].relation.scope = Scope::part;
  partly.incoming[0].relation.provisions = {"Điều 3"};
  facts = silent_plan();
  share_force(facts, partly, "10/2014/TT-BTC");
  const LegalForce standing = legal_force(facts, day("2020-01-01"));
  EXPECT_EQ(standing.status, ForceStatus::in_force);
  EXPECT_TRUE(standing.provisions.empty());
  EXPECT_EQ(standing.because.size(), 1U);
}

TEST(SharedForce, TheLastDayOfTheIssuingDocumentIsTheAttachmentsToo) {
  ForceFacts limited = circular_in_force();
  limited.effective.expires = day("2018-12-31");
  limited.effective.expires_quote = "Thông tư này có hiệu lực đến hết ngày 31 tháng 12 năm 2018.";
  ForceFacts facts = silent_plan();
  share_force(facts, limited, "10/2014/TT-BTC");
  EXPECT_EQ(ended(force_timeline(facts)), day("2019-01-01"));
  const LegalForce force = legal_force(facts, day("2019-01-01"));
  EXPECT_EQ(force.status, ForceStatus::expired);
  EXPECT_EQ(force.because[0].by, id(circular));
  EXPECT_EQ(force.because[0].file, "10-2014.txt");
}

TEST(LegalForce, BeginsOnItsFirstDay) {
  EXPECT_EQ(legal_force(circular_in_force(), day("2014-02-28")).status, ForceStatus::not_yet_in_force);
  EXPECT_EQ(legal_force(circular_in_force(), day("2014-02-28")).until, day("2014-02-28"));
  EXPECT_EQ(legal_force(circular_in_force(), day("2014-03-01")).status, ForceStatus::in_force);
}

TEST(LegalForce, EndsOnTheDayThatTheReplacementTakesEffect) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::replaces, new_circular, "2019-04-01", "2019-06-01")};
  EXPECT_EQ(legal_force(facts, day("2019-05-31")).status, ForceStatus::in_force);
  EXPECT_EQ(legal_force(facts, day("2019-05-31")).until, day("2019-05-31"));
  const LegalForce after = legal_force(facts, day("2019-06-01"));
  EXPECT_EQ(after.status, ForceStatus::expired);
  EXPECT_EQ(after.since, day("2019-06-01"));
  ASSERT_FALSE(after.because.empty());
  EXPECT_EQ(after.because[0].rule, "replaced_by");
  EXPECT_EQ(after.because[0].by, id(new_circular));
  EXPECT_EQ(after.because[0].file, "20-2019.txt");
  EXPECT_EQ(ended(force_timeline(facts)), day("2019-06-01"));
}

TEST(LegalForce, TheDateInTheEndingSentenceComesBeforeThatOfItsDocument) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::repeals, new_circular, "2019-04-01", "2019-06-01")};
  facts.incoming[0].relation.from = day("2020-01-01");
  EXPECT_EQ(legal_force(facts, day("2019-12-31")).status, ForceStatus::in_force);
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::expired);
}

TEST(LegalForce, IsUnknownWhenTheEndingDocumentHasNoKnownDate) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::replaces, new_circular, "2019-04-01", nullptr)};
  EXPECT_EQ(legal_force(facts, day("2019-03-31")).status, ForceStatus::in_force)
      << "before it was issued it ended nothing";
  const LegalForce force = legal_force(facts, day("2021-01-01"));
  EXPECT_EQ(force.status, ForceStatus::unknown);
  ASSERT_FALSE(force.because.empty());
  EXPECT_EQ(force.because[0].rule, "end_date_unknown");
}

TEST(LegalForce, OfAWorkKnownOnlyFromCitations) {
  ForceFacts facts{.work = id(circular)};
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::unknown);
  facts.incoming = {effect(RelationKind::replaces, new_circular, "2019-04-01", "2019-06-01")};
  EXPECT_EQ(legal_force(facts, day("2019-01-01")).status, ForceStatus::unknown);
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::expired);
}

TEST(LegalForce, OfATextThatDoesNotSayWhenItTakesEffectIsUnknown) {
  ForceFacts facts = circular_in_force();
  facts.effective = {};
  const LegalForce force = legal_force(facts, day("2020-01-01"));
  EXPECT_EQ(force.status, ForceStatus::unknown);
  EXPECT_EQ(force.because.at(0).rule, "effect_date_not_said");
}

TEST(LegalForce, CountedFromADayThatNobodyHasToldIsUnknownForThatReason) {
  for (const auto& [told, reason] : {std::pair("days_after_publication", "effect_date_elsewhere"), {"with_document", "effect_date_elsewhere"},
                                     {"from_signature", "signature_date_unknown"}, {"days_after_signature", "signature_date_unknown"},
                                     {"blank", "effect_date_blank"}}) {
    ForceFacts facts = circular_in_force();
    facts.effective = {};
    facts.effective.rule = told;
    facts.effective.quote = "Thông tư này có hiệu lực …";
    const LegalForce force = legal_force(facts, day("2020-01-01"));
    EXPECT_EQ(force.status, ForceStatus::unknown) << told;
    EXPECT_EQ(force.because.at(0).rule, reason) << told;
    EXPECT_EQ(force.because.at(0).quote, facts.effective.quote) << told;
    EXPECT_NE(explain(reason, Language::vi), reason) << reason;
  }
}

TEST(LegalForce, PartialLossIsKeptForEachProvision) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::repeals, new_circular, "2019-04-01", "2019-06-01"),
                    effect(RelationKind::amends, new_circular, "2019-04-01", "2019-06-01")};
  facts.incoming[0].relation.scope = Scope::part;
  facts.incoming[0].relation.provisions = {"Điều 5 khoản 2"};
  facts.incoming[1].relation.scope = Scope::part;
  facts.incoming[1].relation.provisions = {"Điều 7"};
  const LegalForce force = legal_force(facts, day("2020-01-01"));
  EXPECT_EQ(force.status, ForceStatus::partly_expired);
  ASSERT_EQ(force.provisions.size(), 2U);
  EXPECT_EQ(force.provisions[0].provision, "Điều 5 khoản 2");
  EXPECT_EQ(force.provisions[0].status, ForceStatus::expired);
  EXPECT_EQ(force.provisions[1].provision, "Điều 7");
  EXPECT_EQ(force.provisions[1].status, ForceStatus::in_force);
  EXPECT_EQ(force.provisions[1].reason.rule, "amended_by");
}

TEST(LegalForce, AmendmentAloneLeavesItInForce) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::amends, new_circular, "2019-04-01", "2019-06-01")};
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::in_force);
}

TEST(LegalForce, WhatIsExceptedStandsUntilItsOwnLastDay) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::replaces, new_circular, "2019-04-01", "2019-06-01")};
  facts.incoming[0].relation.except = {"Điều 3", "Điều 4"};
  facts.incoming[0].relation.until = day("2019-12-31");
  const LegalForce between = legal_force(facts, day("2019-12-31"));
  EXPECT_EQ(between.status, ForceStatus::partly_expired);
  ASSERT_EQ(between.provisions.size(), 2U);
  EXPECT_EQ(between.provisions[0].status, ForceStatus::in_force);
  EXPECT_EQ(between.until, day("2019-12-31"));
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::expired);
  EXPECT_EQ(ended(force_timeline(facts)), day("2020-01-01"));
}

TEST(LegalForce, AnExceptionForCasesDoesNotKeepTheDocumentAlive) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::replaces, new_circular, "2019-04-01", "2019-06-01")};
  facts.incoming[0].relation.except = {"trường hợp quy định tại khoản 2 Điều này"};
  const LegalForce force = legal_force(facts, day("2020-01-01"));
  EXPECT_EQ(force.status, ForceStatus::expired);
  EXPECT_TRUE(std::any_of(force.because.begin(), force.because.end(),
                          [](const auto& why) { return why.rule == "transitional"; }));
}

TEST(LegalForce, SuspensionHoldsOnlyWhileItLasts) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::suspends, new_circular, "2019-04-01", "2019-04-01")};
  facts.incoming[0].relation.until = day("2019-12-31");
  EXPECT_EQ(legal_force(facts, day("2019-06-01")).status, ForceStatus::suspended);
  EXPECT_EQ(legal_force(facts, day("2019-06-01")).until, day("2019-12-31"));
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::in_force);
  facts.incoming[0].relation.scope = Scope::part;
  facts.incoming[0].relation.provisions = {"Điều 9"};
  EXPECT_EQ(legal_force(facts, day("2019-06-01")).status, ForceStatus::partly_suspended);
}

TEST(LegalForce, AnOlderDocumentEndsNothing) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::replaces, decree, "2013-05-01", "2015-01-01")};
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::in_force);
  facts.incoming[0].source_issued.reset();
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::in_force) << "its year alone says so";
}

TEST(LegalForce, ADocumentThatEndedBeforeItTookEffectEndsNothing) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::replaces, new_circular, "2019-04-01", "2019-06-01")};
  facts.incoming[0].source_ended = day("2019-05-20");
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::in_force);
  facts.incoming[0].source_ended = day("2021-05-20");
  EXPECT_EQ(legal_force(facts, day("2022-01-01")).status, ForceStatus::expired)
      << "a later end does not revive";
}

TEST(LegalForce, ADocumentCannotEndItself) {
  ForceFacts facts = circular_in_force();
  facts.incoming = {effect(RelationKind::replaces, circular, "2014-01-15", "2014-03-01")};
  EXPECT_EQ(legal_force(facts, day("2020-01-01")).status, ForceStatus::in_force);
}

TEST(LegalForce, AClaimFromBelowIsNotReliedOn) {
  ForceFacts facts{.work = id(decree)};
  facts.text_known = true;
  facts.issued = day("2013-04-08");
  facts.effective.date = day("2013-06-01");
  facts.incoming = {effect(RelationKind::repeals, new_circular, "2019-04-01", "2019-06-01")};
  const LegalForce force = legal_force(facts, day("2020-01-01"));
  EXPECT_EQ(force.status, ForceStatus::unknown);
  EXPECT_EQ(force.because.at(0).rule, "lower_rank_source");
}

TEST(LegalForce, EndsAfterItsOwnLastDay) {
  ForceFacts facts = circular_in_force();
  facts.effective.expires = day("2016-12-31");
  EXPECT_EQ(legal_force(facts, day("2016-12-31")).status, ForceStatus::in_force);
  const LegalForce after = legal_force(facts, day("2017-01-01"));
  EXPECT_EQ(after.status, ForceStatus::expired);
  EXPECT_EQ(after.because.at(0).rule, "own_expiry");
}

TEST(LegalForce, AnExtendedTermEndsOnItsNewLastDay) {
  for (const bool stated : {true, false}) { // whether its own words tell a term
    ForceFacts facts = circular_in_force();
    if (stated) facts.effective.expires = day("2016-12-31");
    facts.incoming = {effect(RelationKind::amends, new_circular, "2016-11-01", "2016-12-15")};
    facts.incoming[0].relation.note = "extended";
    facts.incoming[0].relation.until = day("2020-12-31");
    EXPECT_EQ(legal_force(facts, day("2017-01-01")).status, ForceStatus::in_force) << stated;
    const LegalForce after = legal_force(facts, day("2021-01-01"));
    EXPECT_EQ(after.status, ForceStatus::expired) << stated;
    EXPECT_EQ(after.because.at(0).rule, "extended_term") << stated;
    facts.incoming[0].relation.scope = Scope::part;
    EXPECT_EQ(legal_force(facts, day("2021-01-01")).status, stated ? ForceStatus::expired : ForceStatus::in_force) << "only a part goes on";
  }
}

struct ParentCase {
  const char* ended;
  bool guides;
  const char* on;
  ForceStatus expected;
};

TEST(LegalForce, ImplementingDocumentsFollowTheRegimeOfTheDayTheirParentEnded) {
  const ParentCase cases[] = {
      {"2016-06-30", true, "2020-01-01", ForceStatus::in_force},
      {"2016-07-01", true, "2016-06-30", ForceStatus::in_force},
      {"2016-07-01", true, "2016-07-01", ForceStatus::expired},
      {"2025-03-31", true, "2025-03-31", ForceStatus::expired},
      {"2025-04-01", true, "2025-03-31", ForceStatus::in_force},
      {"2025-04-01", true, "2025-04-01", ForceStatus::needs_review},
      {"2020-01-01", false, "2021-01-01", ForceStatus::in_force},
      {"2013-12-01", true, "2021-01-01", ForceStatus::in_force}, // had ended before the circular was issued
  };
  for (const ParentCase& c : cases) {
    ForceFacts facts = circular_in_force();
    facts.parents = {
        {.work = id(decree), .number = "30/2013/NĐ-CP", .guides = c.guides, .ended = day(c.ended)}};
    EXPECT_EQ(legal_force(facts, day(c.on)).status, c.expected)
        << "parent ended " << c.ended << ", asked on " << c.on;
  }
}

TEST(LegalForce, AnImplementingDocumentStandsOnWhileOneOfItsParentsDoes) {
  ForceFacts facts = circular_in_force();
  facts.parents = {
      {.work = id(decree), .number = "30/2013/NĐ-CP", .guides = true, .ended = day("2020-01-01")},
      {.work = id("/akn/vn/act/luat/quoc-hoi/2010/50-2010-qh12"), .number = "50/2010/QH12", .guides = true}};
  EXPECT_EQ(legal_force(facts, day("2021-01-01")).status, ForceStatus::needs_review);
}

TEST(LegalForce, AdministrativeDocumentsDoNotLapseWithAParent) {
  ForceFacts facts = circular_in_force();
  facts.work = id("/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd");
  facts.parents = {
      {.work = id(decree), .number = "30/2013/NĐ-CP", .guides = true, .ended = day("2020-01-01")}};
  EXPECT_EQ(legal_force(facts, day("2021-01-01")).status, ForceStatus::in_force);
}

TEST(LegalForce, StagedPartsAreShown) {
  ForceFacts facts = circular_in_force();
  facts.effective.staged = {{.provisions = {"Điều 6"}, .from = day("2015-01-01"), .quote = "Riêng Điều 6 …"}};
  const LegalForce force = legal_force(facts, day("2014-06-01"));
  EXPECT_EQ(force.status, ForceStatus::in_force);
  ASSERT_EQ(force.provisions.size(), 1U);
  EXPECT_EQ(force.provisions[0].status, ForceStatus::not_yet_in_force);
}

/// Force is a function of the set of facts: their order, and facts told twice, change nothing.
TEST(LegalForceProperty, OrderOfArrivalDoesNotMatter) {
  std::mt19937 random(20120723);
  const RelationKind kinds[] = {RelationKind::replaces, RelationKind::repeals, RelationKind::amends,
                                RelationKind::suspends, RelationKind::cites,   RelationKind::legal_basis};
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  for (int round = 0; round < 500; ++round) {
    ForceFacts facts = circular_in_force();
    if (pick(3) == 0) facts.effective.date.reset();
    if (pick(3) == 0)
      facts.effective.expires = Date{std::chrono::year(2015 + static_cast<int>(pick(8))),
                                     std::chrono::month(12), std::chrono::day(31)};
    for (unsigned i = pick(7); i > 0; --i) {
      IncomingEffect incoming = effect(kinds[pick(6)], new_circular, nullptr, nullptr);
      const int year = 2014 + static_cast<int>(pick(8));
      incoming.source = WorkId(true, "thong-tu", "bo-tai-chinh", std::to_string(year),
                               std::to_string(pick(50)) + "-" + std::to_string(year) + "-tt-btc");
      const Date issued{std::chrono::year(year), std::chrono::month(1 + pick(12)),
                        std::chrono::day(1 + pick(28))};
      if (pick(4) != 0) incoming.source_issued = issued;
      if (pick(4) != 0) incoming.source_effective = issued;
      if (pick(5) == 0)
        incoming.source_ended = Date{std::chrono::year(year + 1), std::chrono::month(1), std::chrono::day(1)};
      if (pick(2) == 0) {
        incoming.relation.scope = Scope::part;
        incoming.relation.provisions = {"Điều " + std::to_string(1 + pick(9))};
      } else if (pick(4) == 0) {
        incoming.relation.except = {"Điều " + std::to_string(1 + pick(9))};
      }
      facts.incoming.push_back(incoming);
    }
    ForceFacts shuffled = facts;
    std::shuffle(shuffled.incoming.begin(), shuffled.incoming.end(), random);
    for (int year = 2013; year < 2024; ++year) {
      const Date on{std::chrono::year(year), std::chrono::month(6), std::chrono::day(15)};
      const LegalForce a = legal_force(facts, on);
      const LegalForce b = legal_force(shuffled, on);
      ASSERT_EQ(status_on(force_timeline(facts), on), a.status);
      ASSERT_EQ(code(a.status), code(b.status)) << "round " << round << " on " << text::to_iso(on);
      ASSERT_EQ(a.since, b.since);
      ASSERT_EQ(a.until, b.until);
      ASSERT_EQ(a.because.size(), b.because.size());
      for (std::size_t i = 0; i < a.because.size(); ++i) {
        EXPECT_EQ(a.because[i].rule, b.because[i].rule);
        EXPECT_EQ(a.because[i].by, b.because[i].by);
      }
      if (a.status == ForceStatus::expired) {
        const auto end = ended(force_timeline(facts));
        ASSERT_TRUE(end);
        EXPECT_LE(*end, on);
      }
    }
  }
}

TEST(ForceStatus, CodesAndLabelsAreComplete) {
  for (int i = 0; i <= static_cast<int>(ForceStatus::unknown); ++i) {
    const auto status = static_cast<ForceStatus>(i);
    EXPECT_EQ(force_status(code(status)), status);
    EXPECT_FALSE(label(status, Language::vi).empty());
    EXPECT_FALSE(label(status, Language::en).empty());
  }
  EXPECT_EQ(label(ForceStatus::expired, Language::vi), "Hết hiệu lực toàn bộ");
  EXPECT_EQ(force_status("dead"), std::nullopt);
  EXPECT_EQ(explain("replaced_by", Language::en), "Replaced as a whole");
}

TEST(LegalForce, DoubtsALawAfterWhichOneOfTheSameNameWasAdopted) {
  ForceFacts facts{.work = id("/akn/vn/act/luat/quoc-hoi/2013/45-2013-qh13")};
  facts.text_known = true;
  facts.issued = day("2013-11-29");
  facts.effective.date = day("2014-07-01");
  EXPECT_EQ(legal_force(facts, day("2023-12-31")).status, ForceStatus::in_force);
  const LegalForce force = legal_force(facts, day("2026-01-01"));
  EXPECT_EQ(force.status, ForceStatus::needs_review);
  ASSERT_FALSE(force.because.empty());
  EXPECT_EQ(force.because[0].rule, "newer_of_same_name");
  EXPECT_EQ(force.because[0].by, id("/akn/vn/act/luat/quoc-hoi/2024/31-2024-qh15"));
  // Words that end it say more than a name.
  facts.incoming = {effect(RelationKind::replaces, "/akn/vn/act/luat/quoc-hoi/2024/31-2024-qh15", "2024-01-18", "2024-08-01")};
  EXPECT_EQ(legal_force(facts, day("2026-01-01")).status, ForceStatus::expired);
}

TEST(LegalForce, DoubtsALawWhoseMatterOneOfAnotherNameTookOver) {
  ForceFacts facts{.work = id("/akn/vn/act/luat/quoc-hoi/2008/23-2008-qh12")};
  facts.text_known = true;
  facts.issued = day("2008-11-13");
  facts.effective.date = day("2009-07-01");
  EXPECT_EQ(legal_force(facts, day("2024-12-31")).status, ForceStatus::in_force);
  const LegalForce force = legal_force(facts, day("2025-01-01"));
  EXPECT_EQ(force.status, ForceStatus::needs_review);
  ASSERT_FALSE(force.because.empty());
  EXPECT_EQ(force.because[0].rule, "followed_under_other_name");
  EXPECT_EQ(force.because[0].by, id("/akn/vn/act/luat/quoc-hoi/2024/35-2024-qh15"));
}

TEST(LegalForce, DoesNotDoubtAnAmendingLawForALaterOne) {
  ForceFacts facts{.work = id("/akn/vn/act/luat/quoc-hoi/2014/46-2014-qh13")}; // amends the law on health insurance, as 51/2024/QH15
  facts.text_known = true;
  facts.effective.date = day("2015-01-01");
  EXPECT_EQ(legal_force(facts, day("2026-01-01")).status, ForceStatus::in_force);
}

TEST(Regime, IsChosenByDate) {
  EXPECT_EQ(regime_on(day("2008-12-31")), nullptr);
  EXPECT_EQ(regime_on(day("2016-06-30"))->implementing, ImplementingRule::stay);
  EXPECT_EQ(regime_on(day("2016-07-01"))->implementing, ImplementingRule::lapse);
  EXPECT_EQ(regime_on(day("2025-04-01"))->implementing, ImplementingRule::review);
  EXPECT_EQ(regime_on(day("2030-01-01"))->days_central, 45);
}

} // namespace
} // namespace danchieu::corpus
