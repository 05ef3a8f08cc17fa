// Every page over the hand-made library: complete models, nothing unescaped, links that lead somewhere.
#include "tests/web/fake_library.hpp"
#include "web/check_page.hpp"
#include "web/embedded.hpp"
#include "web/search_page.hpp"
#include "web/site.hpp"
#include "web/template.hpp"
#include "web/work_page.hpp"
#include "web/citation_form.hpp"
#include "web/work_text.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace danchieu::web {
namespace {

using testing::decision;
using testing::FakeLibrary;

Request request_for(const std::string& target, const std::string& method = "GET",
                    const std::string& fields = {}) {
  const std::string head = method + " " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
  auto parsed = parse_request_head(head);
  EXPECT_TRUE(std::holds_alternative<RequestHead>(parsed)) << head;
  Request request;
  if (auto* good = std::get_if<RequestHead>(&parsed)) request.head = std::move(*good);
  return request;
}

Response get(const FakeLibrary& library, const std::string& target, const std::string& fields = {}) {
  Site site{library, {}};
  std::string route;
  return site.answer(request_for(target, "GET", fields), route);
}

WorkPageRequest marked(std::size_t start, std::size_t end) {
  WorkPageRequest request;
  request.mark = query::Span{start, end};
  return request;
}

const std::vector<std::string>& page_targets() {
  static const std::vector<std::string> targets{
      "/",
      "/?lang=en",
      "/search?q=a",
      "/search?q=asked&lang=en",
      "/search?q=many",
      "/search?q=nothing",
      "/search?q=a&type=type0&year=year1&sort=newest&page=2&on=2020-01-01",
      decision,
      decision + "?lang=en&on=2015-01-01",
      decision + "?mark=12-60",
      decision + "?list=can-cu&page=2&out=2",
      testing::replaced,
      testing::partial,
      "/about",
      "/about?lang=en",
      "/check",
      "/check?lang=en",
      "/review",
      "/review?issuer=UBND&lang=en",
      "/review?issuer=nobody",
      "/nowhere",
      "/akn/vn/act/luat/quoc-hoi/2099/1-2099-qh99",
      "/search?on=yesterday"};
  return targets;
}

TEST(Pages, AreCompleteHtmlInBothLanguages) {
  const FakeLibrary library;
  for (const std::string& target : page_targets()) {
    const Response response = get(library, target);
    EXPECT_EQ(response.content_type, media::html) << target;
    EXPECT_EQ(response.body.find("{{"), std::string::npos) << target;
    EXPECT_NE(response.body.find("</html>"), std::string::npos) << target;
    const bool english = target.find("lang=en") != std::string::npos;
    EXPECT_NE(response.body.find(english ? "<html lang=\"en\">" : "<html lang=\"vi\">"), std::string::npos)
        << target;
    for (const char* landmark :
         {"<main id=\"main\"", "<header class=\"site\">", "<footer", "class=\"skip\"", "<h1"}) {
      EXPECT_NE(response.body.find(landmark), std::string::npos) << target << " lacks " << landmark;
    }
  }
}

TEST(Pages, FillEveryNameOfTheirTemplates) {
  const testing::FakeCatalogue catalogue;
  Visitor visitor;
  visitor.on = testing::date(2026, 11, 21);
  const auto unknown_in = [](std::string_view name, const nlohmann::ordered_json& model) {
    std::vector<std::string> unknown;
    render(name, model, Language::vi, &unknown);
    std::string list;
    for (const std::string& key : unknown) list += key + " ";
    return list;
  };
  query::SearchRequest request;
  request.query = "asked";
  request.on = visitor.on;
  const auto result = catalogue.search(request);
  const auto view = catalogue.view(*citation::WorkId::parse(decision), {.on = visitor.on});
  EXPECT_EQ(unknown_in("search", search_model(result, view, visitor)), "");
  EXPECT_EQ(unknown_in("search", search_model(result, std::nullopt, visitor)), "");
  EXPECT_EQ(unknown_in("search", search_model(query::SearchResult{}, std::nullopt, visitor)), "");
  EXPECT_EQ(unknown_in("work", work_model(*view, marked(12, 60),
                                          catalogue.resolve("many", visitor.on), {}, visitor)),
            "");
  EXPECT_EQ(unknown_in("work", work_model(query::WorkView{}, {}, std::nullopt, {}, visitor)), "");
}

TEST(Templates, HaveNoUnescapedTags) {
  int templates = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(std::filesystem::path{DANCHIEU_SOURCE_DIR} / "web/templates")) {
    if (file.path().extension() != ".mustache") continue;
    ++templates;
    std::ifstream in{file.path()};
    std::ostringstream out;
    out << in.rdbuf();
    EXPECT_EQ(out.str().find("{{{"), std::string::npos) << file.path();
    EXPECT_EQ(out.str().find("{{&"), std::string::npos) << file.path();
    EXPECT_FALSE(std::regex_search(out.str(), std::regex{R"(=\{\{)"}))
        << file.path() << ": an attribute without quotes";
    EXPECT_FALSE(std::regex_search(out.str(), std::regex{R"(\son[a-z]+=|style=|<script>)"}))
        << file.path() << ": inline code";
  }
  EXPECT_GE(templates, 8);
}

