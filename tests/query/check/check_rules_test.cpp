#include "corpus/document/analysis.hpp"
#include "normalizer/text/clean_text.hpp"
#include "query/check/check.hpp"
#include "query/check/rules.hpp"
#include "query/index_reader.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

// Every rule of the check against a small world of invented circulars about lamps: a draft that breaks it, and one that only
// looks like that.

namespace danchieu::query {
namespace {

using namespace std::chrono_literals;

/// An act of the Ministry of Finance, whose kind the number tells.
std::string act(const std::string& number, const std::string& date, const std::string& title, const std::string& bases, const std::string& body) {
  const bool decision = number.find("QĐ") != std::string::npos;
  const bool decree = number.find("NĐ-CP") != std::string::npos;
  const std::string type = decree ? "NGHỊ ĐỊNH" : decision ? "QUYẾT ĐỊNH" : "THÔNG TƯ";
  const std::string enacts = decree ? "Chính phủ ban hành Nghị định " : decision ? "QUYẾT ĐỊNH:" : "Bộ trưởng Bộ Tài chính ban hành Thông tư ";
  return std::string(decree ? "CHÍNH PHỦ" : "BỘ TÀI CHÍNH") + "\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nSố: " + number +
         "\nHà Nội, " + date + "\n\n" + type + "\n" + title + "\n\n" + bases + "\n" + enacts + (decision ? "" : title + ".") + "\n\n" + body + "\n";
}

const std::string law = "Căn cứ Luật Đèn lồng ngày 22 tháng 6 năm 2015;";
const std::string five_articles = "Điều 1. Đèn\n1. Một.\n2. Hai.\nĐiều 2. Dầu\n1. Một.\n2. Hai.\nĐiều 3. Bấc\n1. Một.\n2. Hai.\nĐiều 4. Thông phong\n1. Một.\n2. Hai.\n";

std::string circular(const std::string& number, const std::string& date, const std::string& title, const std::string& effect, const std::string& more = {}) {
  return act(number, date, title, law, five_articles + "Điều 5. Hiệu lực thi hành\n1. Thông tư này có hiệu lực từ ngày " + effect + ".\n" + more);
}

const tests::TemporaryIndex& world() {
  static tests::TemporaryIndex index({
      {"21.txt", circular("21/2018/TT-BTC", "ngày 10 tháng 01 năm 2018", "Quy định về đèn dầu lạc", "01 tháng 3 năm 2018")},
      {"22.txt", circular("22/2019/TT-BTC", "ngày 10 tháng 01 năm 2019", "Quy định về đèn dầu hỏa", "01 tháng 3 năm 2019",
                          "2. Thông tư này thay thế Thông tư số 21/2018/TT-BTC ngày 10 tháng 01 năm 2018 của Bộ trưởng Bộ Tài chính quy định về đèn dầu lạc.")},
      {"23.txt", circular("23/2018/TT-BTC", "ngày 12 tháng 01 năm 2018", "Quy định về nến sáp ong", "01 tháng 3 năm 2018")},
      {"24.txt", act("24/2020/TT-BTC", "ngày 15 tháng 01 năm 2020", "Sửa đổi, bổ sung một số điều của Thông tư số 23/2018/TT-BTC", law,
                     "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 23/2018/TT-BTC ngày 12 tháng 01 năm 2018 của Bộ trưởng Bộ Tài chính quy định về nến sáp ong\n"
                     "1. Sửa đổi khoản 1 Điều 4 như sau:\n“1. Mới.”\n2. Bãi bỏ khoản 2 Điều 3.\nĐiều 2. Hiệu lực thi hành\nThông tư này có hiệu lực từ ngày 15 tháng 3 năm 2020.")},
      {"25.txt", circular("25/2025/TT-BTC", "ngày 10 tháng 5 năm 2025", "Quy định về đuốc", "01 tháng 01 năm 2027")},
      {"26.txt", circular("26/2018/TT-BTC", "ngày 20 tháng 01 năm 2018", "Quy định về hoa đăng", "10 tháng 3 năm 2018")},
      {"27.txt", circular("27/2023/TT-BTC", "ngày 01 tháng 11 năm 2023", "Quy định về mùa hoa đăng", "01 tháng 01 năm 2024",
                          "2. Ngưng hiệu lực thi hành Thông tư số 26/2018/TT-BTC ngày 20 tháng 01 năm 2018 đến hết ngày 31 tháng 12 năm 2024.")},
      {"30.txt", act("30/2018/NĐ-CP", "ngày 10 tháng 02 năm 2018", "Quy định về đèn kéo quân", law, five_articles + "Điều 5. Nghị định này có hiệu lực từ ngày 01 tháng 4 năm 2018.")},
      {"31.txt", act("31/2025/NĐ-CP", "ngày 10 tháng 02 năm 2025", "Quy định về đèn kéo quân", law,
                     five_articles + "Điều 5. Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2025 và thay thế Nghị định số 30/2018/NĐ-CP ngày 10 tháng 02 năm 2018 của Chính phủ.")},
      {"32.txt", act("32/2018/TT-BTC", "ngày 01 tháng 6 năm 2018", "Hướng dẫn thi hành Nghị định số 30/2018/NĐ-CP quy định về đèn kéo quân",
                     "Căn cứ Nghị định số 30/2018/NĐ-CP ngày 10 tháng 02 năm 2018 của Chính phủ quy định về đèn kéo quân;",
                     five_articles + "Điều 5. Thông tư này có hiệu lực từ ngày 20 tháng 7 năm 2018.")},
      {"2841.txt", act("2841/QĐ-BTC", "ngày 05 tháng 6 năm 2020", "Về việc trồng hoa súng quanh hồ bán nguyệt", law, "Điều 1. Trồng hoa.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.")},
      {"77a.txt", act("77/QĐ-BTC", "ngày 05 tháng 6 năm 2019", "Về việc thắp đèn", law, "Điều 1. Thắp.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.")},
      {"77b.txt", act("77/QĐ-BTC", "ngày 05 tháng 6 năm 2020", "Về việc hạ đèn", law, "Điều 1. Hạ.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.")},
  });
  return index;
}

struct Draft {
  std::string bases = law;
  std::string body = "Điều 1. Treo đèn.\nĐiều 2. Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2025.";
  std::string number = "90/2025/TT-BTC";
  std::string date = "ngày 01 tháng 6 năm 2025";
  std::string text; ///< instead of all that
  Date on = 2025y / 6 / 1;
};

std::set<std::string> rules_broken(const Draft& draft) {
  const std::string text = text::clean(draft.text.empty() ? act(draft.number, draft.date, "Quy định về treo đèn", draft.bases, draft.body) : draft.text).text;
  const IndexReader reader(world().db(), corpus::Verify::no);
  std::set<std::string> ids;
  for (const Finding& finding : check_draft(*reader.current(), corpus::analyse(text), text, draft.on).findings) {
    ids.insert(finding.rule);
    EXPECT_EQ(finding.vi.find('{'), std::string::npos) << finding.vi;
    EXPECT_EQ(finding.en.find('{'), std::string::npos) << finding.en;
  }
  return ids;
}

const std::string of_21 = "Thông tư số 21/2018/TT-BTC ngày 10 tháng 01 năm 2018 của Bộ trưởng Bộ Tài chính quy định về đèn dầu lạc";
const std::string of_22 = "Thông tư số 22/2019/TT-BTC ngày 10 tháng 01 năm 2019 của Bộ trưởng Bộ Tài chính quy định về đèn dầu hỏa";
const std::string of_23 = "Thông tư số 23/2018/TT-BTC ngày 12 tháng 01 năm 2018 của Bộ trưởng Bộ Tài chính quy định về nến sáp ong";

Draft based_on(const std::string& cited) { return {.bases = law + "\nCăn cứ " + cited + ";"}; }

Draft saying(const std::string& sentence) { return {.body = "Điều 1. " + sentence + ".\nĐiều 2. Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2025."}; }

Draft on_day(Draft draft, Date day) {
  draft.on = day;
  return draft;
}

Draft numbered(Draft draft, const std::string& number) {
  draft.number = number;
  return draft;
}

struct Case {
  const char* rule;
  Draft broken;
  Draft kept;
};

const std::vector<Case>& cases() {
  static const std::string attached = "KẾ HOẠCH\nTreo đèn lồng\n(Ban hành kèm theo Quyết định số 91/QĐ-BTC ngày 05 tháng 6 năm 2024 của Bộ trưởng Bộ Tài chính)\n\nI. MỤC TIÊU\n1. Treo đèn.\n";
  static const std::vector<Case> all{
      {"expired_basis", based_on(of_21), based_on(of_22)},
      {"expired_citation", saying("Thực hiện theo " + of_21), saying("Thực hiện theo " + of_22)},
      {"acts_on_expired", saying("Bãi bỏ " + of_21), saying("Bãi bỏ " + of_22)},
      {"not_yet_in_force", based_on("Thông tư số 25/2025/TT-BTC ngày 10 tháng 5 năm 2025 của Bộ trưởng Bộ Tài chính"), based_on(of_22)},
      {"suspended", on_day(based_on("Thông tư số 26/2018/TT-BTC ngày 20 tháng 01 năm 2018 của Bộ trưởng Bộ Tài chính"), 2024y / 6 / 1),
       based_on("Thông tư số 26/2018/TT-BTC ngày 20 tháng 01 năm 2018 của Bộ trưởng Bộ Tài chính")},
      {"needs_review", based_on("Thông tư số 32/2018/TT-BTC ngày 01 tháng 6 năm 2018 của Bộ trưởng Bộ Tài chính"),
       on_day(based_on("Thông tư số 32/2018/TT-BTC ngày 01 tháng 6 năm 2018 của Bộ trưởng Bộ Tài chính"), 2025y / 4 / 30)},
      {"cited_provision_ended", saying("Thực hiện theo khoản 2 Điều 3 " + of_23), saying("Thực hiện theo khoản 1 Điều 3 " + of_23)},
      {"cited_provision_amended", saying("Thực hiện theo khoản 1 Điều 4 " + of_23), saying("Thực hiện theo khoản 2 Điều 4 " + of_23)},
      {"partly_expired", saying("Thực hiện theo khoản 1 Điều 3 " + of_23), saying("Thực hiện theo khoản 2 Điều 3 " + of_23)},
      {"partly_expired_whole", based_on(of_23), saying("Thực hiện theo khoản 1 Điều 3 " + of_23)},
      {"no_such_provision", saying("Thực hiện theo Điều 17 " + of_22), saying("Thực hiện theo Điều 2, khoản 2a Điều 3 " + of_22)},
      {"near_number", based_on("Quyết định số 2842/QĐ-BTC ngày 05 tháng 6 năm 2020 của Bộ trưởng Bộ Tài chính về việc trồng hoa súng quanh hồ bán nguyệt"),
       based_on("Quyết định số 2842/QĐ-BTC ngày 05 tháng 6 năm 2020 của Bộ trưởng Bộ Tài chính về việc khen thưởng thợ làm lồng bàn")},
      {"ambiguous", saying("Thực hiện theo Quyết định số 77/QĐ-BTC của Bộ trưởng Bộ Tài chính"), saying("Thực hiện theo Quyết định số 77/QĐ-BTC ngày 05 tháng 6 năm 2020 của Bộ trưởng Bộ Tài chính")},
      {"date_mismatch", based_on("Thông tư số 22/2019/TT-BTC ngày 11 tháng 01 năm 2019 của Bộ trưởng Bộ Tài chính"), based_on(of_22)},
      {"issuer_mismatch", based_on("Thông tư số 22/2019/TT-BTC ngày 10 tháng 01 năm 2019 của Bộ trưởng Bộ Y tế"),
       based_on("Quyết định số 143/CP ngày 09 tháng 8 năm 1976 của Hội đồng Chính phủ")},
      {"type_mismatch", based_on("Nghị định số 22/2019/TT-BTC ngày 10 tháng 01 năm 2019 của Bộ trưởng Bộ Tài chính"),
       based_on("Tờ trình số 2219/TT-UBND ngày 04 tháng 10 năm 2006 của Ủy ban nhân dân tỉnh Long An")},
      {"several_dates", saying("Thực hiện theo " + of_22 + " và Thông tư số 22/2019/TT-BTC ngày 12 tháng 01 năm 2019"), saying("Thực hiện theo " + of_22 + " và " + of_23)},
      {"near_twins", saying("Thực hiện Quyết định số 1441/QĐ-TTg ngày 06 tháng 10 năm 2008 và Quyết định số 14411/QĐ-TTg ngày 06 tháng 10 năm 2008"),
       saying("Thực hiện Quyết định số 1441/QĐ-TTg ngày 06 tháng 10 năm 2008 về việc đắp đê ngăn lũ sông Hồng; Quyết định số 1442/QĐ-TTg ngày 06 tháng 10 năm 2008 về việc xây trường múa dân gian")},
      {"cited_in_future", based_on("Quyết định số 77/QĐ-TTg ngày 06 tháng 10 năm 2025 của Thủ tướng Chính phủ"), based_on("Quyết định số 77/QĐ-TTg ngày 06 tháng 10 năm 2024 của Thủ tướng Chính phủ")},
      {"incomplete_first_citation", based_on("Thông tư số 22/2019/TT-BTC"), saying("Thực hiện theo " + of_22 + " (sau đây gọi tắt là Thông tư số 22/2019/TT-BTC) và Thông tư số 22/2019/TT-BTC")},
      {"basis_lower_rank", based_on("Quyết định số 12/2024/QĐ-UBND ngày 05 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Long An"),
       based_on("Quyết định số 1508/QĐ-TTg ngày 27 tháng 7 năm 2016 của Thủ tướng Chính phủ")},
      {"ends_itself", saying("Thông tư này thay thế Thông tư số 90/2025/TT-BTC ngày 01 tháng 6 năm 2025 của Bộ trưởng Bộ Tài chính"), saying("Thông tư này thay thế " + of_22)},
      {"ends_higher_rank", saying("Bãi bỏ Nghị định số 31/2025/NĐ-CP ngày 10 tháng 02 năm 2025 của Chính phủ"), saying("Bãi bỏ " + of_22)},
      {"ends_party_act", saying("Bãi bỏ Chỉ thị số 12-CT/TW ngày 05 tháng 7 năm 2016 của Ban Bí thư"), saying("Bãi bỏ " + of_22)},
      {"ends_other_body", saying("Bãi bỏ Thông tư số 12/2020/TT-BYT ngày 06 tháng 7 năm 2020 của Bộ trưởng Bộ Y tế"),
       saying("Bãi bỏ Thông tư số 12/2020/TT-BKHĐT ngày 06 tháng 7 năm 2020 của Bộ trưởng Bộ Kế hoạch và Đầu tư")}, // which became part of the Ministry of Finance
      {"ends_younger", saying("Bãi bỏ Thông tư số 95/2025/TT-BTC ngày 05 tháng 7 năm 2025 của Bộ trưởng Bộ Tài chính"), saying("Bãi bỏ " + of_22)},
      {"ends_normative_form", numbered(saying("Bãi bỏ Quyết định số 12/2009/QĐ-BTC ngày 03 tháng 5 năm 2009 của Bộ trưởng Bộ Tài chính"), "90/QĐ-BTC"),
       numbered(saying("Bãi bỏ Quyết định số 12/QĐ-BTC ngày 03 tháng 5 năm 2009 của Bộ trưởng Bộ Tài chính"), "90/QĐ-BTC")},
      {"effect_too_early", {.body = "Điều 1. Treo đèn.\nĐiều 2. Thông tư này có hiệu lực từ ngày 15 tháng 7 năm 2025."},
       {.body = "Điều 1. Treo đèn.\nĐiều 2. Thông tư này có hiệu lực từ ngày 16 tháng 7 năm 2025."}},
      {"blank_number", {.number = "      /2025/TT-BTC"}, {}},
      {"blank_date", {.date = "ngày    tháng    năm 2025"}, {}},
      {"missing_attachment", saying("Ban hành kèm theo Thông tư này Quy chế treo đèn"), saying("Báo cáo theo mẫu ban hành kèm theo Thông tư này")},
      {"missing_annex", saying("Treo đèn theo mẫu tại Phụ lục II của Thông tư này"),
       {.body = "Điều 1. Treo đèn theo mẫu tại Phụ lục II của Thông tư này.\nĐiều 2. Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2025.\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC II\nMẪU ĐÈN\n1. Đèn tròn.\n"}},
      {"duplicate_label", {.body = "Điều 1. Treo đèn\n1. Ở bến.\n2. Ở chợ.\n2. Ở đình.\nĐiều 2. Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2025."},
       {.body = "Điều 1. Treo đèn\n1. Ở bến.\n2. Ở chợ, gồm:\n1. Cổng.\n2. Sân.\nĐiều 2. Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2025."}},
      {"attachment_without_parent", {.text = attached},
       {.text = act("91/QĐ-BTC", "ngày 05 tháng 6 năm 2024", "Về việc treo đèn", law, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch treo đèn lồng.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.") + "\n" + attached}},
      {"number_taken", {.number = "22/2019/TT-BTC", .date = "ngày 05 tháng 3 năm 2019"}, {.number = "22/2020/TT-BTC"}},
      {"unofficial_symbol", based_on("Tờ trình số 769/Tr-SNV ngày 05 tháng 6 năm 2012 của Sở Nội vụ tỉnh Long An"), based_on("Tờ trình số 769/TTr-SNV ngày 05 tháng 6 năm 2012 của Sở Nội vụ tỉnh Long An")},
      {"number_padding", based_on("Thông tư số 9/2016/TT-BTC ngày 05 tháng 6 năm 2016 của Bộ trưởng Bộ Tài chính"), based_on("Thông tư số 09/2016/TT-BTC ngày 05 tháng 6 năm 2016 của Bộ trưởng Bộ Tài chính")},
      {"missing_so", based_on("Thông tư 22/2019/TT-BTC ngày 10 tháng 01 năm 2019 của Bộ trưởng Bộ Tài chính"), based_on(of_22)},
  };
  return all;
}

TEST(CheckRules, EachFindsWhatBreaksItAndNotWhatOnlyLooksLikeIt) {
  for (const Case& each : cases()) {
    EXPECT_TRUE(rules_broken(each.broken).contains(each.rule)) << each.rule << " in " << each.broken.bases << "\n" << each.broken.body;
    EXPECT_FALSE(rules_broken(each.kept).contains(each.rule)) << each.rule << " in " << each.kept.bases << "\n" << each.kept.body;
  }
}

TEST(CheckRules, NoneIsWithoutItsTwoCases) {
  std::set<std::string> tried;
  for (const Case& each : cases()) EXPECT_TRUE(tried.insert(each.rule).second) << each.rule;
  for (const RuleText& rule : check_rules()) EXPECT_TRUE(tried.contains(std::string(rule.id))) << rule.id;
}

TEST(CheckRules, ALongListOfOneDayIsNotAListOfTwins) {
  std::string list = "Điều 1. Bãi bỏ";
  for (int number = 10001; number <= 10400; ++number) list += " Quyết định số " + std::to_string(number) + "/QĐ-UBND ngày 05 tháng 6 năm 2019;";
  const std::string text = text::clean(act("90/QĐ-BTC", "ngày 01 tháng 6 năm 2025", "Về việc bãi bỏ văn bản", law, list)).text;
  const IndexReader reader(world().db(), corpus::Verify::no);
  std::size_t twins = 0;
  for (const Finding& finding : check_draft(*reader.current(), corpus::analyse(text), text, 2025y / 6 / 1).findings) twins += finding.rule == "near_twins" ? 1 : 0;
  EXPECT_GT(twins, 0U);
  EXPECT_LT(twins, 50U);
}

TEST(CheckRules, ADocumentHeldAlreadyIsNotBlamedForWhatItEnds) {
  const std::string held = circular("22/2019/TT-BTC", "ngày 10 tháng 01 năm 2019", "Quy định về đèn dầu hỏa", "01 tháng 3 năm 2019",
                                    "2. Thông tư này thay thế Thông tư số 21/2018/TT-BTC ngày 10 tháng 01 năm 2018 của Bộ trưởng Bộ Tài chính quy định về đèn dầu lạc.");
  EXPECT_FALSE(rules_broken({.text = held}).contains("acts_on_expired"));
}

TEST(CheckRules, WhatHoldsForAllMentionsIsToldOnce) {
  const std::string text = text::clean(act("90/2025/TT-BTC", "ngày 01 tháng 6 năm 2025", "Quy định về treo đèn", law,
                                           "Điều 1. Theo Quyết định số 77/QĐ-BTC của Bộ Tài chính.\nĐiều 2. Theo Quyết định số 77/QĐ-BTC của Bộ Tài chính.\nĐiều 3. Theo " + of_23 + ".\nĐiều 4. Theo " + of_23 + "."))
                               .text;
  const IndexReader reader(world().db(), corpus::Verify::no);
  std::multiset<std::string> ids;
  for (const Finding& finding : check_draft(*reader.current(), corpus::analyse(text), text, 2025y / 6 / 1).findings) ids.insert(finding.rule);
  EXPECT_EQ(ids.count("ambiguous"), 1U);
  EXPECT_EQ(ids.count("partly_expired_whole"), 1U);
}

} // namespace
} // namespace danchieu::query
