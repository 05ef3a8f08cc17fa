#include "corpus/document/analysis.hpp"
#include "corpus/readers/reader.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "tests/corpus/readers/zip_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

// A decision of the lantern world (corpus/samples; invented) as three programs would save it: Word with automatic
// numbers and a letterhead in a table, LibreOffice with lists and an outline, and an RTF of the nineties in the font
// .VnTime. All three say the same, so they must read the same.

namespace danchieu::corpus {
namespace {

const std::string expected = R"(VĂN BẢN MẪU CỦA DỰ ÁN DANCHIEU - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ
ỦY BAN NHÂN DÂN
TỈNH KON TUM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 99061/QĐ-UBND
Kon Tum, ngày 12 tháng 02 năm 2024

QUYẾT ĐỊNH
Về việc ban hành Danh mục điểm treo đèn lồng năm 2024
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM
Căn cứ Nghị định số 9001/2014/NĐ-CP ngày 15 tháng 8 năm 2014 của Chính phủ về đèn lồng nơi công cộng;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Danh mục điểm treo đèn lồng năm 2024, gồm:
a) Điểm treo đèn ở thành phố;
b) Điểm treo đèn ở các huyện.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 99052/QĐ-UBND ngày 28 tháng 9 năm 2023 của Chủ tịch Ủy ban nhân dân tỉnh.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này. [1]
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Thị Mẫu

[1] Gửi bằng văn bản điện tử.
)";

/// The lines of a part of `expected`, from the one that starts with `first` on.
std::vector<std::string> lines(const std::string& first, std::size_t count) {
  std::vector<std::string> out;
  std::size_t at = expected.find(first);
  while (out.size() < count) {
    const std::size_t end = expected.find('\n', at);
    out.push_back(expected.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Without the number that the program writes: "Điều 1. Ban hành" → "Ban hành".
std::string unnumbered(const std::string& line) {
  const std::size_t point = line.starts_with("Điều ") ? line.find(". ") : line.find(") ");
  return line.substr(point + 2);
}

const std::string marked = " [1]";

std::string docx() {
  const auto p = [](const std::string& text, const std::string& properties = "", const std::string& more = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t>" + more + "</w:r></w:p>";
  };
  const auto list = [](const std::string& level) { return "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"1\"/></w:numPr>"; };
  const auto table = [&](const std::vector<std::vector<std::vector<std::string>>>& rows) {
    std::string out = "<w:tbl>";
    for (const auto& row : rows) {
      out += "<w:tr>";
      for (const auto& cell : row) {
        out += "<w:tc>";
        for (const std::string& text : cell) out += p(text);
        out += "</w:tc>";
      }
      out += "</w:tr>";
    }
    return out + "</w:tbl>";
  };
  std::string body = p(lines("VĂN BẢN", 1)[0]);
  const auto head = lines("ỦY BAN NHÂN DÂN", 6);
  body += table({{{head[0], head[1]}, {head[2], head[3]}}, {{head[4]}, {head[5]}}});
  for (const std::string& line : lines("QUYẾT ĐỊNH\nVề", 5)) body += p(line);
  const auto articles = lines("Điều 1.", 5);
  body += p(unnumbered(articles[0]), "<w:pStyle w:val=\"Dieu\"/>") + p(unnumbered(articles[1]), list("1")) + p(unnumbered(articles[2]), list("1")) +
          p(unnumbered(articles[3]), "<w:pStyle w:val=\"Dieu\"/>");
  const std::string last = unnumbered(articles[4]);
  body += p(last.substr(0, last.size() - marked.size()), "<w:pStyle w:val=\"Dieu\"/>", "<w:footnoteReference w:id=\"2\"/>");
  const auto end = lines("Nơi nhận", 5);
  body += table({{{end[0], end[1], end[2]}, {end[3], end[4]}}});
  const std::string space = R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml", "<w:document" + space + "><w:body>" + body + "</w:body></w:document>"},
                 {"word/styles.xml", "<w:styles" + space + R"(><w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>)"},
                 {"word/numbering.xml", "<w:numbering" + space + R"xml(><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Dieu"/>
                   <w:lvlText w:val="Điều %1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
                   <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)xml"},
                 {"word/footnotes.xml", "<w:footnotes" + space + "><w:footnote w:id=\"2\">" + p("Gửi bằng văn bản điện tử.") + "</w:footnote></w:footnotes>"}});
}

std::string odt() {
  const auto p = [](const std::string& text) { return "<text:p>" + text + "</text:p>"; };
  const auto cell = [&](const std::vector<std::string>& texts) {
    std::string out = "<table:table-cell>";
    for (const std::string& text : texts) out += p(text);
    return out + "</table:table-cell>";
  };
  const auto row = [](const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; };
  const auto list = [](const std::string& items, const std::string& more) { return "<text:list text:style-name=\"L\" " + more + ">" + items + "</text:list>"; };
  const auto item = [](const std::string& content) { return "<text:list-item>" + content + "</text:list-item>"; };
  std::string body = p(lines("VĂN BẢN", 1)[0]);
  const auto head = lines("ỦY BAN NHÂN DÂN", 6);
  body += "<table:table>" + row(cell({head[0], head[1]}) + cell({head[2], head[3]})) + row(cell({head[4]}) + cell({head[5]})) + "</table:table>";
  for (const std::string& line : lines("QUYẾT ĐỊNH\nVề", 5)) body += p(line);
  const auto articles = lines("Điều 1.", 5);
  body += list(item(p(unnumbered(articles[0])) + "<text:list>" + item(p(unnumbered(articles[1]))) + item(p(unnumbered(articles[2]))) + "</text:list>"), "xml:id=\"a\"");
  const std::string last = unnumbered(articles[4]);
  body += list(item(p(unnumbered(articles[3]))) + item(p(last.substr(0, last.size() - marked.size()) +
                                                          "<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("Gửi bằng văn bản điện tử.") + "</text:note-body></text:note>")),
               "text:continue-list=\"a\"");
  const auto end = lines("Nơi nhận", 5);
  body += "<table:table>" + row(cell({end[0], end[1], end[2]}) + cell({end[3], end[4]})) + "</table:table>";
  const std::string spaces = R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")";
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", "<office:document-content" + spaces + R"xml(><office:automatic-styles><text:list-style style:name="L">
                   <text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Điều " style:num-suffix="."/>
                   <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style></office:automatic-styles><office:body><office:text>)xml" +
                                     body + "</office:text></office:body></office:document-content>"}});
}

