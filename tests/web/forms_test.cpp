// What programs and news readers get: feeds, site map, formats of a work, the graph, conditional requests.
#include "normalizer/text/vietnam_time.hpp"
#include "tests/web/fake_library.hpp"
#include "web/citation_graph.hpp"
#include "web/site.hpp"
#include "web/work_page.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <string>
#include <vector>

namespace danchieu::web {
namespace {

using testing::decision;
using testing::FakeLibrary;

const std::string api = "/api/v1/works" + decision;

Request request_for(const std::string& target, const std::string& fields = {}) {
  auto parsed = parse_request_head("GET " + target + " HTTP/1.1\r\nHost: evil.example\r\n" + fields + "\r\n");
  EXPECT_TRUE(std::holds_alternative<RequestHead>(parsed)) << target;
  Request request;
  if (auto* good = std::get_if<RequestHead>(&parsed)) request.head = std::move(*good);
  return request;
}

SiteOptions with_base() {
  SiteOptions options;
  options.base = [] { return std::string{"https://vb.example.vn"}; };
  return options;
}

Response get(const std::string& text, const std::string& target, const std::string& fields = {}) {
  const FakeLibrary library{text};
  Site site{library, with_base()};
  std::string route;
  return site.answer(request_for(target, fields), route);
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [each, value] : all_headers(response))
    if (each == name) return value;
  return {};
}

/// Well-formed as far as our own writers can go wrong: tags nest, attributes are quoted, no stray & or <, no control
/// characters. End-to-end tests give the same documents to a real parser.
bool is_well_formed(std::string xml) {
  if (std::regex_search(xml, std::regex{"[\\x00-\\x08\\x0B-\\x1F]"})) return false;
  if (std::regex_search(xml, std::regex{"&(?!amp;|lt;|gt;|quot;|#39;)"})) return false;
  xml = std::regex_replace(xml, std::regex{"^<\\?xml[^?]*\\?>"}, "");
  const std::regex tag{"<(/?)([A-Za-z:]+)((?: [A-Za-z:]+=\"[^\"<]*\")*)(/?)>|<"};
  std::vector<std::string> open;
  for (std::sregex_iterator it{xml.begin(), xml.end(), tag}, none; it != none; ++it) {
    if ((*it)[2].str().empty()) return false;
    if ((*it)[1].length() > 0) {
      if (open.empty() || open.back() != (*it)[2]) return false;
      open.pop_back();
    } else if ((*it)[4].length() == 0) {
      open.push_back((*it)[2]);
    }
  }
  return open.empty();
}

TEST(Forms, HaveTheirTypesAndAreWellFormedWhateverTheTextIs) {
  const struct {
    std::string target;
    std::string type;
  } cases[] = {{"/feed?q=a", "application/atom+xml"},
               {"/feed" + decision, "application/atom+xml"},
               {"/sitemap.xml", "application/xml"},
               {"/sitemap-1.xml", "application/xml"},
               {api + "/akn", "application/akn+xml"},
               {api + "/jsonld", "application/ld+json"},
               {api + "/csl", "application/vnd.citationstyles.csl+json"},
               {api + "/graph", "application/json"},
               {api + "/bibtex", "application/x-bibtex"},
               {"/api/v1/suggest?q=a", "application/json"},
               {"/api/v1/search?q=a&format=csv", "text/csv"}};
  for (const std::string text : {"thường", "<script>alert(17)</script>", "]]>\"'&\x01\x7F", "{{.}}"}) {
    for (const auto& each : cases) {
      const Response response = get(text, each.target);
      EXPECT_EQ(response.status, 200) << each.target;
      EXPECT_EQ(response.content_type.substr(0, each.type.size()), each.type) << each.target;
      if (each.type.find("json") != std::string::npos) {
        EXPECT_TRUE(nlohmann::json::accept(response.body)) << each.target;
      }
      if (each.type.find("xml") != std::string::npos) {
        EXPECT_TRUE(is_well_formed(response.body)) << each.target << "\n" << response.body;
        EXPECT_EQ(response.body.find("<script>"), std::string::npos) << each.target;
      }
      EXPECT_EQ(response.body.find("evil.example"), std::string::npos) << each.target << " believes the Host field";
    }
  }
}

TEST(Forms, MayBeReadByOtherSites) {
  for (const std::string& target : {std::string{"/api/v1/search?q=a"}, std::string{"/feed?q=a"}, api, api + "/graph", std::string{"/openapi.json"}})
    EXPECT_EQ(header(get("a", target), "Access-Control-Allow-Origin"), "*") << target;
  EXPECT_EQ(header(get("a", "/search?q=a"), "Access-Control-Allow-Origin"), "") << "pages are for people";
}

TEST(Feeds, TellWhoChangesAWorkAndWhere) {
  const std::string body = get("lời", "/feed" + decision).body;
  EXPECT_NE(body.find("Quyết định 375/QĐ-CT sửa đổi, bổ sung Quyết định 673/QĐ-UBND"), std::string::npos) << body;
  EXPECT_NE(body.find("https://vb.example.vn" + testing::replaced + "?mark=10-30#trich-dan"), std::string::npos);
  EXPECT_NE(body.find("<updated>2012-07-23T00:00:00+07:00</updated>"), std::string::npos);
  EXPECT_EQ(get("lời", "/feed/akn/vn/act/luat/quoc-hoi/2099/1-2099-qh99").status, 404);
  EXPECT_EQ(get("lời", "/feed?q=a&on=soon").status, 400);
}

TEST(Feeds, GiveTheSameThingTheSameNameAlways) {
  const std::regex id{"<id>(urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12})</id>"};
  const std::string one = get("lời", "/feed" + decision).body;
  const std::string two = get("khác", "/feed" + decision).body;
  const auto names = [&id](const std::string& body) {
    std::vector<std::string> found;
    for (std::sregex_iterator it{body.begin(), body.end(), id}, none; it != none; ++it) found.push_back((*it)[1]);
    return found;
  };
  EXPECT_EQ(names(one), names(two));
  EXPECT_GE(names(one).size(), 2U);
}

TEST(SiteMap, NamesEveryWorkOnce) {
  EXPECT_NE(get("a", "/robots.txt").body.find("Sitemap: https://vb.example.vn/sitemap.xml"), std::string::npos);
  EXPECT_NE(get("a", "/sitemap.xml").body.find("<loc>https://vb.example.vn/sitemap-1.xml</loc>"), std::string::npos);
  EXPECT_NE(get("a", "/sitemap-1.xml").body.find("<loc>https://vb.example.vn" + decision + "</loc>"), std::string::npos);
  for (const char* wrong : {"/sitemap-2.xml", "/sitemap-0.xml", "/sitemap-.xml", "/sitemap-1x.xml", "/sitemap-99999999999999999999.xml"})
    EXPECT_EQ(get("a", wrong).status, 404) << wrong;
}

TEST(Works, CarryTheirDataInThePage) {
  const std::string body = get("</script><script>alert(17)</script>", decision).body;
  const std::string begin = "<script type=\"application/ld+json\">";
  const std::size_t at = body.find(begin);
  ASSERT_NE(at, std::string::npos);
  const std::string data = body.substr(at + begin.size(), body.find("</script>", at) - at - begin.size());
  const auto json = nlohmann::json::parse(data);
  EXPECT_EQ(json["@type"], "Legislation");
  EXPECT_EQ(json["@id"], "https://vb.example.vn" + decision);
  EXPECT_EQ(json["name"], "</script><script>alert(17)</script>") << "the data say what the title says";
}

TEST(Works, HaveNoPartsBeyondTheirList) {
  EXPECT_EQ(get("a", api + "/nothing").status, 404);
  EXPECT_EQ(get("a", api + "/citations/more").status, 404);
  EXPECT_EQ(get("a", api + "/original").status, 404) << "originals are handed out only when the operator says so";
  EXPECT_EQ(get("a", "/api/v1/works" + testing::replaced + "/akn").status, 404) << "no text, no XML";
}

TEST(Works, ShowAPageOfAListOfRelations) {
  query::WorkView view = testing::full_view("lời");
  const auto list = [&view](int from, int end) { // as the index gives a page of 23 works
    view.relations_in.clear();
    view.acting = {{query::RelationKind::amends, 23}};
    for (int i = from; i < end; ++i)
      view.relations_in.push_back(testing::relation(query::RelationKind::amends, testing::replaced + std::to_string(i), "lời " + std::to_string(i)));
  };
  Visitor visitor;
  ListPages pages;
  query::ViewRequest asked;
  ask_for_lists(pages, asked);
  EXPECT_FALSE(asked.relations_of);
  EXPECT_EQ(asked.relations_limit, 10U);
  list(0, 10);
  const auto first = diagram_model(view, pages, visitor);
  pages.relation = "duoc-sua-doi";
  pages.relation_page = 3;
  ask_for_lists(pages, asked);
  EXPECT_EQ(asked.relations_of, query::RelationKind::amends);
  EXPECT_EQ(asked.relations_offset, 20U);
  list(20, 23);
  const auto third = diagram_model(view, pages, visitor);
  EXPECT_EQ(first["groups"][0]["count"], 23) << "what the page does not list is counted";
  EXPECT_EQ(first["groups"][0]["items"].size(), 10U);
  EXPECT_EQ(first["groups"][0]["pager"]["next"], decision + "?list=duoc-sua-doi&page=2#duoc-sua-doi");
  EXPECT_EQ(third["groups"][0]["items"].size(), 3U);
  EXPECT_EQ(third["groups"][0]["first"], 21);
  EXPECT_TRUE(third["groups"][0]["pager"]["next"].is_null());
  std::size_t zeros = 0;
  for (const auto& row : first["overview"]) zeros += row["count"] == "0" ? 1 : 0;
  EXPECT_GE(zeros, 4U) << "lists that are empty are told as empty";
}

TEST(Works, ListNothingThatNamesNoWork) {
  query::WorkView view = testing::full_view("lời");
  view.relations_out = {testing::relation(query::RelationKind::repeals, testing::replaced, "lời"), testing::relation(query::RelationKind::repeals, "", "lời")};
  view.relations_out.back().other = {};
  const auto model = diagram_model(view, {}, Visitor{});
  for (const auto& group : model["groups"]) {
    if (group["id"] == "bai-bo") {
      EXPECT_EQ(group["items"].size(), 1U);
    }
  }
  EXPECT_EQ(model.dump().find("\"name\":\"\""), std::string::npos);
}

TEST(Works, MarkProvisionsThatOthersChanged) {
  query::WorkView view = testing::full_view("lời");
  view.force.provisions = {{"Điều 2", corpus::ForceStatus::expired, testing::reason("9/QĐ")}};
  const auto model = work_model(view, {}, std::nullopt, {}, Visitor{});
  std::vector<std::string> changed;
  for (const auto& block : model["blocks"]) {
    if (block["changed"].is_null()) continue;
    if (!block["text"].is_null()) changed.push_back(block["text"]);
    else changed.push_back(block["runs"][0]["styled"].is_null() ? block["runs"][0]["plain"] : block["runs"][0]["styled"]["text"]);
  }
  ASSERT_FALSE(changed.empty());
  EXPECT_EQ(changed[0], "Điều 2.");
  EXPECT_EQ(model["parts"][0]["provisions"][0]["href"], "#dieu-2");
}

TEST(Works, CallPartsWithNewWordsAmended) {
  query::WorkView view = testing::full_view("lời");
  view.force.provisions = {{"Điều 2", corpus::ForceStatus::in_force, testing::reason("9/QĐ")}, {"Điều 1", corpus::ForceStatus::expired, testing::reason("9/QĐ")}};
  const auto parts = work_model(view, {}, std::nullopt, {}, Visitor{})["parts"];
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0]["code"], "amended");
  EXPECT_EQ(parts[0]["label"], label("work.amended", Language::vi));
  EXPECT_EQ(parts[1]["code"], "expired");
}

