#include "corpus/document/analysis.hpp"
#include "normalizer/text/clean_text.hpp"
#include "query/check/check.hpp"
#include "query/check/report.hpp"
#include "query/check/rules.hpp"
#include "query/check/text_lines.hpp"
#include "query/index_reader.hpp"
#include "tests/support/make_index.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

// Drafts of our own about the invented lanterns of corpus/samples, checked against an index of those samples.

namespace danchieu::query {
namespace {

using namespace std::chrono_literals;

const tests::TemporaryIndex& samples() {
  static tests::TemporaryIndex index = [] {
    tests::TemporaryIndex made;
    made.run({DANCHIEU_SOURCE_DIR "/corpus/samples"});
    return made;
  }();
  return index;
}

struct Checked {
  std::string text;
  CheckReport report;

  std::set<std::string> rules() const {
    std::set<std::string> ids;
    for (const Finding& finding : report.findings) ids.insert(finding.rule);
    return ids;
  }

  const Finding& first(const std::string& rule) const {
    for (const Finding& finding : report.findings)
      if (finding.rule == rule) return finding;
    throw std::runtime_error("no finding of rule " + rule);
  }
};

/// A decision of Kon Tum's committee with these legal bases and this body.
std::string decision(const std::string& bases, const std::string& body, const std::string& number = "99090/QĐ-UBND",
                     const std::string& date = "ngày 05 tháng 6 năm 2024") {
  return "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
         "---------------\nSố: " + number + "\nKon Tum, " + date + "\n\nQUYẾT ĐỊNH\nVề việc treo đèn lồng mùa lễ hội\n\n"
         "ỦY BAN NHÂN DÂN TỈNH KON TUM\n\n" + bases + "\n\nQUYẾT ĐỊNH:\n\n" + body + "\n";
}

Checked check(const std::string& draft, Date on = 2024y / 6 / 5) {
  Checked checked;
  checked.text = text::clean(draft).text;
  const IndexReader reader(samples().db(), corpus::Verify::no);
  checked.report = check_draft(*reader.current(), corpus::analyse(checked.text), checked.text, on);
  return checked;
}

const std::string plain_body = "Điều 1. Treo đèn lồng đúng nơi quy định.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.";

TEST(Check, ABasisThatWasReplacedIsAnErrorWithTheSentenceThatSaysSo) {
  const Checked checked = check(decision(
      "Căn cứ Quyết định số 99034/QĐ-UBND ngày 15 tháng 4 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum;", plain_body));
  const Finding& finding = checked.first("expired_basis");
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.text, "Quyết định số 99034/QĐ-UBND");
  EXPECT_EQ(finding.suggestion, "99052/QĐ-UBND");
  ASSERT_FALSE(finding.evidence.empty());
  EXPECT_EQ(finding.evidence.front().by, "99052/QĐ-UBND");
  EXPECT_NE(finding.evidence.front().quote.find("thay thế Quyết định số 99034/QĐ-UBND"), std::string::npos);
  EXPECT_TRUE(checked.report.has_errors());
}

TEST(Check, TheSameBasisWasGoodBeforeItWasReplaced) {
  const Checked checked = check(
      decision("Căn cứ Quyết định số 99034/QĐ-UBND ngày 15 tháng 4 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum;", plain_body),
      2021y / 1 / 1);
  EXPECT_FALSE(checked.rules().contains("expired_basis"));
  EXPECT_EQ(checked.report.checked.in_force, 1U);
}

TEST(Check, FollowsTheWholeChainOfReplacement) {
  const Checked checked = check(decision(
      "Căn cứ Quyết định số 99011/QĐ-UBND ngày 20 tháng 01 năm 2015 của Ủy ban nhân dân tỉnh Kon Tum;", plain_body));
  const Finding& finding = checked.first("expired_basis");
  EXPECT_NE(finding.vi.find("99027/QĐ-UBND"), std::string::npos) << finding.vi;
  EXPECT_NE(finding.vi.find("nay là 99052/QĐ-UBND"), std::string::npos) << finding.vi;
}

TEST(Check, TellsWhetherTheCitedClauseIsTouchedByAPartialRepeal) {
  const std::string circular = " Thông tư số 9012/2014/TT-BVHTTDL ngày 20 tháng 12 năm 2014 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch;";
  const Checked touched = check(decision("Căn cứ khoản 2 Điều 8" + circular, plain_body));
  EXPECT_TRUE(touched.rules().contains("cited_provision_ended"));
  const Checked untouched = check(decision("Căn cứ khoản 1 Điều 8" + circular, plain_body));
  EXPECT_FALSE(untouched.rules().contains("cited_provision_ended"));
  EXPECT_TRUE(untouched.rules().contains("partly_expired"));
  const Checked whole = check(decision("Căn cứ" + circular, plain_body));
  EXPECT_TRUE(whole.rules().contains("partly_expired_whole"));
}

TEST(Check, ASuspendedDocumentIsSuspendedOnlyMeanwhile) {
  const std::string draft = decision(
      "Căn cứ Thông tư số 9018/2018/TT-BVHTTDL ngày 25 tháng 5 năm 2018 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch;", plain_body);
  EXPECT_TRUE(check(draft, 2022y / 6 / 1).rules().contains("suspended"));
  EXPECT_FALSE(check(draft, 2023y / 6 / 1).rules().contains("suspended"));
}

TEST(Check, ReportsAnArticleThatTheCitedTextDoesNotHave) {
  const Checked checked = check(decision("Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;",
                                         "Điều 1. Hồ sơ thực hiện theo Điều 77 Nghị định số 9001/2014/NĐ-CP ngày 15 tháng 8 năm 2014 của Chính phủ."));
  EXPECT_EQ(checked.first("no_such_provision").severity, Severity::error);
  EXPECT_NE(checked.first("no_such_provision").vi.find("Điều 77"), std::string::npos);
}

TEST(Check, ReportsANumberOneSlipAway) {
  const Checked checked = check(decision(
      "Căn cứ Quyết định số 99025/QĐ-UBND ngày 06 tháng 6 năm 2017 của Ủy ban nhân dân tỉnh Kon Tum;", plain_body));
  EXPECT_NE(checked.first("near_number").vi.find("99027/QĐ-UBND"), std::string::npos);
  EXPECT_EQ(checked.report.checked.in_force, 0U);
}

TEST(Check, ANearNumberOfAnotherDayIsAnotherDocument) {
  const Checked checked = check(decision(
      "Căn cứ Quyết định số 99025/QĐ-UBND ngày 11 tháng 4 năm 2017 của Ủy ban nhân dân tỉnh Kon Tum;", plain_body));
  EXPECT_FALSE(checked.rules().contains("near_number"));
  EXPECT_EQ(checked.report.checked.unknown, 1U);
}

TEST(Check, ReportsADateThatContradictsTheDocument) {
  const Checked checked = check(decision(
      "Căn cứ Quyết định số 99052/QĐ-UBND ngày 27 tháng 9 năm 2023 của Ủy ban nhân dân tỉnh Kon Tum;", plain_body));
  EXPECT_EQ(checked.first("date_mismatch").severity, Severity::error);
}

TEST(Check, JudgesWhatTheDraftEnds) {
  struct Case {
    std::string body;
    std::string rule;
  };

  const std::vector<Case> cases{
      {"Điều 1. Bãi bỏ Nghị định số 9045/2021/NĐ-CP ngày 20 tháng 5 năm 2021 của Chính phủ.", "ends_higher_rank"},
      {"Điều 1. Quyết định này thay thế Quyết định số 99090/QĐ-UBND ngày 05 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Kon Tum.", "ends_itself"},
      {"Điều 1. Bãi bỏ Chỉ thị số 12-CT/TW ngày 05 tháng 7 năm 2016 của Ban Bí thư.", "ends_party_act"},
      {"Điều 1. Quyết định này thay thế Quyết định số 99099/QĐ-UBND ngày 05 tháng 7 năm 2024 của Ủy ban nhân dân tỉnh Kon Tum.", "ends_younger"},
      {"Điều 1. Quyết định này thay thế Quyết định số 99011/QĐ-UBND ngày 20 tháng 01 năm 2015 của Ủy ban nhân dân tỉnh Kon Tum.", "acts_on_expired"},
  };
  for (const Case& each : cases) {
    const Checked checked = check(decision("Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;", each.body));
    EXPECT_TRUE(checked.rules().contains(each.rule)) << each.body;
  }
}

TEST(Check, FindsALabelThatStandsTwice) {
  const struct {
    const char* body;
    const char* label; ///< null where none is reported
  } rows[] = {
      {"Điều 1. Treo đèn\n1. Ở bến nước.\n2. Ở chợ.\n2. Ở đình.\nĐiều 2. Thi hành", "khoản 2"},
      {"Điều 1. Treo đèn\n1. Ở bến nước:\na) Thắp;\nb) Hạ;\nb) Cất.\nĐiều 2. Thi hành", "điểm b"},
      {"Điều 1. Treo đèn.\nĐiều 1. Hạ đèn.\nĐiều 2. Thi hành.", "Điều 1"},
      {"Điều 1. Treo đèn\n1. Ở bến nước.\n2. Ở chợ, gồm:\n1. Cổng chợ.\n2. Sân chợ.\nĐiều 2. Thi hành", nullptr},
      {"Điều 1. Sửa đổi Điều 2 như sau:\n“Điều 1. Treo đèn”\nĐiều 2. Thi hành", nullptr},
  };
  for (const auto& row : rows) {
    const Checked checked = check(decision("", row.body));
    ASSERT_EQ(checked.rules().contains("duplicate_label"), row.label != nullptr) << row.body;
    if (row.label != nullptr) { EXPECT_NE(checked.first("duplicate_label").vi.find(row.label), std::string::npos) << row.body; }
  }
}

TEST(Check, ABlankDateIsShownInItsOwnLine) {
  const Checked blank = check(decision("Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;", plain_body, "      /QĐ-UBND", "ngày    tháng    năm 2024"));
  EXPECT_EQ(blank.first("blank_date").text, "Kon Tum, ngày tháng năm 2024");
}

TEST(Check, LooksAtHowNumbersAreWritten) {
  struct Case {
    std::string basis;
    std::string rule;
  };

  for (const Case& each : std::vector<Case>{
           {"Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 769/Tr-SNV ngày 05 tháng 6 năm 2012;", "unofficial_symbol"},
           {"Căn cứ Quyết định số 9/2016/QĐ-UBND ngày 05 tháng 6 năm 2016 của Ủy ban nhân dân tỉnh Kon Tum;", "number_padding"},
           {"Căn cứ Nghị định 130/2005/NĐ-CP ngày 17 tháng 10 năm 2005 của Chính phủ;", "missing_so"}}) {
    const Checked checked = check(decision(each.basis, plain_body));
    EXPECT_EQ(checked.rules().count(each.rule), 1U) << each.basis;
    if (checked.rules().contains(each.rule)) {
      EXPECT_EQ(checked.first(each.rule).severity, Severity::info);
    }
  }
  const Checked right = check(decision("Căn cứ Nghị định số 09/2016/NĐ-CP ngày 28 tháng 01 năm 2016 của Chính phủ;", plain_body));
  for (const char* rule : {"unofficial_symbol", "number_padding", "missing_so"}) EXPECT_FALSE(right.rules().contains(rule)) << rule;
}

TEST(Check, AProvinceEndsItsOwnDecisionsAndThoseOfOnesThatJoinedIt) {
  const auto ends = [](const std::string& body) {
    return check(decision("Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;",
                          "Điều 1. Bãi bỏ Quyết định số 15/2016/QĐ-UBND ngày 05 tháng 6 năm 2016 của " + body + ".", "9091/2024/QĐ-UBND"))
        .rules()
        .contains("ends_other_body");
  };
  EXPECT_TRUE(ends("Ủy ban nhân dân tỉnh Hà Giang"));
  EXPECT_TRUE(ends("Ủy ban nhân dân tỉnh Quảng Ngãi")) << "Kon Tum joined it, not the other way";
  EXPECT_FALSE(ends("Ủy ban nhân dân tỉnh Kon Tum"));
}

TEST(Check, AnAttachmentAloneLacksWhatIssuesIt) {
  const Checked alone = check("KẾ HOẠCH\nTreo đèn lồng\n(Ban hành kèm theo Quyết định số 99091/QĐ-UBND ngày 05 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Kon Tum)\n\n"
                              "I. MỤC TIÊU\n1. Treo đèn.\n");
  EXPECT_TRUE(alone.rules().contains("attachment_without_parent"));
}

TEST(Check, ANumberThatAnotherDocumentHoldsIsTaken) {
  const auto taken = [](const std::string& date) {
    return check(decision("Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;", plain_body, "99052/QĐ-UBND", date)).rules().contains("number_taken");
  };
  EXPECT_TRUE(taken("ngày 05 tháng 6 năm 2023"));
  EXPECT_FALSE(taken("ngày 05 tháng 6 năm 2022")) << "numbers begin again each year";
}

TEST(TextLines, CountCharactersAcrossTheStepsOfTheTable) {
  std::string text;
  for (int line = 0; line < 300; ++line) text += "đèn lồng " + std::to_string(line) + "\n";
  text += std::string(5000, 'x') + "ữ|";
  const TextLines lines(text);
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
      const auto place = lines.place(at);
      ASSERT_EQ(place.line, line) << at;
      ASSERT_EQ(place.column, column) << at;
      ++column;
    }
    if (text[at] == '\n') {
      ++line;
      column = 1;
    }
  }
  EXPECT_EQ(lines.line_around(0).end, std::string("đèn lồng 0").size());
  EXPECT_EQ(lines.line_around(text.size()).end, text.size());
}

