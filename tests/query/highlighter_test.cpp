#include "query/highlighter.hpp"

#include "query/query_parser.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::query {
namespace {

std::string marked(const Snippet& snippet) {
  std::string out;
  std::size_t at = 0;
  for (const Span& span : snippet.highlights) {
    out += snippet.text.substr(at, span.start - at) + "[" + snippet.text.substr(span.start, span.end - span.start) + "]";
    at = span.end;
  }
  return out + snippet.text.substr(at);
}

struct Case {
  const char* question;
  const char* text;
  const char* expected;
};

TEST(Highlighter, MarksTheWordsAskedForInTheOriginalText) {
  const Case cases[] = {
      {"duong bo", "Luật Giao thông đường bộ", "Luật Giao thông [đường bộ]"},
      {"đường", "Ông Dương đi đường", "Ông Dương đi [đường]"}, // marks typed are marks meant
      {"hoà bình", "Tỉnh Hòa Bình", "Tỉnh [Hòa Bình]"},        // both places of the tone mark
      {"cải cách", "Cải cách\n  hành chính", "[Cải cách] hành chính"},
      {"<b>", "a <b>x</b>", "a <[b]>x</[b]>"}, // plain text: escaping is for who shows it
      {"hàn*", "hàng hóa", "[hàng] hóa"},
      {"không có", "văn bản", "văn bản"},
      {"đất -nước", "đất nước", "[đất] nước"},
  };
  for (const Case& expected : cases)
    EXPECT_EQ(marked(Highlighter(parse_query(expected.question)).snippet(expected.text, 300)), expected.expected) << expected.question;
}

TEST(Highlighter, LeavesWordsThatOnlyJoinOthersBare) {
  const Case cases[] = {
      {"quyền của người lao động", "Việc của người khác và quyền của người lao động", "Việc [của người] khác và [quyền của người lao động]"},
      {"quyền của trẻ em", "Việc của người khác, quyền lợi của trẻ em", "Việc của người khác, [quyền] lợi [của trẻ em]"},
      {"không đội mũ", "không được hút thuốc; người không đội mũ", "không được hút thuốc; người [không đội mũ]"},
      {"cua va", "tiền của và sức lực", "tiền [của và] sức lực"}, // nothing else is asked
      {"\"của\"", "sách của tôi", "sách [của] tôi"},
  };
  for (const Case& expected : cases)
    EXPECT_EQ(marked(Highlighter(parse_query(expected.question)).snippet(expected.text, 300)), expected.expected) << expected.question;
}

TEST(Highlighter, PrefersThePlaceWhereTheWordsStandTogether) {
  std::string text = "Độ cao của cồn cát và nồng nhiệt. ";
  for (int i = 0; i < 40; ++i) text += "đoạn giữa dài dòng ";
  text += "Khi nồng độ cồn cho phép bị phạt.";
  const Snippet snippet = Highlighter(parse_query("nồng độ cồn lái")).snippet(text, 120);
  EXPECT_NE(snippet.text.find("nồng độ cồn"), std::string::npos) << snippet.text;
}

TEST(Highlighter, MarksANumberHoweverItIsAsked) {
  Highlighter highlighter(parse_query("nd 130"));
  highlighter.add_number("130/2005/NĐ-CP");
  EXPECT_EQ(marked(highlighter.snippet("Căn cứ Nghị định số 130/2005/NĐ-CP ngày", 300)),
            "Căn cứ Nghị định số [130/2005/NĐ-CP] ngày");
}

TEST(Highlighter, ShowsWhereANumberStandsAsItsDocumentWritesIt) {
  Highlighter highlighter(parse_query("22/2013/qd-ttg"));
  highlighter.add_number("22/2013/QĐ-TTg");
  std::string between;
  for (int i = 0; i < 100; ++i) between += "đoạn dài dòng ";
  const std::string capitals = "NHÀ Ở THEO QUYẾT ĐỊNH 22/2013/QĐ-TTG " + between;
  EXPECT_NE(marked(highlighter.snippet(capitals + "Căn cứ Quyết định số 22/2013/QĐ-TTg", 200)).find("số [22/2013/QĐ-TTg]"), std::string::npos);
  EXPECT_NE(marked(highlighter.snippet(capitals, 200)).find("[22/2013/QĐ-TTG]"), std::string::npos) << "in another spelling alone";
  EXPECT_NE(marked(highlighter.snippet(between + "122/2013/QĐ-TTg " + between + "22/2013/QĐ-TTG", 200)).find("[22/2013/QĐ-TTG]"), std::string::npos)
      << "behind a number that ends in it";
}

TEST(Highlighter, CutsTheWindowThatSaysMost) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "đoạn mở đầu dài dòng ";
  text += "nội dung về nồng độ cồn của người lái xe ";
  for (int i = 0; i < 200; ++i) text += "đoạn cuối dài dòng ";
  const Snippet snippet = Highlighter(parse_query("nồng độ cồn")).snippet(text, 200);
  EXPECT_NE(snippet.text.find("nồng độ cồn"), std::string::npos) << snippet.text;
  EXPECT_LE(snippet.text.size(), 220U);
  EXPECT_TRUE(snippet.text.starts_with("… "));
  EXPECT_TRUE(snippet.text.ends_with(" …"));
}

TEST(Highlighter, NeverCutsACharacter) {
  const std::string text = "ậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậ";
  for (std::size_t bytes = 1; bytes < 40; ++bytes) {
    const Snippet snippet = Highlighter(parse_query("x")).snippet(text, bytes);
    for (std::size_t i = 0; i + 2 < snippet.text.size() && snippet.text[i] == '\xe1'; i += 3)
      EXPECT_EQ(snippet.text.substr(i, 3), "ậ") << bytes;
  }
}

} // namespace
} // namespace danchieu::query