/// The letters of .VnTime that the document needs, as the bytes of TCVN3; RTF writes them \'hh.
std::string tcvn3(const std::string& utf8) {
  static const std::vector<std::pair<std::string, std::string>> bytes = {
      {"Ă", "a1"}, {"Â", "a2"}, {"Ê", "a3"}, {"Ô", "a4"}, {"Ơ", "a5"}, {"Ư", "a6"}, {"Đ", "a7"}, {"ă", "a8"}, {"â", "a9"}, {"ê", "aa"}, {"ô", "ab"}, {"ơ", "ac"}, {"đ", "ae"},
      {"à", "b5"}, {"ả", "b6"}, {"ã", "b7"}, {"á", "b8"}, {"ạ", "b9"}, {"ằ", "bb"}, {"ắ", "be"}, {"ặ", "c6"}, {"ầ", "c7"}, {"ẩ", "c8"}, {"ẫ", "c9"}, {"ấ", "ca"}, {"ậ", "cb"},
      {"è", "cc"}, {"ẻ", "ce"}, {"ẽ", "cf"}, {"é", "d0"}, {"ẹ", "d1"}, {"ề", "d2"}, {"ể", "d3"}, {"ễ", "d4"}, {"ế", "d5"}, {"ệ", "d6"}, {"ì", "d7"}, {"ỉ", "d8"}, {"ĩ", "dc"},
      {"í", "dd"}, {"ị", "de"}, {"ò", "df"}, {"ỏ", "e1"}, {"õ", "e2"}, {"ó", "e3"}, {"ọ", "e4"}, {"ồ", "e5"}, {"ổ", "e6"}, {"ỗ", "e7"}, {"ố", "e8"}, {"ộ", "e9"}, {"ờ", "ea"},
      {"ở", "eb"}, {"ỡ", "ec"}, {"ớ", "ed"}, {"ợ", "ee"}, {"ù", "ef"}, {"ủ", "f1"}, {"ũ", "f2"}, {"ú", "f3"}, {"ụ", "f4"}, {"ừ", "f5"}, {"ử", "f6"}, {"ữ", "f7"}, {"ứ", "f8"},
      {"ự", "f9"}, {"ỳ", "fa"}, {"ỷ", "fb"}, {"ỹ", "fc"}, {"ý", "fd"}, {"ỵ", "fe"}};
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    bool found = false;
    for (const auto& [letter, hex] : bytes) {
      if (utf8.compare(i, letter.size(), letter) == 0) {
        out += "\\'" + hex;
        i += letter.size();
        found = true;
        break;
      }
    }
    if (found) continue;
    if (utf8.compare(i, 3, "Ủ") == 0) { // capitals with tones are in the other font only
      out += "{\\f2 \\'f1}";
      i += 3;
      continue;
    }
    if (utf8.compare(i, 2, "ư") == 0) { // byte AD, which RTF programs take for an optional hyphen
      out += "\\-";
      i += 2;
      continue;
    }
    out += utf8[i++];
  }
  return out;
}

