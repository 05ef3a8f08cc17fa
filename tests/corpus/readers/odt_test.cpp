#include "corpus/readers/containers.hpp"
#include "tests/corpus/readers/zip_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace danchieu::corpus {
namespace {

const std::string spaces = R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")";

std::string outcome(const std::string& body, const std::string& automatic = "", const std::string& styles = "", const std::string& manifest = "") {
  const std::string content = "<office:document-content" + spaces + "><office:automatic-styles>" + automatic + "</office:automatic-styles><office:body><office:text>" + body +
                              "</office:text></office:body></office:document-content>";
  const ReadResult result = odt_text(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                             {"content.xml", content},
                                             {"styles.xml", "<office:document-styles" + spaces + "><office:styles>" + styles + "</office:styles></office:document-styles>"},
                                             {"META-INF/manifest.xml", manifest}}),
                                     {});
  const auto* failure = std::get_if<ReadFailure>(&result);
  return failure == nullptr ? std::get<SourceText>(result).text : std::string(code(failure->reason));
}

std::string p(const std::string& text) { return "<text:p>" + text + "</text:p>"; }

TEST(Odt, GivesOneParagraphALine) {
  const struct {
    std::string body;
    std::string expected;
  } rows[] = {
      {p("Điều 1.\n   Phạm  <text:span>vi</text:span>") + "<text:h text:outline-level=\"1\">Hai</text:h>", "Điều 1. Phạm vi\nHai\n"},
      {p("a<text:line-break/>b<text:tab/>c<text:s text:c=\"2\"/>d"), "a\nb\tc  d\n"},
      {"<text:tracked-changes>" + p("đã xóa") + "</text:tracked-changes>" + p("còn<text:change/>"), "còn\n"},
      {p("theo<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("ghi chú") + "</text:note-body></text:note> luật") + p("hết"), "theo luật [1]\nhết\n\n[1] ghi chú\n"},
      {p("trước<draw:frame><draw:text-box>" + p("hộp") + "</draw:text-box></draw:frame>sau"), "trướcsau\nhộp\n"},
      {p("a<office:annotation>" + p("lời bàn") + "</office:annotation>"), "a\n"},
      {"<text:table-of-content>" + p("Điều 1 3") + "</text:table-of-content>" + p("Điều 1"), "Điều 1\n"},
      {"<text:section text:display=\"none\">" + p("ẩn") + "</text:section>" + p("hiện"), "hiện\n"},
      {"<table:table><table:table-row><table:table-cell>" + p("ỦY BAN") + p("X") + "</table:table-cell><table:table-cell>" + p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") +
           "</table:table-cell></table:table-row></table:table>",
       "ỦY BAN\nX\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"},
      {"<table:table><table:table-row><table:table-cell>" + p("1") + "</table:table-cell><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell>" + p("b") +
           "</table:table-cell></table:table-row></table:table>",
       "1\t\t\tb\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(outcome(row.body), row.expected) << row.body;
}

TEST(Odt, CountsItsListsAndHeadings) {
  const std::string lists = R"xml(<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
    <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
    <text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="3"/></text:list-style>
    <text:list-style style:name="M"><text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="Điều %1%."/></text:list-style>
    <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>)xml";
  const std::string outline = R"(<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Chương "/></text:outline-style>)";
  const auto list = [](const std::string& style, const std::string& items, const std::string& more = "") { return "<text:list text:style-name=\"" + style + "\" " + more + ">" + items + "</text:list>"; };
  const auto item = [](const std::string& content, const std::string& more = "") { return "<text:list-item " + more + ">" + content + "</text:list-item>"; };
  const std::string body = "<text:h text:outline-level=\"1\">QUY ĐỊNH</text:h>" + list("M", item(p("Phạm vi"))) +
                           list("L", item(p("một") + p("tiếp") + "<text:list>" + item(p("a") + "<text:list>" + item(p("sâu")) + "</text:list>") + item(p("b")) + "</text:list>") + item(p("hai"))) +
                           "<text:h text:outline-level=\"1\">KHÁC</text:h>" + list("M", item(p("Đối tượng")), "text:continue-numbering=\"true\"") +
                           list("L", item(p("lại")) + item(p("năm"), "text:start-value=\"5\"")) + list("B", item(p("gạch")));
  EXPECT_EQ(outcome(body, lists, outline), "Chương I QUY ĐỊNH\nĐiều 1. Phạm vi\n1. một\ntiếp\na) a\n1.a.1. sâu\nb) b\n2. hai\nChương II KHÁC\nĐiều 2. Đối tượng\n1. lại\n5. năm\n- gạch\n");
}

TEST(Odt, DecodesRunsByTheirFonts) {
  const std::string automatic = R"(<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Base"/>
    <style:style style:name="T1" style:family="text"><style:text-properties style:font-name="F2"/></style:style>
    <style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="T3" style:family="text"><style:text-properties fo:font-family="'Times New Roman'" fo:text-transform="uppercase"/></style:style>)";
  const std::string styles = R"(<style:font-face style:name="F2" svg:font-family="'VNI-Times'"/>
    <style:style style:name="Base" style:family="paragraph"><style:text-properties fo:font-family=".VnTime"/></style:style>)";
  EXPECT_EQ(outcome("<text:p text:style-name=\"P1\">NghÞ ®Þnh <text:span text:style-name=\"T1\">Thoâng tö</text:span> c¸c<text:span text:style-name=\"T2\">ẩn</text:span><text:span text:style-name=\"T3\"> điều</text:span></text:p>", automatic, styles),
            "Nghị định Thông tư các ĐIỀU\n");
}

TEST(Odt, NamesWhatIsWrong) {
  EXPECT_EQ(outcome("<text:p>"), "corrupt");
  EXPECT_EQ(outcome(p(" ")), "no_text");
  EXPECT_EQ(outcome(p("a"), "", "", "<m><manifest:encryption-data/></m>"), "encrypted");
}

} // namespace
} // namespace danchieu::corpus