TEST(Templates, LookNamesUpInTheInnermostObjectOnly) {
  std::vector<std::string> unknown;
  nlohmann::ordered_json model{{"title", "outer"}, {"hits", {{{"name", "x"}}}}};
  // summary.mustache asks for title; the hit has none and must not show the outer one.
  const std::string out = render("summary", model["hits"][0], Language::vi, &unknown);
  EXPECT_EQ(out.find("outer"), std::string::npos);
  EXPECT_FALSE(unknown.empty()) << "a missing name must be reported";
  EXPECT_THROW(render("no-such-template", model, Language::vi), std::logic_error);
}

TEST(Pages, ShowMarkupInEveryFieldAsText) {
  for (const std::string& attack :
       {std::string{"<script>alert(17)</script>"}, std::string{"\"><img src=x onerror=alert(17)>"},
        std::string{"' onmouseover='alert(17)"}, std::string{"javascript:alert(17)"},
        std::string{"{{17*17}}{{{.}}}"}, std::string{"</title><svg onload=alert(17)>"}}) {
    const FakeLibrary library{attack};
    for (const std::string& target : page_targets()) {
      const Response response = get(library, target);
      if (attack.find_first_of("<>\"'") != std::string::npos) {
        EXPECT_EQ(response.body.find(attack), std::string::npos) << target << " shows unescaped " << attack;
      }
      EXPECT_EQ(response.body.find("<script>"), std::string::npos) << target;
      EXPECT_EQ(response.body.find("289"), std::string::npos) << target;
      EXPECT_FALSE(std::regex_search(response.body, std::regex{"href=\"(javascript|data|//)"}))
          << target << " links to " << attack;
    }
  }
}

TEST(Pages, ShowWhatWasTypedAsText) {
  const FakeLibrary library;
  const std::string typed = percent_encode("\"><script>alert(1)</script>");
  for (const char* name : {"q", "type", "issuer", "year", "status", "lang"}) {
    const Response response = get(library, std::string{"/search?q=a&"} + name + "=" + typed);
    EXPECT_EQ(response.body.find("<script>alert(1)"), std::string::npos) << name;
  }
  EXPECT_EQ(get(library, "/" + typed).body.find("<script>alert(1)"), std::string::npos);
}

TEST(Pages, TellForceReasonAndSource) {
  const Response response = get(FakeLibrary{"lời trích"}, decision);
  EXPECT_EQ(response.status, 200);
  for (const char* part : {"Hết hiệu lực toàn bộ", "Bị thay thế toàn bộ",
                           "<blockquote lang=\"vi\"><p>lời trích</p>", "?mark=10-40#trich-dan", "05/01/2021",
                           "id=\"dieu-2\"", "href=\"#dieu-1\"", "role=\"tooltip\" id=\"tip-1\"><strong>Quyết định 375/QĐ-CT</strong>", "Khi được viện dẫn, ngày 23/07/2012"}) {
    EXPECT_NE(response.body.find(part), std::string::npos) << part;
  }
}

TEST(Pages, HaveNoEmptyLinksOrNames) {
  for (const std::string& target : page_targets()) {
    const std::string body = get(FakeLibrary{}, target).body;
    for (const char* gap :
         {"href=\"\"", "title=\"\"", "\"></a>", "\"></h1>", "class=\"badge \"", "datetime=\"\"", "id=\"\""}) {
      EXPECT_EQ(body.find(gap), std::string::npos) << target << " has " << gap;
    }
  }
  EXPECT_NE(get(FakeLibrary{}, "/search?q=asked").body.find("name=\"q\" type=\"search\" value=\"asked\""),
            std::string::npos);
}

