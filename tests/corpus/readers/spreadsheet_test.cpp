#include "corpus/readers/cell_number.hpp"
#include "corpus/readers/containers.hpp"
#include "corpus/readers/sheet_text.hpp"
#include "tests/corpus/readers/zip_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace danchieu::corpus {
namespace {

std::string outcome(const ReadResult& result) {
  const auto* failure = std::get_if<ReadFailure>(&result);
  return failure == nullptr ? std::get<SourceText>(result).text : std::string(code(failure->reason)) + ": " + failure->message;
}

std::string part(const std::string& root, const std::string& content) {
  return "<" + root + R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)" + content + "</" + root + ">";
}

std::string xlsx(const std::string& rows, const std::string& strings = "", const std::string& styles = "", const std::string& book = "") {
  const std::string relationships = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="r2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>)";
  return outcome(xlsx_text(zip_of({{"xl/workbook.xml", part("workbook", book + R"(<sheets><sheet name="A" r:id="r1"/><sheet name="B" state="hidden" r:id="r2"/></sheets>)")},
                                   {"xl/_rels/workbook.xml.rels", relationships},
                                   {"xl/worksheets/sheet1.xml", part("worksheet", "<sheetData>" + rows + "</sheetData>")},
                                   {"xl/worksheets/sheet2.xml", part("worksheet", "<sheetData><row><c><v>99</v></c></row></sheetData>")},
                                   {"xl/sharedStrings.xml", part("sst", strings)},
                                   {"xl/styles.xml", part("styleSheet", styles)}}),
                           {}));
}

TEST(Xlsx, GivesOneRowALine) {
  const std::string strings = "<si><t>STT</t></si><si><r><rPr><rFont val=\"VNI-Times\"/></rPr><t>Thoâng tö</t></r><r><t xml:space=\"preserve\"> số 5</t></r><rPh><t>bỏ</t></rPh></si><si><t>hai\ndòng</t></si>";
  EXPECT_EQ(xlsx(R"(<row><c r="A1" t="inlineStr"><is><t>DANH MỤC</t></is></c></row>
                    <row><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>
                    <row><c r="A3"><v>1</v></c><c r="B3" t="str"><v>công thức</v></c><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="b"><v>1</v></c></row>)",
                 strings),
            "DANH MỤC\nSTT\tThông tư số 5\t\thai dòng\n1\tcông thức\t\t1\n");
}

TEST(Xlsx, ShowsDatesAndSharesAsAReaderSeesThem) {
  const std::string styles = R"(<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>
    <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="10" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>)";
  const std::string rows = R"(<row><c r="A1"><v>43831</v></c><c r="B1" s="1"><v>43831</v></c><c r="C1" s="2"><v>0.125</v></c><c r="D1" s="3" t="inlineStr"><is><t>QuyÕt ®Þnh</t></is></c></row>)";
  EXPECT_EQ(xlsx(rows, "", styles), "43831\t01/01/2020\t12.5%\tQuyết định\n");
  EXPECT_EQ(xlsx(rows, "", styles, "<workbookPr date1904=\"1\"/>"), "43831\t02/01/2024\t12.5%\tQuyết định\n");
}

TEST(Xlsx, PartsTheLetterheadAboveTheList) {
  EXPECT_EQ(xlsx(R"(<row><c r="A1" t="inlineStr"><is><t>ỦY BAN NHÂN DÂN</t></is></c><c r="E1" t="inlineStr"><is><t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc</t></is></c></row><row><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="C3"><v>3</v></c></row><row><c r="B4"><v>4</v></c><c r="C4"><v>5</v></c></row>)"),
            "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n1\t2\t3\n4\t5\n");
}

TEST(Xlsx, NamesWhatIsWrong) {
  EXPECT_TRUE(xlsx("<row>").starts_with("corrupt")) << xlsx("<row>");
  EXPECT_TRUE(xlsx("").starts_with("no_text")) << xlsx("");
}

/// A text may be named by thousands of cells of one row.
TEST(SheetText, HoldsNoRowLongerThanATextMayBe) {
  SheetText sheet({.max_text = 2000});
  for (std::size_t column = 0; column < 4; ++column) sheet.add_cell(column, {{std::string(500, 'a'), {}}});
  EXPECT_TRUE(sheet.too_long());
  sheet.end_sheet();
  EXPECT_TRUE(outcome(sheet.take()).starts_with("too_big"));
}

TEST(CellNumber, TellsDatesFromNumbersByTheirFormat) {
  const struct {
    const char* code;
    CellFormat format;
  } rows[] = {{"General", CellFormat::number}, {"dd/mm/yyyy", CellFormat::date}, {"[$-42A]d mmmm yyyy;@", CellFormat::date}, {"[Red]#,##0 \"đồng days\"", CellFormat::number},
              {"0.0%", CellFormat::percent}, {"_-* #,##0\\ _d_-", CellFormat::number}, {"\"", CellFormat::number}, {"", CellFormat::number}, {"[h]:mm", CellFormat::number}};
  for (const auto& row : rows) EXPECT_EQ(cell_format(row.code), row.format) << row.code;
  EXPECT_EQ(cell_number("59", CellFormat::date, false), "28/02/1900");
  EXPECT_EQ(cell_number("61", CellFormat::date, false), "01/03/1900");
  EXPECT_EQ(cell_number("0.1", CellFormat::number, false), "0.1");
  EXPECT_EQ(cell_number("100.16666666666667", CellFormat::number, false), "100.1666667");
  EXPECT_EQ(cell_number("123456789012345", CellFormat::number, false), "123456789012345");
  EXPECT_EQ(cell_number("1e400", CellFormat::date, false), "1e400");
  EXPECT_EQ(cell_number("không", CellFormat::date, false), "không");
  EXPECT_EQ(cell_date("2020-01-31T00:00:00"), "31/01/2020");
  EXPECT_EQ(cell_date("2020-02-31"), "2020-02-31");
}

TEST(Ods, GivesOneRowALine) {
  const std::string spaces = R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")";
  const auto cell = [](const std::string& text, const std::string& more = "") { return "<table:table-cell " + more + "><text:p>" + text + "</text:p></table:table-cell>"; };
  const std::string content = "<office:document-content" + spaces + R"(><office:automatic-styles><style:style style:name="c1" style:family="table-cell"><style:text-properties fo:font-family=".VnTime"/></style:style>
    </office:automatic-styles><office:body><office:spreadsheet><table:table><table:table-row>)" + cell("STT") + cell("Tên") + cell("Ngày") + "</table:table-row><table:table-row>" + cell("1") +
                              "<table:table-cell table:number-columns-repeated=\"2\"/>" + cell("QuyÕt ®Þnh</text:p><text:p>sè 5", "table:style-name=\"c1\"") +
                              "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>"
                              "<table:table-row table:number-rows-repeated=\"2\">" + cell("x") + "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
  EXPECT_EQ(outcome(ods_text(zip_of({{"content.xml", content}}), {})), "STT\tTên\tNgày\n1\t\t\tQuyết định số 5\nx\nx\n");
}

} // namespace
} // namespace danchieu::corpus