TEST(Works, SayWhenTheyTellOfAnotherDay) {
  const query::WorkView view = testing::full_view("lời");
  Visitor visitor;
  visitor.on = testing::date(2012, 7, 23);
  EXPECT_TRUE(work_model(view, {}, std::nullopt, {}, visitor)["not_today"].is_null()) << "nobody asked for a day";
  visitor.on_given = true;
  EXPECT_EQ(work_model(view, {}, std::nullopt, {}, visitor)["not_today"], testing::decision);
  visitor.on = text::today_in_vietnam();
  EXPECT_TRUE(work_model(view, {}, std::nullopt, {}, visitor)["not_today"].is_null());
}

TEST(Works, NameTheRowOfTheCatalogueAndNotItsFolder) {
  query::WorkView view = testing::full_view("lời");
  view.catalogue = {"data/metadata.jsonl:12", {"signer", "date"}};
  const auto catalogue = work_model(view, {}, std::nullopt, {}, Visitor{})["catalogue"];
  EXPECT_EQ(catalogue["source"], "metadata.jsonl, dòng 12");
  EXPECT_EQ(catalogue["fields"], "người ký, ngày ban hành");
}

TEST(Works, SayThatATextWasRecognisedAndWhereItIsInDoubt) {
  query::WorkView view = testing::full_view("lời");
  EXPECT_TRUE(work_model(view, {}, std::nullopt, {}, Visitor{})["ocr"].is_null());
  view.texts.front().ocr = true;
  const std::string& text = view.units.front().text;
  const std::size_t word = text.find("Phạm vi");
  const std::size_t cited = text.find("số 375");
  view.texts.front().doubtful = {{word, word + std::string{"Phạm"}.size()}, {cited, cited + std::string{"số"}.size()}, {90'000, 90'010}};
  const auto model = work_model(view, {}, std::nullopt, {}, Visitor{});
  EXPECT_EQ(model["ocr"]["doubtful"], "3");
  std::vector<std::string> doubtful;
  for (const auto& block : model["blocks"])
    for (const auto& run : block["runs"])
      if (const auto& styled = run["styled"]; !styled.is_null() && styled["doubtful"].get<bool>()) doubtful.push_back(styled["text"]);
  EXPECT_EQ(doubtful, (std::vector<std::string>{"Phạm", "số"}));
}