TEST(Pages, ClaimNoDateWhereForceIsUnknown) {
  query::ForceBadge badge;
  badge.since = testing::date(2005, 10, 17);
  EXPECT_TRUE(badge_model(badge, Language::vi)["detail"].is_null());
}

TEST(Pages, MarkTheSentenceThatALinkPointsTo) {
  const std::string body = get(FakeLibrary{}, decision + "?mark=16-24").body;
  EXPECT_NE(body.find("<mark id=\"trich-dan\">"), std::string::npos);
  EXPECT_EQ(body.find("<mark id=\"trich-dan\">"), body.rfind("<mark id=\"trich-dan\">"))
      << "an id stands once";
}

Response post(const FakeLibrary& library, const std::string& target, const std::string& type,
              const std::string& body, const std::string& fields = {}) {
  Site site{library, {}};
  std::string route;
  Request request = request_for(target, "POST",
                                "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
                                    "\r\n" + fields);
  request.body = body;
  return site.answer(request, route);
}

const std::string form = "application/x-www-form-urlencoded";

TEST(Check, ShowsMarksFindingsAndWhatCouldNotBeJudged) {
  const std::string body =
      post(FakeLibrary{"lời báo"}, "/check", form, "text=C%C4%83n+c%E1%BB%A9+a%0D%0Ab&on=2020-01-01").body;
  for (const char* part :
       {"<mark id=\"mark-1\" class=\"error\"><a href=\"#finding-1\">", "id=\"finding-2\"", "class=\"show-error\" checked",
        "class=\"show-warning\" checked", "lời báo", "01/01/2020", "Chưa kết luận được</dt><dd>2 (kho không đủ dữ liệu: 2)",
        "form=\"draft-form\" name=\"format\" value=\"sarif\"", "Căn cứ a\nb</textarea>"}) {
    EXPECT_NE(body.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(body.find("mark-2"), std::string::npos) << "overlapping findings share one mark";
}

TEST(Check, ShowsMarkupInDraftAndFindingsAsText) {
  const std::string attack = "</textarea><script>alert(17)</script>";
  const Response response =
      post(FakeLibrary{attack}, "/check", form, "text=" + percent_encode(attack) + "&lang=" + percent_encode(attack));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body.find("<script>"), std::string::npos);
  EXPECT_EQ(response.body.find("</textarea><"), std::string::npos);
}

std::string with_file(const std::string& name, const std::string& content, const std::string& format = {}) {
  return "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\n" + format +
         "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--x--\r\n";
}

TEST(Check, ReadsAFileAndPutsItsTextInTheBox) {
  const std::string multipart = "multipart/form-data; boundary=x";
  const Response page = post(FakeLibrary{"lời báo"}, "/check", multipart, with_file("dự thảo.txt", "Căn cứ một <b> điều"));
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("Căn cứ một &lt;b&gt; điều</textarea>"), std::string::npos);
  EXPECT_NE(page.body.find("lời báo"), std::string::npos);
  EXPECT_FALSE(page.lasting) << "a draft is kept nowhere";
  EXPECT_EQ(page.caching, Caching::none);
  const Response sarif = post(FakeLibrary{}, "/check", multipart, with_file("a.txt", "Căn cứ a", "sarif"));
  EXPECT_EQ(sarif.content_type.substr(0, 22), "application/sarif+json");
  EXPECT_EQ(post(FakeLibrary{}, "/check", multipart, with_file("a.docx", "PK\x03\x04 nothing")).status, 400);
  EXPECT_EQ(post(FakeLibrary{}, "/check", multipart, with_file("a.txt", std::string(longest_draft + 1, 'a'))).status, 400);
  const Response none = post(FakeLibrary{}, "/check", multipart, with_file("", ""));
  EXPECT_EQ(none.status, 400);
  EXPECT_NE(none.body.find("role=\"alert\">Chưa có dự thảo"), std::string::npos);
}

TEST(Check, RefusesWhatIsNoDraft) {
  EXPECT_EQ(post(FakeLibrary{}, "/api/v1/cite", "text/plain", std::string(longest_draft + 1, 'a')).status, 413);
  EXPECT_EQ(post(FakeLibrary{}, "/api/v1/check", "text/plain", std::string(longest_draft + 1, 'a')).status, 413);
  EXPECT_EQ(post(FakeLibrary{}, "/check", "multipart/form-data; boundary=a", "text=a").status, 400);
  EXPECT_EQ(post(FakeLibrary{}, "/check", form, "text=%FF").status, 400);
  EXPECT_EQ(post(FakeLibrary{}, "/check", form, "text=a&on=soon").status, 400);
  EXPECT_EQ(post(FakeLibrary{}, "/api/v1/check", "application/json", "{}").status, 415);
  EXPECT_EQ(post(FakeLibrary{}, "/api/v1/check?on=soon", "text/plain", "a").status, 400);
  EXPECT_EQ(post(FakeLibrary{}, "/api/v1/check?format=pdf", "text/plain", "a").status, 400);
  EXPECT_EQ(get(FakeLibrary{}, "/api/v1/check").status, 405);
}

