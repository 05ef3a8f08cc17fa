#include "query/searcher.hpp"

#include "query/json.hpp"
#include "query/work_view.hpp"
#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace danchieu::query {
namespace {

using test::on_day;
using test::TestIndex;

/// An invented province's documents: a chain of three replacements, a plan on traffic, two provinces with one number.
std::string decision(const std::string& province, const std::string& number, const std::string& date, const std::string& title,
                     const std::string& articles) {
  std::string upper = province == "Kon Tum" ? "KON TUM" : "LÂM ĐỒNG";
  return "ỦY BAN NHÂN DÂN\nTỈNH " + upper + "\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
         "Số: " + number + "\n" + province + ", " + date + "\n\nQUYẾT ĐỊNH\n" + title + "\n\nỦY BAN NHÂN DÂN TỈNH " + upper + "\n\n"
         "Căn cứ Nghị định số 130/2005/NĐ-CP ngày 17 tháng 10 năm 2005 của Chính phủ;\n\nQUYẾT ĐỊNH:\n\n" + articles +
         "\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n";
}

const TestIndex& index() {
  static const TestIndex built(std::map<std::string, std::string>{
      {"a.txt", decision("Kon Tum", "101/QĐ-UBND", "ngày 05 tháng 3 năm 2010", "Về việc quy định phí đèn lồng trên địa bàn tỉnh",
                         "Điều 1. Quy định mức phí đèn lồng là năm nghìn đồng một chiếc.\n\n"
                         "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 77/QĐ-UBND ngày 02 tháng 02 năm "
                         "2008 của Ủy ban nhân dân tỉnh Kon Tum.\n")},
      {"b.txt", decision("Kon Tum", "202/QĐ-UBND", "ngày 06 tháng 4 năm 2013", "Về việc quy định phí đèn lồng trên địa bàn tỉnh",
                         "Điều 1. Quy định mức phí đèn lồng là bảy nghìn đồng một chiếc, người đi đường không phải nộp.\n\n"
                         "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 101/QĐ-UBND ngày 05 tháng 3 năm "
                         "2010 của Ủy ban nhân dân tỉnh Kon Tum.\n")},
      {"c.txt", decision("Lâm Đồng", "202/QĐ-UBND", "ngày 07 tháng 5 năm 2013", "Về việc khen thưởng ông Dương",
                         "Điều 1. Khen thưởng ông Dương <b>vì</b> thành tích trồng rừng.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n")},
  });
  return built;
}

SearchResult ask(const std::string& question, void (*change)(SearchRequest&) = nullptr) {
  SearchRequest request{.query = question, .on = on_day};
  if (change != nullptr) change(request);
  return search(*index().generation(), request);
}

std::vector<std::string> numbers(const SearchResult& result) {
  std::vector<std::string> out;
  for (const Hit& hit : result.hits) out.push_back(hit.work.number + (hit.work.place.empty() ? "" : " " + hit.work.place));
  return out;
}

std::string first(const SearchResult& result) {
  return result.hits.empty() ? "nothing" : numbers(result).front();
}

TEST(Searcher, CountsNoMentionsForWantOfTime) {
  const SearchResult whole = ask("101/QĐ-UBND");
  ASSERT_TRUE(whole.mentions);
  EXPECT_EQ(whole.mentions->total, 1U);
  EXPECT_FALSE(whole.partial);
  const SearchResult cut = ask("101/QĐ-UBND", [](SearchRequest& request) { request.time_limit = std::chrono::milliseconds(-1); });
  EXPECT_FALSE(cut.mentions);
  EXPECT_TRUE(cut.partial);
}

TEST(Searcher, PutsADocumentAskedByNumberFirstInAnySpelling) {
  for (const char* question : {"101/QĐ-UBND", "quyet dinh 101", "QĐ 101", "101 qd ubnd", "Quyết định số 101 /QĐ-UBND ngày 05/3/2010",
                               "101/QÐ-UBND", "quyết định 101 kon tum", "QUYẾT ĐỊNH SỐ 101/QĐ–UBND"}) {
    const SearchResult result = ask(question);
    EXPECT_EQ(first(result), "101/QĐ-UBND tỉnh Kon Tum") << question;
    ASSERT_FALSE(result.hits.empty());
    EXPECT_TRUE(result.hits[0].asked_for) << question;
  }
}

TEST(Searcher, SaysHowAQuestionInPartsWasUnderstood) {
  EXPECT_EQ(ask("ubnd qd 101 2010").read_as_vi, "số hiệu: 101/QĐ-UBND");
  EXPECT_EQ(ask("qd 202 ubnd").read_as_vi, "số hiệu: quyết định 202 (UBND)");
  const std::string unknown = ask("thong tu 200 2014 btc").read_as_vi;
  EXPECT_TRUE(unknown.starts_with("số hiệu: thông tư 200 năm 2014 (BTC);")) << unknown;
}

TEST(Searcher, AsksWhenOnlyAnotherKindOrBodyHasTheNumber) {
  for (const char* question : {"quyết định 130 2005", "nghị định 130/2005 btc", "130 2005 nq cp"}) {
    const SearchResult result = ask(question);
    ASSERT_TRUE(result.resolution) << question;
    EXPECT_EQ(result.resolution->kind, ResolutionKind::near) << question;
    EXPECT_EQ(result.suggestion, "130/2005/NĐ-CP") << question;
    for (const Hit& hit : result.hits) EXPECT_FALSE(hit.asked_for) << question;
  }
  EXPECT_EQ(ask("130 2005 nd cp").resolution->kind, ResolutionKind::completed);
  EXPECT_EQ(ask("130/2005/cp").hits.at(0).work.number, "130/2005/NĐ-CP");
}

TEST(Searcher, ShowsTheArticleAskedForFirst) {
  for (const char* question : {"điều 2 quyết định 101/QĐ-UBND", "khoản 1 Điều 2 của Quyết định 101 Kon Tum", "101/qd-ubnd dieu 2"}) {
    const SearchResult result = ask(question);
    ASSERT_FALSE(result.hits.empty() || result.hits[0].provisions.empty()) << question;
    EXPECT_EQ(first(result), "101/QĐ-UBND tỉnh Kon Tum") << question;
    EXPECT_EQ(result.hits[0].provisions[0].label, "Điều 2") << question;
    EXPECT_EQ(result.understood.article, "dieu-2") << question;
  }
  EXPECT_EQ(ask("điều 2 phí đèn lồng").understood.article, "");
  EXPECT_EQ(ask("101/QĐ-UBND").understood.article, "");
}

TEST(Searcher, SuggestsTheWordThatStandsBesideTheOthers) {
  EXPECT_EQ(ask("den fong").suggestion, "den long");
  EXPECT_EQ(ask("nghin fong").suggestion, "nghin dong");
  EXPECT_EQ(ask("phí NEAR/5 lồng").suggestion, "");
}

TEST(Searcher, PutsAllWorksThatShareANumberFirstAndNarrowsThemByPlace) {
  const SearchResult both = ask("202/QĐ-UBND");
  ASSERT_GE(both.hits.size(), 2U);
  EXPECT_TRUE(both.hits[0].asked_for && both.hits[1].asked_for);
  EXPECT_EQ(both.resolution->kind, ResolutionKind::ambiguous);
  EXPECT_EQ(first(ask("quyet dinh 202 lam dong")), "202/QĐ-UBND tỉnh Lâm Đồng");
  EXPECT_EQ(first(ask("quyết định 202 Kon Tum")), "202/QĐ-UBND tỉnh Kon Tum");
}

TEST(Searcher, FindsADocumentThatIsOnlyCited) {
  const SearchResult result = ask("nghi dinh 130/2005");
  ASSERT_FALSE(result.hits.empty());
  EXPECT_EQ(result.hits[0].work.work, "/akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp");
  EXPECT_EQ(result.hits[0].work.number, "130/2005/NĐ-CP");
  EXPECT_FALSE(result.hits[0].work.text_known);
  EXPECT_TRUE(result.hits[0].work.title.empty());
  EXPECT_EQ(result.hits[0].work.cited_by, 3U);
  EXPECT_EQ(result.hits[0].work.force.status, ForceStatus::unknown);
  EXPECT_EQ(result.total, 4U); // the three that mention it follow
}

TEST(Searcher, RespectsTypedMarksAndIgnoresMissingOnes) {
  EXPECT_EQ(numbers(ask("đường")), std::vector<std::string>{"202/QĐ-UBND tỉnh Kon Tum"}); // and not "Dương"
  EXPECT_EQ(numbers(ask("duong")).size(), 2U);
  EXPECT_EQ(numbers(ask("\"mức phí đèn lồng\"")).size(), 2U);
  EXPECT_EQ(numbers(ask("\"phí mức đèn lồng\"")).size(), 0U);
}

TEST(Searcher, VerifiesPhrasesAndNearInTheText) {
  struct Case {
    const char* question;
    std::size_t works;
  };
  for (const Case& one : {Case{"\"quy định mức phí\"", 2}, Case{"\"quy dinh muc phi\"", 2}, Case{"\"mức phí nghìn đồng\"", 0},
                          Case{"\"quỳ định mức phí\"", 0}, Case{"mức NEAR/3 lồng", 2}, Case{"lồng NEAR/3 mức", 2}, Case{"mức NEAR/2 lồng", 0},
                          Case{"mức GẦN/3 lồng", 2}, Case{"\"mức phí\" NEAR \"một chiếc\"", 2}, Case{"khen NEAR lồng", 0},
                          Case{"phí NOT \"bảy nghìn đồng\"", 1}, Case{"phí NOT \"đồng bảy nghìn\"", 2}}) {
    const SearchResult result = ask(one.question);
    EXPECT_EQ(result.hits.size(), one.works) << one.question;
    EXPECT_EQ(result.total, one.works) << one.question;
    EXPECT_TRUE(result.total_exact) << one.question;
  }
}

TEST(Searcher, LeavesOutWordsThatOnlyAskAndSaysSo) {
  const SearchResult result = ask("mức phí đèn lồng được quy định như thế nào?");
  EXPECT_EQ(result.hits.size(), 2U);
  EXPECT_EQ(result.ignored, std::vector<std::string>{"được quy định như thế nào"});
  EXPECT_NE(result.read_as_vi.find("bỏ qua: \"được quy định như thế nào\""), std::string::npos) << result.read_as_vi;
  EXPECT_TRUE(ask("như thế nào").ignored.empty()) << "nothing would be left";
}

TEST(Searcher, TakesTheQuestionWhetherADocumentIsInForceForNoWords) {
  for (const char* question : {"Quyết định 101/QĐ-UBND còn hiệu lực không?", "quyet dinh 101/qd-ubnd co con hieu luc khong", "101/QĐ-UBND đã hết hiệu lực chưa", "101/QĐ-UBND còn hiệu lực ko"}) {
    const SearchResult result = ask(question);
    EXPECT_EQ(result.total, ask("101/QĐ-UBND").total) << question;
    EXPECT_EQ(result.ignored.size(), 1U) << question;
  }
  const SearchResult law = ask("luật di sản văn hóa còn hiệu lực không");
  EXPECT_EQ(law.understood.law_name, "luật di sản văn hóa");
}

TEST(Searcher, KnowsAbbreviationsBothWays) {
  EXPECT_EQ(ask("\"đèn lồng\" UBND").total, 2U);
  EXPECT_EQ(ask("UBND khen thưởng").total, 1U);
}

TEST(Searcher, ExplainsEachScoreToItsLastPart) {
  const SearchResult result = ask("mức phí đèn lồng", [](SearchRequest& r) { r.explain = true; });
  ASSERT_FALSE(result.hits.empty());
  for (const Hit& hit : result.hits) {
    double sum = 0;
    double factor = 1;
    for (const ScorePart& part : hit.parts) {
      if (part.kind == "force" || part.kind == "citations" || part.kind == "age") factor *= part.value;
      else sum += part.value;
    }
    EXPECT_NEAR(sum * factor, hit.score, 1e-6 * hit.score) << hit.work.number;
  }
  EXPECT_TRUE(ask("mức phí").hits.at(0).parts.empty());
}

TEST(Searcher, CountsMentionsApartFromTheAnswer) {
  const SearchResult result = ask("101/QĐ-UBND");
  ASSERT_TRUE(result.mentions.has_value());
  EXPECT_EQ(result.mentions->total, 1U);
  ASSERT_EQ(result.mentions->kinds.size(), 1U);
  EXPECT_EQ(result.mentions->kinds[0].kind, RelationKind::replaces);
  EXPECT_FALSE(ask("đèn lồng").mentions.has_value());
}

TEST(Searcher, FindsSimilarDocuments) {
  const SearchResult result = ask("101/QĐ-UBND", [](SearchRequest& r) { r.similar = 3; });
  ASSERT_FALSE(result.similar.empty());
  EXPECT_EQ(result.similar[0].number, "202/QĐ-UBND");
  EXPECT_EQ(result.similar[0].place, "tỉnh Kon Tum");
}

TEST(Searcher, RanksWhatIsNoLongerInForceLowerAndSaysSo) {
  const SearchResult result = ask("quy định mức phí đèn lồng");
  ASSERT_EQ(result.hits.size(), 2U);
  EXPECT_EQ(result.hits[0].work.number, "202/QĐ-UBND");
  EXPECT_EQ(result.hits[1].work.number, "101/QĐ-UBND");
  EXPECT_EQ(result.hits[1].work.force.status, ForceStatus::expired);
  EXPECT_EQ(result.hits[1].work.force.by, "202/QĐ-UBND");
}

struct FilterCase {
  const char* question;
  std::size_t works;
};

TEST(Searcher, AppliesFieldsAndOperators) {
  const FilterCase cases[] = {
      {"loai:\"quyết định\"", 3},     {"loai:luật", 0},          {"nam:2013", 2},
      {"nam:2010..2012", 1},          {"tinh:\"Lâm Đồng\"", 1},  {"coquan:\"UBND tỉnh Kon Tum\"", 2},
      {"coquan:kon-tum nam:2013", 1}, {"ngay:2013-04-06", 1},    {"-tinh:\"Lâm Đồng\" nam:2013", 1},
      {"hieuluc:hết", 1},             {"đèn AND rừng", 0},       {"đèn OR rừng", 3},
      {"đèn NOT đường", 1},           {"tieude:\"khen thưởng\"", 1}, {"trichdan:130/2005/NĐ-CP", 3},
      {"trichdan:101/QĐ-UBND", 1},    {"khen*", 1},
  };
  for (const FilterCase& expected : cases) {
    const SearchResult result = ask(expected.question);
    EXPECT_EQ(result.total, expected.works) << expected.question;
    EXPECT_EQ(result.hits.size(), expected.works) << expected.question;
  }
}

TEST(Searcher, AnswersWhoReplacesWhat) {
  EXPECT_EQ(first(ask("quyet dinh thay the 101")), "202/QĐ-UBND tỉnh Kon Tum");
  EXPECT_EQ(first(ask("ai thay thế 77/QĐ-UBND")), "101/QĐ-UBND tỉnh Kon Tum");
  EXPECT_EQ(ask("bị thay thế bởi 101/QĐ-UBND").hits.at(0).work.number, "77/QĐ-UBND");
}

TEST(Searcher, SuggestsANearNumberAndMergesNone) {
  const SearchResult result = ask("1001/QĐ-UBND");
  EXPECT_EQ(result.suggestion, "101/QĐ-UBND");
  EXPECT_EQ(result.resolution->kind, ResolutionKind::near);
  EXPECT_TRUE(std::ranges::none_of(result.hits, [](const Hit& hit) { return hit.asked_for; }));
}

TEST(Searcher, SuggestsAWordOfTheIndexForAMisspeltOne) {
  EXPECT_EQ(ask("quyet dimh").suggestion, "quyet dinh");
  EXPECT_EQ(ask("quyết định").suggestion, "");
}

TEST(Searcher, SnippetsAreTheOriginalText) {
  const SearchResult result = ask("thành tích");
  ASSERT_EQ(result.hits.size(), 1U);
  const ProvisionHit& provision = result.hits[0].provisions.at(0);
  EXPECT_EQ(provision.label, "Điều 1");
  EXPECT_NE(provision.snippet.text.find("<b>vì</b>"), std::string::npos) << provision.snippet.text;
  ASSERT_EQ(provision.snippet.highlights.size(), 1U);
  const Span span = provision.snippet.highlights[0];
  EXPECT_EQ(provision.snippet.text.substr(span.start, span.end - span.start), "thành tích");
}

TEST(Searcher, PagesOfOneQuestionNeitherOverlapNorLeaveGaps) {
  std::vector<std::string> paged;
  for (std::uint32_t offset = 0; offset < 4; ++offset) {
    SearchRequest request{.query = "130/2005/NĐ-CP", .on = on_day};
    request.limit = 1;
    request.offset = offset;
    for (const Hit& hit : search(*index().generation(), request).hits) paged.push_back(hit.work.work);
  }
  std::vector<std::string> whole;
  for (const Hit& hit : ask("130/2005/NĐ-CP").hits) whole.push_back(hit.work.work);
  EXPECT_EQ(paged, whole);
}

TEST(Searcher, CountsFacetsByWork) {
  const SearchResult result = ask("quyết định");
  std::map<std::string, std::uint32_t> years;
  for (const Facet& facet : result.facets)
    if (facet.name == "year")
      for (const FacetValue& value : facet.values) years[value.value] = value.count;
  EXPECT_EQ(years, (std::map<std::string, std::uint32_t>{{"2010", 1}, {"2013", 2}}));
}

TEST(Searcher, SortsByDateAndCitations) {
  EXPECT_EQ(first(ask("quyết định", [](SearchRequest& r) { r.sort = Sort::newest; })), "202/QĐ-UBND tỉnh Lâm Đồng");
  EXPECT_EQ(first(ask("quyết định", [](SearchRequest& r) { r.sort = Sort::oldest; })), "101/QĐ-UBND tỉnh Kon Tum");
  EXPECT_EQ(first(ask("quyết định", [](SearchRequest& r) { r.sort = Sort::citations; })), "101/QĐ-UBND tỉnh Kon Tum");
}

TEST(Searcher, SaysWhichLimitsApplied) {
  const auto has = [](const SearchResult& result, const std::string& code) {
    return std::ranges::any_of(result.hints, [&code](const Hint& hint) { return hint.code == code; });
  };
  EXPECT_TRUE(has(ask("đèn", [](SearchRequest& r) { r.limit = 1'000'000; }), "page_size"));
  EXPECT_TRUE(has(ask("đèn", [](SearchRequest& r) { r.offset = 4'000'000'000U; }), "page_depth"));
  EXPECT_TRUE(has(ask("", nullptr), "empty"));
}

TEST(Searcher, EndsInTimeOnHostileQuestions) {
  std::string many;
  for (int i = 0; i < 60; ++i) many += "quyết định ";
  for (const std::string& question : {many, std::string(1000, '('), std::string("a* b* c* d*"), std::string("\"quyết định này có hiệu lực\" OR *"),
                                      std::string("NOT NOT NOT"), std::string("-a -b -c"), std::string("/akn/"), std::string("so: nam: loai:")}) {
    const auto start = std::chrono::steady_clock::now();
    const SearchResult result = ask(question);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3)) << question;
    EXPECT_FALSE(to_json(result).dump().empty());
  }
}

TEST(WorkView, ShowsAWorkThatIsOnlyCitedWithTheSentenceThatEndedIt) {
  const auto generation = index().generation();
  const Resolution resolution = resolve(*generation, "77/QĐ-UBND", on_day);
  ASSERT_EQ(resolution.works.size(), 1U);
  const auto view = view_work(*generation, resolution.works[0].work, {.on = on_day});
  ASSERT_TRUE(view.has_value());
  EXPECT_FALSE(view->summary.text_known);
  EXPECT_EQ(view->force.status, ForceStatus::expired);
  ASSERT_TRUE(view->force.since.has_value());
  EXPECT_EQ(text::to_iso(*view->force.since), "2010-03-05");
  ASSERT_FALSE(view->force.because.empty());
  EXPECT_EQ(view->force.because[0].by_number, "101/QĐ-UBND");
  EXPECT_NE(view->force.because[0].quote.find("thay thế"), std::string::npos);
  ASSERT_EQ(view->chain.size(), 2U); // the chain is followed to its end
  EXPECT_EQ(view->chain[1].work.number, "202/QĐ-UBND");
}

TEST(WorkView, UnitsJoinToTheTextAndLinkItsCitations) {
  const auto generation = index().generation();
  const Resolution resolution = resolve(*generation, "101/QĐ-UBND", on_day);
  ASSERT_EQ(resolution.works.size(), 1U);
  const auto view = view_work(*generation, resolution.works[0].work, {.on = on_day});
  ASSERT_TRUE(view.has_value());
  std::size_t next = view->units.at(0).start;
  std::vector<std::string> linked;
  for (const UnitView& unit : view->units) {
    EXPECT_EQ(unit.start, next);
    next += unit.text.size();
    for (const CitationSpan& link : unit.citations) linked.push_back(unit.text.substr(link.span.start, link.span.end - link.span.start));
  }
  EXPECT_NE(std::ranges::find(linked, "Nghị định số 130/2005/NĐ-CP"), linked.end());
  EXPECT_NE(std::ranges::find(linked, "Quyết định số 77/QĐ-UBND"), linked.end());
  EXPECT_EQ(view->citations_in.total, 1U);
  EXPECT_EQ(view->history.front().event, "issued");
}

TEST(WorkView, KnowsNothingOfAnInventedId) {
  EXPECT_FALSE(view_work(*index().generation(), "/akn/vn/act/nghi-dinh/chinh-phu/1999/1-1999-nd-cp", {.on = on_day}).has_value());
  EXPECT_EQ(resolve(*index().generation(), "999/2019/NĐ-CP", on_day).kind, ResolutionKind::unknown);
}

TEST(Json, HasTheFieldsOfTheContract) {
  const auto found = to_json(ask("101/QĐ-UBND"));
  for (const char* name : {"query", "understood", "on", "total", "hits", "facets", "suggestion"}) EXPECT_TRUE(found.contains(name)) << name;
  for (const char* name : {"kind", "number", "filters", "hints"}) EXPECT_TRUE(found["understood"].contains(name)) << name;
  for (const char* name : {"work", "number", "type", "title", "issuer", "date", "force", "cited_by", "score", "provisions"})
    EXPECT_TRUE(found["hits"][0].contains(name)) << name;
  for (const char* name : {"status", "label", "until", "by"}) EXPECT_TRUE(found["hits"][0]["force"].contains(name)) << name;
  for (const char* name : {"eid", "label", "snippet"}) EXPECT_TRUE(found["hits"][0]["provisions"][0].contains(name)) << name;
  const auto view = to_json(*view_work(*index().generation(), found["hits"][0]["work"].get<std::string>(), {.on = on_day}));
  for (const char* name : {"work", "number", "force", "chain", "relations", "citations", "provisions", "history", "texts"})
    EXPECT_TRUE(view.contains(name)) << name;
  for (const char* name : {"status", "label", "on", "since", "until", "because"}) EXPECT_TRUE(view["force"].contains(name)) << name;
  for (const char* name : {"rule", "by", "quote", "file", "start", "end"}) EXPECT_TRUE(view["force"]["because"][0].contains(name)) << name;
  EXPECT_TRUE(view["citations"]["in"].contains("total"));
}

} // namespace
} // namespace danchieu::query