TEST(Graph, PutsWhatEndsADocumentFirstAndTellsEachNeighbourOnce) {
  query::WorkView view = testing::full_view("lời");
  const CitationGraph graph = graph_of(view, 10);
  ASSERT_EQ(graph.out.size(), 1U) << "three relations and a citation to one document are one neighbour";
  EXPECT_EQ(graph.out[0].relation, query::RelationKind::replaces);
  EXPECT_EQ(graph.out_total, 120U);
  const auto json = graph_json(view, graph);
  for (const auto& edge : json["edges"]) {
    for (const char* end : {"source", "target"}) {
      bool known = false;
      for (const auto& node : json["nodes"]) known = known || node["work"] == edge[end];
      EXPECT_TRUE(known) << edge.dump();
    }
  }
  EXPECT_EQ(graph_model(view, graph, Visitor{})["rows"].size(), graph_model(view, graph, Visitor{})["boxes"].size());
  EXPECT_TRUE(graph_model(query::WorkView{}, graph_of(query::WorkView{}, 10), Visitor{}).is_null());
}

TEST(Graph, HasNoColumnWhereNobodyStands) {
  const query::WorkView view = testing::full_view("lời");
  CitationGraph graph = graph_of(view, 10);
  const auto whole = graph_model(view, graph, Visitor{});
  EXPECT_FALSE(whole["narrow"].get<bool>());
  graph.out.clear();
  const auto half = graph_model(view, graph, Visitor{});
  EXPECT_TRUE(half["narrow"].get<bool>());
  EXPECT_TRUE(half["left_x"].is_null());
  EXPECT_LT(half["width"].get<int>(), whole["width"].get<int>());
  for (const auto& box : half["boxes"]) EXPECT_LE(box["x"].get<int>() + box["width"].get<int>(), half["width"].get<int>());
}