TEST(Check, AnswersProgramsInTheFormThatTheyAskFor) {
  struct Case {
    const char* target;
    const char* fields;
    const char* type;
  };

  for (const Case& c : {Case{"/api/v1/check", "", "application/json"}, Case{"/api/v1/check", "Accept: */*\r\n", "application/json"},
                        Case{"/api/v1/check", "Accept: application/sarif+json\r\n", "application/sarif+json"},
                        Case{"/api/v1/check?format=sarif", "", "application/sarif+json"},
                        Case{"/api/v1/check?format=html", "", "text/html"}}) {
    const Response response = post(FakeLibrary{"<b>"}, c.target, "text/plain", "Căn cứ a", c.fields);
    EXPECT_EQ(response.status, 200) << c.target;
    EXPECT_EQ(response.content_type.substr(0, std::string{c.type}.size()), c.type) << c.target << c.fields;
    EXPECT_EQ(response.caching, Caching::none) << c.target;
    if (std::string{c.type} == "text/html") {
      EXPECT_EQ(response.body.find("<b>"), std::string::npos);
      EXPECT_EQ(serialize(response, true).find("attachment") == std::string::npos, false);
    } else {
      EXPECT_FALSE(nlohmann::ordered_json::parse(response.body).is_null());
    }
  }
  const auto json =
      nlohmann::ordered_json::parse(post(FakeLibrary{}, "/api/v1/check?on=2020-02-03", "text/plain", "Căn cứ a").body);
  EXPECT_EQ(json["on"], "2020-02-03");
  EXPECT_EQ(json["checked"]["unknown"], 2);
  EXPECT_EQ(json["findings"].size(), 2U);
}

TEST(Review, ListsWhatStandsOnDeadGroundAndGivesCsv) {
  const std::string body = get(FakeLibrary{"lời trích"}, "/review?issuer=UBND&on=2020-01-01").body;
  for (const char* part : {"673/QĐ-UBND", "375/QĐ-CT", "lời trích",
                           "/api/v1/review?issuer=UBND&amp;on=2020-01-01&amp;format=csv&amp;list=endangered"}) {
    EXPECT_NE(body.find(part), std::string::npos) << part;
  }
  const Response csv = get(FakeLibrary{}, "/api/v1/review?issuer=UBND&format=csv&list=expired");
  EXPECT_EQ(csv.content_type.substr(0, 8), "text/csv");
  EXPECT_NE(csv.body.find("673/QĐ-UBND"), std::string::npos);
  EXPECT_EQ(get(FakeLibrary{}, "/api/v1/review").status, 400);
  EXPECT_EQ(get(FakeLibrary{}, "/api/v1/review?issuer=a&format=csv").status, 400);
  EXPECT_EQ(nlohmann::ordered_json::parse(get(FakeLibrary{}, "/api/v1/review?issuer=a").body)["works"], 2);
}

TEST(Pages, SayHowFarTheClaimOfForceReaches) {
  corpus::LegalForce force;
  force.status = corpus::ForceStatus::in_force;
  EXPECT_EQ(force_model(force, Language::vi)["reach"], "theo các văn bản có trong kho");
  force.status = corpus::ForceStatus::expired;
  EXPECT_TRUE(force_model(force, Language::vi)["reach"].is_null());
}

TEST(Pages, ExplainWorksKnownOnlyFromCitations) {
  const std::string body = get(FakeLibrary{}, testing::replaced).body;
  EXPECT_NE(body.find("375/QĐ-CT"), std::string::npos);
  EXPECT_NE(body.find("Kho chưa có toàn văn"), std::string::npos);
  EXPECT_NE(body.find("Không rõ"), std::string::npos) << "nothing known must never look like in force";
}

TEST(Pages, OfferCandidatesForAnIncompleteId) {
  const std::string body = get(FakeLibrary{}, testing::partial).body;
  EXPECT_NE(body.find("Có thể là"), std::string::npos);
  EXPECT_NE(body.find(decision), std::string::npos);
}

