// The formats of others: nothing of the text is lost, nothing of it becomes markup, nothing is claimed that is not known.
#include "query/csv.hpp"
#include "query/export/akn_xml.hpp"
#include "query/export/bibliography.hpp"
#include "query/export/graphml.hpp"
#include "query/export/linked_data.hpp"
#include "query/export/works_csv.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <string>

namespace danchieu::query {
namespace {

Date date(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

constexpr const char* cited = "/akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp";

corpus::Provision part(std::string eid, std::string label, std::string heading, Span span) {
  corpus::Provision provision;
  provision.eid = std::move(eid);
  provision.label = std::move(label);
  provision.heading = std::move(heading);
  provision.span = span;
  return provision;
}

/// A decision of two articles in two units, the second with two clauses; its text begins at byte 100 of its file.
WorkView decision(const std::string& word = "thường") {
  const std::string first = "QUYẾT ĐỊNH\nCăn cứ Nghị định số 130/2005/NĐ-CP;\nĐiều 1. Phạm vi  áp\ndụng\nLời " + word + ".\n";
  const std::string second = "Điều 2. Hiệu lực\nLời dẫn:\n1. Một\n2. Hai & \"ba\"\n";
  WorkView view;
  view.summary.work = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd";
  view.summary.number = "673/QĐ-UBND";
  view.summary.type = "quyết định";
  view.summary.title = "Về {việc} 100% " + word;
  view.summary.issuer = "Ủy ban nhân dân tỉnh Kon Tum";
  view.summary.date = date(2012, 7, 23);
  view.summary.text_known = true;
  const std::size_t at = first.find("Nghị định");
  const std::size_t end = first.find(';');
  view.units.push_back({.eid = "", .label = "", .start = 100, .text = first, .citations = {{{at, end}, cited, "130/2005/NĐ-CP", true}}});
  view.units.push_back({.eid = "dieu-2", .label = "Điều 2", .start = 100 + first.size(), .text = second, .citations = {}});
  const std::size_t base = 100 + first.size();
  view.provisions.push_back(part("dieu-1", "Điều 1", "Phạm vi áp dụng", {100 + first.find("Điều 1"), base}));
  view.provisions.push_back(part("dieu-2", "Điều 2", "Hiệu lực", {base, base + second.size()}));
  view.provisions.back().children.push_back(part("dieu-2__khoan-1", "khoản 1", "", {base + second.find("1. "), base + second.find("2. Hai")}));
  view.provisions.back().children.push_back(part("dieu-2__khoan-2", "khoản 2", "", {base + second.find("2. Hai"), base + second.size()}));
  RelationView replaces;
  replaces.kind = RelationKind::replaces;
  replaces.other.work = cited;
  replaces.quote = "thay \"thế\"\n" + word;
  view.relations_out.push_back(replaces);
  view.citations_out.items.push_back({.other = {.work = cited}});
  view.citations_out.items.push_back({.other = {.work = "/akn/vn/act/luat/quoc-hoi/2003/11-2003-qh11"}});
  return view;
}

std::string without_blanks(std::string text) {
  return std::regex_replace(text, std::regex{"\\s+"}, "");
}

std::string words_of(const std::string& xml) {
  std::string text = xml.substr(xml.find("</meta>") + 7);
  text = std::regex_replace(text, std::regex{"<[^>]*>"}, "");
  for (const auto& [entity, character] : {std::pair{"&quot;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
    text = std::regex_replace(text, std::regex{entity}, character);
  return without_blanks(text);
}

TEST(AknXml, HoldsEveryWordOnceAndInOrder) {
  const WorkView view = decision();
  EXPECT_EQ(words_of(akn_component(view)), without_blanks(view.units[0].text + view.units[1].text));
}

TEST(AknXml, NestsProvisionsUnderTheirNumbers) {
  const std::string xml = akn_xml(decision());
  for (const char* piece :
       {"<act name=\"quyet-dinh\" contains=\"originalVersion\">", "<FRBRdate date=\"2012-07-23\" name=\"issued\"/>", "<FRBRlanguage language=\"vie\"/>",
        "<article eId=\"dieu-1\">\n<num>Điều 1.</num>\n<heading>Phạm vi áp dụng</heading>", "<intro>\n<p>Lời dẫn:</p>\n</intro>",
        "<paragraph eId=\"dieu-2__khoan-1\">\n<num>1.</num>\n<content>\n<p>Một</p>",
        "<ref href=\"/akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp\">Nghị định số 130/2005/NĐ-CP</ref>;"})
    EXPECT_NE(xml.find(piece), std::string::npos) << piece << "\n" << xml;
}

TEST(AknXml, ShowsMarkupInATextAsText) {
  WorkView view = decision("</p><script>&\x01\xEF\xBF\xBF");
  const std::string xml = akn_xml(view);
  EXPECT_EQ(xml.find("<script>"), std::string::npos);
  EXPECT_EQ(xml.find('\x01'), std::string::npos);
  EXPECT_EQ(xml.find("\xEF\xBF\xBF"), std::string::npos);
  view.provisions.clear();
  EXPECT_NE(akn_xml(view).find("<hcontainer eId=\"toan-van\""), std::string::npos);
  EXPECT_NE(akn_xml(WorkView{}).find("</akomaNtoso>"), std::string::npos);
}

TEST(AknXml, SurvivesProvisionsThatLieOutsideTheText) {
  WorkView view = decision();
  view.provisions[0].span = {5000, 9000};
  view.provisions[1].span = {0, 3};
  EXPECT_EQ(words_of(akn_component(view)), without_blanks(view.units[0].text + view.units[1].text));
}

TEST(Bibliography, KeepsBracesAndSignsOfLatexOutOfTheWay) {
  const std::string entry = bibtex(decision().summary, "https://vb.example.vn/akn/x");
  for (const char* piece : {"@misc{quyet-dinh-673-qd-ubnd,", "title = {{Về \\{việc\\} 100\\% thường}}", "year = {2012}", "month = jul", "url = {https://vb"})
    EXPECT_NE(entry.find(piece), std::string::npos) << piece << "\n" << entry;
}

TEST(Bibliography, GivesCslTheDateInParts) {
  const auto item = csl_json(decision().summary, "")[0];
  EXPECT_EQ(item["type"], "legislation");
  EXPECT_EQ(item["issued"]["date-parts"].dump(), "[[2012,7,23]]");
  EXPECT_FALSE(item.contains("URL"));
}

TEST(LinkedData, LeavesOutAForceThatIsNotCertain) {
  WorkView view = decision();
  EXPECT_FALSE(linked_data(view, "").contains("legislationLegalForce"));
  view.force.status = ForceStatus::needs_review;
  EXPECT_FALSE(linked_data(view, "").contains("legislationLegalForce"));
  view.force.status = ForceStatus::expired;
  const auto data = linked_data(view, "https://a.vn");
  EXPECT_EQ(data["legislationLegalForce"], "https://schema.org/NotInForce");
  EXPECT_EQ(data["legislationRepeals"][0]["@id"], std::string("https://a.vn") + cited);
}

TEST(Csv, KeepsCellsApartAndFormulasAsleep) {
  EXPECT_EQ(csv_row({"=1+1"}), "'=1+1\r\n");
  EXPECT_EQ(csv_row({"a,\"b\"\n", ""}), "\"a,\"\"b\"\"\n\",\r\n");
  const std::string row = works_csv_row(WorkSummary{});
  const std::string heading = works_csv_heading();
  EXPECT_EQ(std::count(row.begin(), row.end(), ','), std::count(heading.begin(), heading.end(), ',')) << row;
  EXPECT_NE(relations_csv_rows(decision()).find("\"thay \"\"thế\"\"\nthường\""), std::string::npos);
}

TEST(Graphml, TellsEachEdgeOnce) {
  const std::string edges = graphml_edges(decision("<b>"));
  EXPECT_NE(edges.find("<data key=\"kind\">replaces</data>"), std::string::npos);
  EXPECT_EQ(edges.find(cited), edges.rfind(cited)) << "a relation is not told again as a citation";
  EXPECT_NE(edges.find("<data key=\"kind\">cites</data>"), std::string::npos);
  EXPECT_EQ(edges.find("<b>"), std::string::npos);
}

} // namespace
} // namespace danchieu::query