TEST(Caching, AnswersWhoHasThisVeryBodyOrItsDate) {
  const Response first = get("a", decision);
  const std::string tag = header(first, "ETag");
  const std::string date = header(first, "Last-Modified");
  ASSERT_FALSE(tag.empty());
  EXPECT_TRUE(std::regex_match(date, std::regex{"[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"})) << date;
  EXPECT_EQ(get("a", decision, "If-None-Match: " + tag + "\r\n").status, 304);
  EXPECT_EQ(get("b", decision, "If-None-Match: " + tag + "\r\n").status, 200) << "another text has another tag";
  EXPECT_EQ(get("b", decision, "If-None-Match: " + tag + "\r\nIf-Modified-Since: " + date + "\r\n").status, 200) << "the tag counts first";
  EXPECT_EQ(get("a", decision, "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT\r\n").status, 200);
  EXPECT_EQ(header(get("a", "/search?q=a"), "Last-Modified"), "");
  EXPECT_EQ(header(get("a", "/feed?q=a"), "Cache-Control"), "no-store") << "a question is kept nowhere";
}

TEST(Admin, HasAListenerOfItsOwn) {
  const FakeLibrary library;
  SiteOptions options;
  options.metrics_in_public = false;
  Site site{library, std::move(options)};
  std::string route;
  EXPECT_EQ(site.answer(request_for("/metrics"), route).status, 404);
  EXPECT_EQ(site.answer(request_for("/status"), route).status, 404);
  EXPECT_NE(site.admin(request_for("/metrics"), route).body.find("danchieu_generation 7"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(site.admin(request_for("/status"), route).body)["generation"], 7);
  EXPECT_EQ(site.admin(request_for("/search?q=a"), route).status, 404);
}

} // namespace
} // namespace danchieu::web
