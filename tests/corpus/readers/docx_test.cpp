#include "corpus/readers/containers.hpp"
#include "tests/corpus/readers/zip_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace danchieu::corpus {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

const std::string open = R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>)";
const std::string close = "</w:body></w:document>";

std::string part(const std::string& root, const std::string& content) {
  return "<w:" + root + R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)" + content + "</w:" + root + ">";
}

std::string p(const std::string& text, const std::string& properties = "") {
  return "<w:p>" + properties + R"(<w:r><w:t xml:space="preserve">)" + text + "</w:t></w:r></w:p>";
}

std::string read(const std::string& body, const Parts& others = {}) {
  Parts parts = {{"word/document.xml", open + body + close}};
  parts.insert(parts.end(), others.begin(), others.end());
  const ReadResult result = docx_text(zip_of(parts), {});
  if (const auto* failure = std::get_if<ReadFailure>(&result)) return std::string(code(failure->reason)) + ": " + failure->message;
  return std::get<SourceText>(result).text;
}

std::string list(int level, int id = 1) {
  return "<w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(id) + "\"/></w:numPr></w:pPr>";
}

std::string level(int index, const std::string& format, const std::string& text, const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

TEST(Docx, GivesOneParagraphALine) {
  const struct {
    std::string body;
    std::string expected;
  } rows[] = {
      {p("Điều 1. Phạm vi") + p("Hai"), "Điều 1. Phạm vi\nHai\n"},
      {"<w:p><w:r><w:t>QUYẾT</w:t><w:br/><w:t>ĐỊNH</w:t></w:r></w:p>", "QUYẾT\nĐỊNH\n"},
      {"<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Phạm vi</w:t><w:tab/><w:t>cột</w:t></w:r></w:p>", "1. Phạm vi\tcột\n"},
      {"<w:p><w:ins><w:r><w:t>có </w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText><w:t>bỏ</w:t></w:r></w:del><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom><w:r><w:t>còn</w:t></w:r></w:p>", "có còn\n"},
      {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>" + p("câu"), "một câu\n"},
      {"<w:p><w:hyperlink><w:r><w:t>Luật Đất đai</w:t></w:r></w:hyperlink></w:p>", "Luật Đất đai\n"},
      {R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>)", "7\n"},
      {R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>)" + p("không mất"), "không mất\n"},
      {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t>điều</w:t></w:r></w:p>", "ĐIỀU\n"},
      {"<w:p><w:r><w:t>15</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r></w:p>", "15-CP\n"},
      {"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("Bấm vào đây") + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" + p("chữ") + "</w:sdtContent></w:sdt>", "chữ\n"},
      {"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("hộp") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("hộp") +
           "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>trước</w:t></w:r></w:p>" + p("sau"),
       "trước\nhộp\nsau\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.body), row.expected) << row.body;
}

TEST(Docx, KeepsTheRowsOfListsAndPartsTheCellsOfLetterheads) {
  const auto cell = [](const std::string& content) { return "<w:tc>" + content + "</w:tc>"; };
  const auto row = [](const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; };
  const std::string letterhead = "<w:tbl>" + row(cell(p("ỦY BAN NHÂN DÂN") + p("TỈNH ĐÈN LỒNG")) + cell(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc"))) +
                                 row(cell(p("Số: 5/QĐ-UBND")) + cell(p("Đèn Lồng, ngày 2 tháng 3 năm 2020"))) + "</w:tbl>";
  EXPECT_EQ(read(letterhead + p("sau")), "ỦY BAN NHÂN DÂN\nTỈNH ĐÈN LỒNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5/QĐ-UBND\n"
                                         "Đèn Lồng, ngày 2 tháng 3 năm 2020\n\nsau\n");
  EXPECT_EQ(read("<w:tbl>" + row(cell(p("STT")) + cell(p("Tên")) + cell(p("Ngày"))) + row(cell(p("1")) + cell(p("Đèn") + p("dầu")) + cell(p(""))) +
                 row("<w:trPr><w:del/></w:trPr>" + cell(p("x")) + cell(p("y"))) + "</w:tbl>"),
            "STT\tTên\tNgày\n1\tĐèn dầu\n");
  // A table inside a cell arranges as well.
  EXPECT_EQ(read("<w:tbl>" + row(cell(p("a") + "<w:tbl>" + row(cell(p("1")) + cell(p("2")) + cell(p("3"))) + "</w:tbl>" + p("")) + cell(p("b"))) + "</w:tbl>"), "a\n1\t2\t3\nb\n");
}

TEST(Docx, CountsItsLists) {
  const std::string numbering = part(
      "numbering",
      "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "upperRoman", "Chương %1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)") +
          level(3, "decimal", "%2.%4", "<w:isLgl/>") + level(4, "bullet", "\xEF\x82\xB7") + "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" +
          level(0, "decimal", "§iÒu %1.", "<w:pStyle w:val=\"Dieu\"/><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr>") +
          "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
          "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>");
  const std::string styles = part("styles", R"(<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>)");
  const std::string dieu = R"(<w:pPr><w:pStyle w:val="Dieu"/></w:pPr>)";
  const std::string con = R"(<w:pPr><w:pStyle w:val="Con"/></w:pPr>)";
  const std::string unnumbered = R"(<w:pPr><w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>)";
  const std::string body = p("QUY ĐỊNH", list(0)) + p("một", list(1)) + p("a", list(2)) + p("b", list(2)) + p("hai", list(1)) + p("a", list(2)) + p("pháp", list(3)) + p("gạch", list(4)) +
                           p("TIẾP", list(0)) + p("lại", list(1)) + p("bảy", list(1, 3)) + p("tám", list(1, 3)) + p("Phạm vi", dieu) + p("không số", unnumbered) + p("Đối tượng", con);
  EXPECT_EQ(read(body, {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}),
            "Chương I. QUY ĐỊNH\n1. một\na) a\nb) b\n2. hai\na) a\n2.1 pháp\n- gạch\nChương II. TIẾP\n1. lại\n7. bảy\n8. tám\nĐiều 1. Phạm vi\nkhông số\nĐiều 2. Đối tượng\n");
}

TEST(Docx, PutsNotesBehindTheTextAndTheirMarksBehindTheParagraph) {
  const std::string body = R"(<w:p><w:r><w:t>theo Nghị định</w:t><w:footnoteReference w:id="3"/><w:t xml:space="preserve"> số 1; </w:t><w:footnoteReference w:id="2"/></w:r></w:p>)" + p("hết");
  const std::string notes = part("footnotes", R"(<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>gạch</w:t></w:r></w:p></w:footnote><w:footnote w:id="2">)" + p("Hai") +
                                                  R"(</w:footnote><w:footnote w:id="3">)" + p("Ba") + "</w:footnote>");
  EXPECT_EQ(read(body, {{"word/footnotes.xml", notes}}), "theo Nghị định số 1; [1] [2]\nhết\n\n[1] Ba\n[2] Hai\n");
}

TEST(Docx, LeavesOutAnAutomaticTableOfContentsThatHasAnEnd) {
  const std::string begin = R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \o "1-3" </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>Điều 1 ... 3</w:t></w:r></w:p>)";
  const std::string end = R"(<w:p><w:r><w:t>Điều 2 ... 4</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>)";
  EXPECT_EQ(read(begin + end + p("Điều 1")), "Điều 1\n");
  EXPECT_EQ(read(begin + p("Điều 1")), "Điều 1 ... 3\nĐiều 1\n");
}

TEST(Docx, DecodesRunsByTheirFonts) {
  const auto run = [](const std::string& font, const std::string& text) {
    return "<w:r><w:rPr><w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" + font + "\"/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  EXPECT_EQ(read("<w:p>" + run(".VnTime", "NghÞ ®Þnh cña ") + run(".VnTimeH", "chÝnh phñ") + run("VNI-Times", " Thoâng tö") + run("Times New Roman", " và") + "</w:p>"), "Nghị định của CHÍNH PHỦ Thông tư và\n");
  EXPECT_EQ(read("<w:p>" + run("VNI-Times", "Tho") + run("VNI-Times", "â") + run("VNI-Times", "ng") + "</w:p>"), "Thông\n");
  EXPECT_EQ(read("<w:p>" + run(".VnTime", "Caùc heä thoâng tin ñieàu haønh") + "</w:p>"), "Các hệ thông tin điều hành\n"); // VNI under a font of TCVN3
  EXPECT_EQ(read("<w:p>" + run(".VnTime", "Nghị định là") + "</w:p>"), "Nghị định là\n"); // Unicode, whatever its font says
  EXPECT_EQ(read("<w:p><w:r><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr><w:t>nh</w:t><w:softHyphen/><w:t> lµ</w:t></w:r></w:p>"), "như là\n");
  const ReadResult result = docx_text(zip_of({{"word/document.xml", open + "<w:p>" + run("VNI-Times", "Thoâng tö") + "</w:p>" + close}}), {});
  EXPECT_EQ(std::get<SourceText>(result).encoding, text::Encoding::vni);
}

TEST(Docx, TakesPartsInUtf16AndUnderOtherNames) {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + open + p("chu") + close;
  std::string wide = "\xFF\xFE";
  for (const char c : xml) wide += {c, '\0'};
  const std::string rels = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>)";
  const ReadResult result = docx_text(zip_of({{"_rels/.rels", rels}, {"word/document2.xml", wide}}), {});
  ASSERT_TRUE(std::holds_alternative<SourceText>(result)) << std::get<ReadFailure>(result).message;
  EXPECT_EQ(std::get<SourceText>(result).text, "chu\n");
  const std::string types = "<Types/>";
  const ReadResult typed = read_bytes(zip_of({{"[Content_Types].xml", types}, {"_rels/.rels", rels}, {"word/document2.xml", wide}}), "a");
  ASSERT_TRUE(std::holds_alternative<SourceText>(typed)) << std::get<ReadFailure>(typed).message;
  EXPECT_EQ(std::get<SourceText>(typed).text, "chu\n");
  const ReadResult none = read_bytes(zip_of({{"[Content_Types].xml", types}}), "a.docx");
  ASSERT_TRUE(std::holds_alternative<ReadFailure>(none));
  EXPECT_EQ(std::get<ReadFailure>(none).reason, FailureReason::corrupt);
}

/// "+ADw-" is "<" in UTF-7, which the format does not know; a document type could be hidden in it.
TEST(Docx, ReadsNoOtherEncodingThanItsFormatHas) {
  const std::string text = "+ADw-w:tab/+AD4-";
  const ReadResult result = docx_text(zip_of({{"word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + open + p(text) + close}}), {});
  ASSERT_TRUE(std::holds_alternative<SourceText>(result)) << std::get<ReadFailure>(result).message;
  EXPECT_EQ(std::get<SourceText>(result).text, text + "\n");
}

/// Found by fuzzing: a definition and a list without numbers, and a paragraph in a list that is not there.
TEST(Docx, TakesAListThatIsNotThereForNone) {
  const std::string numbering = part("numbering", "<w:abstractNum>" + level(0, "decimal", "%1.") + "</w:abstractNum><w:num><w:abstractNumId w:val=\"0\"/></w:num>");
  EXPECT_EQ(read(p("một", list(0)), {{"word/numbering.xml", numbering}}), "một\n");
}

TEST(Docx, RefusesWhatIsNoDocument) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<w:sdt>";
  std::string flood = "<w:p";
  for (int i = 0; i < 2000; ++i) flood += " a" + std::to_string(i) + "=\"1\"";
  EXPECT_TRUE(read("<w:p>").starts_with("corrupt")) << read("<w:p>");
  EXPECT_TRUE(read(deep).starts_with("corrupt")) << read(deep);
  EXPECT_TRUE(read(flood + "/>").starts_with("corrupt")) << read(flood + "/>");
  EXPECT_TRUE(read("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>").starts_with("corrupt"));
  EXPECT_TRUE(read(p(" ")).starts_with("no_text")) << read(p(" "));
  const auto refused = [](const std::string& bytes, const ReadLimits& limits = {}) {
    const ReadResult result = docx_text(bytes, limits);
    const auto* failure = std::get_if<ReadFailure>(&result);
    return failure == nullptr ? std::get<SourceText>(result).text : std::string(code(failure->reason));
  };
  const std::string laughs = "<!DOCTYPE d [<!ENTITY a \"ha\">]>";
  EXPECT_EQ(refused(zip_of({{"word/document.xml", laughs + open + p("x") + close}})), "corrupt");
  EXPECT_EQ(refused(zip_of({{"word/document.xml", open + p("x") + close}, {"word/document.xml", "<x/>"}})), "corrupt");
  EXPECT_EQ(refused(zip_of({{"a.xml", "<x/>"}})), "corrupt");
  const std::string good = zip_of({{"word/document.xml", open + p(std::string(5000, 'a')) + close}});
  EXPECT_EQ(refused(good.substr(0, good.size() / 2)), "corrupt");
  EXPECT_EQ(refused(good, {.max_unpacked = 1000}), "bomb");
  EXPECT_EQ(refused(good, {.max_text = 1000}), "too_big");
  EXPECT_EQ(refused(zip_of({{"a", ""}, {"b", ""}, {"c", ""}}), {.max_entries = 2}), "bomb");
}

} // namespace
} // namespace danchieu::corpus