TEST(Check, ANormMayNotTakeEffectBeforeTheLawAllows) {
  const std::string number = "9091/2024/QĐ-UBND";
  const auto effect = [&](const std::string& day) {
    return check(decision("Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;",
                          "Điều 1. Treo đèn.\n\nĐiều 2. Quyết định này có hiệu lực thi hành kể từ " + day + ".", number))
        .rules()
        .contains("effect_too_early");
  };
  EXPECT_TRUE(effect("ngày 10 tháng 6 năm 2024"));
  EXPECT_FALSE(effect("ngày 15 tháng 6 năm 2024"));
}

TEST(Check, CountsWhatItCannotJudgeAndNeverAsInForce) {
  const Checked checked = check(decision("Căn cứ Nghị định số 777/2019/NĐ-CP ngày 20 tháng 8 năm 2019 của Chính phủ;", plain_body));
  EXPECT_EQ(checked.report.checked.citations, 1U);
  EXPECT_EQ(checked.report.checked.unknown, 1U);
  EXPECT_EQ(checked.report.checked.in_force, 0U);
}

TEST(Check, AGoodDraftHasNoErrorsAndNoWarnings) {
  const Checked checked = check(decision(
      "Căn cứ Quyết định số 99052/QĐ-UBND ngày 28 tháng 9 năm 2023 của Ủy ban nhân dân tỉnh Kon Tum;", plain_body));
  for (const Finding& finding : checked.report.findings) EXPECT_EQ(finding.severity, Severity::info) << finding.vi;
}