TEST(Pages, CarryLanguageAndDateAlong) {
  const std::string body = get(FakeLibrary{}, decision + "?on=2015-01-01&lang=en").body;
  EXPECT_NE(body.find(testing::replaced + "?on=2015-01-01&amp;lang=en"), std::string::npos);
  EXPECT_NE(body.find("hreflang=\"vi\""), std::string::npos);
  const std::string plain = get(FakeLibrary{}, decision).body;
  EXPECT_EQ(plain.find(testing::replaced + "?on"), body.npos) << "nothing is added that was not given";
  EXPECT_EQ(plain.find(testing::replaced + "?lang"), body.npos) << "nothing is added that was not given";
}

TEST(Pages, NeverShowWhereFilesLie) {
  EXPECT_EQ(get(FakeLibrary{}, decision).body.find("/srv/kho"), std::string::npos);
}

TEST(SearchRequests, RefuseWhatCannotBeMeant) {
  const Date today = testing::date(2026, 11, 21);
  for (const char* bad : {"on=0000-99-99", "on=x", "page=-1", "page=abc", "page=1e9", "page=0",
                          "page=99999999999999999999", "sort='", "limit=0"}) {
    EXPECT_TRUE(std::holds_alternative<BadParameter>(read_search_request(*parse_query(bad), today))) << bad;
  }
  const auto good = std::get<query::SearchRequest>(
      read_search_request(*parse_query("q=a&page=3&on=01/02/2020&sort=date&limit=1000000"), today));
  EXPECT_EQ(good.limit, 100U);
  EXPECT_EQ(good.offset, 200U);
  EXPECT_EQ(good.on, testing::date(2020, 2, 1));
  EXPECT_EQ(good.sort, query::Sort::newest);
  EXPECT_EQ(std::get<query::SearchRequest>(read_search_request(*parse_query("q=a&page=3"), today, 100)).offset, 200U) << "as for CSV";
}

TEST(Pages, OfASearchHaveOneSize) {
  const std::string second = get(FakeLibrary{}, "/search?q=a&page=2").body;
  EXPECT_EQ(get(FakeLibrary{}, "/search?q=a&page=2&limit=100").body, second);
  EXPECT_EQ(get(FakeLibrary{}, "/search?q=a&page=2&offset=50").body, second);
  EXPECT_NE(get(FakeLibrary{}, "/search?q=a&page=3").body, second);
}

TEST(Snippets, AreCutAtTheirHighlights) {
  query::Snippet snippet{"abcdef", {{1, 2}, {4, 6}}};
  EXPECT_EQ(
      snippet_runs(snippet).dump(),
      R"([{"text":"a","mark":false},{"text":"b","mark":true},{"text":"cd","mark":false},{"text":"ef","mark":true}])");
  snippet.highlights = {{3, 99}, {0, 2}, {5, 5}};
  EXPECT_EQ(snippet_runs(snippet).dump(), R"([{"text":"abc","mark":false},{"text":"def","mark":true}])")
      << "broken spans are passed over";
}

TEST(WorkText, KeepsEveryWordInOrder) {
  query::WorkView view;
  const std::string first =
      "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính \nphủ ban hành Chương trình;\n\n";
  const std::string second = "Điều 1. Phạm vi  áp dụng\n- một\n- hai\n";
  query::UnitView a;
  a.start = 100;
  a.text = first;
  const std::size_t at = first.find("Nghị quyết");
  a.citations.push_back({{at, first.find(" của")}, decision, "76/NQ-CP", true});
  query::UnitView b;
  b.start = 100 + first.size();
  b.text = second;
  view.units = {a, b};
  corpus::Provision article;
  article.eid = "dieu-1";
  article.label = "Điều 1";
  article.heading = "Phạm vi áp dụng";
  article.span = {b.start, b.start + second.size()};
  view.provisions = {article};
  const auto blocks = text_blocks(view, query::Span{b.start, b.start + 9});
  std::string all;
  for (const TextBlock& block : blocks) {
    for (const TextRun& run : block.runs) all += run.text;
    all += "|";
  }
  EXPECT_EQ(
      all,
      "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình;|Điều 1. Phạm vi áp dụng|- một|- hai|");
  ASSERT_EQ(blocks.size(), 4U);
  EXPECT_EQ(blocks[0].runs[1].work, decision);
  EXPECT_EQ(blocks[0].runs[1].text, "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021");
  EXPECT_EQ(blocks[1].anchors, std::vector<std::string>{"dieu-1"});
  EXPECT_EQ(blocks[1].style, "article");
  EXPECT_TRUE(blocks[1].runs[0].marked);
  EXPECT_TRUE(blocks[1].runs[0].strong);
}