std::string rtf() {
  // Capitals with tones were small letters in the font .VnTimeH.
  const auto set = [](const std::string& line) {
    const std::string small = text::clean_utf8(line);
    const bool capitals = text::upper(small) == small;
    return (capitals ? "{\\f2 " + tcvn3(text::lower(small)) : "{\\f1 " + tcvn3(small)) + "}";
  };
  const auto p = [&](const std::string& line) { return "\\pard " + set(line) + "\\par\n"; };
  const auto cell = [&](const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : "\\par ") + set(text);
    return out + "\\cell ";
  };
  const std::string row = "\\trowd\\cellx4000\\cellx9000\\pard\\intbl ";
  std::string body = p(lines("VĂN BẢN", 1)[0]);
  const auto head = lines("ỦY BAN NHÂN DÂN", 6);
  body += row + cell({head[0], head[1]}) + cell({head[2], head[3]}) + "\\row " + row + cell({head[4]}) + cell({head[5]}) + "\\row\n";
  for (const std::string& line : lines("QUYẾT ĐỊNH\nVề", 5)) body += p(line);
  for (const std::string& line : lines("Điều 1.", 5)) {
    const std::size_t label = line.size() - unnumbered(line).size();
    const bool noted = line.ends_with(marked);
    body += "\\pard{\\listtext " + set(line.substr(0, label - 1)) + "\\tab}" + set(line.substr(label, line.size() - label - (noted ? marked.size() : 0))) +
            (noted ? "{\\super\\chftn{\\footnote\\pard " + set("Gửi bằng văn bản điện tử.") + "}}" : "") + "\\par\n";
  }
  const auto end = lines("Nơi nhận", 5);
  body += row + cell({end[0], end[1], end[2]}) + cell({end[3], end[4]}) + "\\row\n";
  return "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}{\\f1\\fcharset0 .VnTime;}{\\f2\\fcharset0 .VnTimeH;}}" + body + "}";
}

TEST(OneDocument, ReadsTheSameFromWordOpenDocumentAndOldRtf) {
  const std::pair<std::string, std::string> files[] = {{"docx", docx()}, {"odt", odt()}, {"rtf", rtf()}};
  for (const auto& [name, bytes] : files) {
    const ReadResult result = read_bytes(bytes, "file");
    ASSERT_TRUE(std::holds_alternative<SourceText>(result)) << name << ": " << std::get<ReadFailure>(result).message;
    const SourceText& source = std::get<SourceText>(result);
    EXPECT_EQ(source.text, expected) << name;
    EXPECT_EQ(source.encoding, name == "rtf" ? text::Encoding::tcvn3 : text::Encoding::utf8) << name;
    const std::vector<Document> documents = analyse(source.text);
    ASSERT_EQ(documents.size(), 1U) << name;
    const Document& document = documents.front();
    ASSERT_TRUE(document.work) << name;
    EXPECT_EQ(document.work->to_string(), "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2024/99061-qd-ubnd") << name;
    EXPECT_EQ(document.title, "Về việc ban hành Danh mục điểm treo đèn lồng năm 2024") << name;
    EXPECT_EQ(document.signer, "Nguyễn Thị Mẫu") << name;
    ASSERT_EQ(document.provisions.size(), 3U) << name;
    EXPECT_EQ(document.provisions[0].children.size(), 2U) << name;
    std::string replaced;
    for (const Relation& relation : document.relations) {
      if (relation.kind == RelationKind::replaces) replaced += relation.target.number + ' ';
    }
    EXPECT_EQ(replaced, "99052/QĐ-UBND ") << name;
  }
}

} // namespace
} // namespace danchieu::corpus