class CheckReports : public testing::Test {
protected:
  Checked checked_ = check(decision(
      "Căn cứ Quyết định số 99034/QĐ-UBND ngày 15 tháng 4 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum;",
      "Điều 1. Treo đèn <script>alert(1)</script> & \"đỏ\".\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký."));
  CheckedDraft draft_{"dự thảo.txt", checked_.text, nullptr, &checked_.report};
};

TEST_F(CheckReports, JsonHasTheFieldsOfTheContract) {
  const auto json = check_to_json(draft_);
  for (const char* field : {"file", "on", "findings", "checked"}) EXPECT_TRUE(json.contains(field)) << field;
  for (const auto& finding : json["findings"]) {
    for (const char* field : {"rule", "severity", "start", "end", "text", "message", "work", "candidates", "suggestion", "evidence"})
      EXPECT_TRUE(finding.contains(field)) << field;
    const auto start = finding["start"].get<std::size_t>();
    EXPECT_LE(start, finding["end"].get<std::size_t>());
    EXPECT_LE(finding["end"].get<std::size_t>(), checked_.text.size());
  }
}

TEST_F(CheckReports, SarifNamesEachRuleOnceAndPointsIntoTheDraft) {
  const auto sarif = check_to_sarif(draft_);
  EXPECT_EQ(sarif["version"], "2.1.0");
  const auto& run = sarif["runs"].at(0);
  const auto& rules = run["tool"]["driver"]["rules"];
  std::set<std::string> ids;
  for (const auto& rule : rules) EXPECT_TRUE(ids.insert(rule["id"]).second) << rule["id"];
  ASSERT_FALSE(run["results"].empty());
  for (const auto& result : run["results"]) {
    EXPECT_EQ(rules.at(result["ruleIndex"].get<std::size_t>())["id"], result["ruleId"]);
    EXPECT_TRUE((std::set<std::string>{"error", "warning", "note"}.contains(result["level"])));
    const auto& place = result["locations"].at(0)["physicalLocation"];
    EXPECT_EQ(place["artifactLocation"]["uri"], "d%E1%BB%B1%20th%E1%BA%A3o.txt");
    EXPECT_GE(place["region"]["startLine"].get<int>(), 1);
    EXPECT_GE(place["region"]["startColumn"].get<int>(), 1);
  }
}