TEST(WorkText, IsShownInPartsWhenItIsLong) {
  query::WorkView view = testing::full_view("x");
  query::UnitView& unit = view.units.front();
  for (int i = 0; i < 8000; ++i)
    unit.text += "Một dòng của một văn bản rất dài, số " + std::to_string(i) + ".\n";
  view.units.front().citations.clear();
  Visitor visitor;
  const auto first = work_model(view, {}, std::nullopt, {}, visitor);
  WorkPageRequest second_part;
  second_part.part = 2;
  const auto second = work_model(view, second_part, std::nullopt, {}, visitor);
  EXPECT_GT(first["text_pager"]["parts"].get<int>(), 1);
  EXPECT_NE(first["blocks"], second["blocks"]);
  const std::size_t near_end = unit.start + unit.text.size() - 20;
  const auto with_mark = work_model(view, marked(near_end, near_end + 5), std::nullopt, {}, visitor);
  EXPECT_EQ(with_mark["text_pager"]["number"], first["text_pager"]["parts"])
      << "the part with the sentence is shown";
  EXPECT_LT(render("work", first, Language::vi).size(), 1'000'000U);
}

TEST(Pages, FoldTheManyAmendedPlacesOfACodeAway) {
  query::WorkView view = testing::full_view("x");
  const corpus::ForceReason reason = view.force.provisions.front().reason;
  view.force.provisions.clear();
  for (int i = 30; i > 0; --i) view.force.provisions.push_back({"Điều " + std::to_string(i), corpus::ForceStatus::in_force, reason});
  const auto model = work_model(view, {}, std::nullopt, {}, {});
  ASSERT_EQ(model["parts"].size(), 1U);
  const auto& part = model["parts"][0];
  EXPECT_EQ(part["provisions"].size(), 12U);
  EXPECT_EQ(part["provisions"][9]["name"], "Điều 10") << "in the order of the text";
  EXPECT_EQ(part["more"]["provisions"].size(), 18U);
  EXPECT_EQ(part["more"]["count"], "18");
  EXPECT_NE(render("work", model, Language::vi).find("Các điều khoản khác: 18"), std::string::npos);
}

TEST(WorkText, OpensAtAProvisionOfALaterPart) {
  query::WorkView view = testing::full_view("x");
  query::UnitView& unit = view.units.front();
  unit.citations.clear();
  view.provisions.clear();
  for (int i = 1; i <= 400; ++i) {
    const std::string label = "Điều " + std::to_string(i);
    const std::size_t start = unit.start + unit.text.size();
    unit.text += label + ". Phạm vi\n" + std::string(500, 'x') + "\n";
    corpus::Provision article{.eid = "dieu-" + std::to_string(i), .label = label};
    article.span = {start, unit.start + unit.text.size()};
    view.provisions.push_back(std::move(article));
  }
  const std::string href = work_link({}, decision, "dieu-200");
  const Parameters asked = request_for(href.substr(0, href.find('#'))).head.parameters;
  for (const std::string eid : {"dieu-200", "dieu-200__khoan-9", "dieu-1", "dieu-400", "dieu-999"}) {
    WorkPageRequest request = read_work_request(asked);
    ASSERT_EQ(request.provision, "dieu-200");
    request.provision = eid;
    const std::string page = render("work", work_model(view, request, std::nullopt, {}, {}), Language::vi);
    const std::string article = eid == "dieu-999" ? "dieu-1" : eid.substr(0, eid.find("__"));
    EXPECT_NE(page.find("id=\"" + article + "\""), std::string::npos) << eid;
  }
}

TEST(CitationForm, IsThatOfDecree30) {
  query::WorkSummary work = testing::summary(decision, "673/QĐ-UBND", "");
  work.issuer = "Ủy ban nhân dân tỉnh Kon Tum";
  work.title = "Ban hành Kế hoạch";
  work.date = testing::date(2012, 2, 3);
  EXPECT_EQ(
      citation_form(work),
      "Quyết định số 673/QĐ-UBND ngày 03 tháng 02 năm 2012 của Ủy ban nhân dân tỉnh Kon Tum, Ban hành Kế hoạch");
  work.date = testing::date(2012, 7, 23);
  EXPECT_NE(citation_form(work).find("ngày 23 tháng 7 năm 2012"), std::string::npos);
}

} // namespace
} // namespace danchieu::web