TEST_F(CheckReports, HtmlEscapesTheDraftAndMarksTheFinding) {
  const std::string html = check_to_html(draft_, corpus::Language::vi);
  EXPECT_EQ(html.find("<script>"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(html.find("<mark id=\"mark-"), std::string::npos);
}

TEST_F(CheckReports, HtmlHasATargetForEveryLinkOfOverlappingFindings) {
  ASSERT_FALSE(checked_.report.findings.empty());
  checked_.report.findings.insert(checked_.report.findings.begin(), Finding(checked_.report.findings.front()));
  const std::string html = check_to_html(draft_, corpus::Language::vi);
  for (std::size_t number = 1; number <= checked_.report.findings.size(); ++number)
    EXPECT_NE(html.find("id=\"mark-" + std::to_string(number) + '"'), std::string::npos) << html;
}

TEST_F(CheckReports, TextPutsACaretUnderTheWords) {
  const std::string text = check_to_text(draft_, corpus::Language::vi);
  const std::size_t line = text.find("    Căn cứ Quyết định số 99034/QĐ-UBND");
  ASSERT_NE(line, std::string::npos) << text;
  const std::size_t caret = text.find('\n', line) + 1;
  EXPECT_EQ(text.substr(caret, 15), "           ^^^^") << text;
}

TEST(CheckRules, EveryRuleHasAllItsTexts) {
  EXPECT_GE(check_rules().size(), 30U);
  for (const RuleText& rule : check_rules()) {
    EXPECT_FALSE(rule.name_vi.empty() || rule.name_en.empty() || rule.source.empty()) << rule.id;
    const Finding finding = make_finding(rule.id, {0, 0}, "");
    EXPECT_FALSE(finding.vi.empty() || finding.en.empty()) << rule.id;
    EXPECT_EQ(finding.vi.find('{'), std::string::npos) << finding.vi;
  }
}

} // namespace
} // namespace danchieu::query
