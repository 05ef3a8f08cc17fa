// Any bytes as a part of an Office or OpenDocument file; the first byte says which part.
#include "corpus/readers/containers.hpp"
#include "fuzz/require_result.hpp"
#include "tests/corpus/readers/zip_writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace danchieu::corpus;

namespace {

const std::string word = R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")";
const std::string sheet = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
const std::string open_document = R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")";

const std::string listed = "<w:document" + word + R"(><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p></w:body></w:document>)";

std::string inside(const std::string& root, const std::string& spaces, const std::string& before, const std::string& content, const std::string& after) {
  return "<" + root + spaces + ">" + before + content + after + "</" + root + ">";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
  case 0:
    require_result(docx_text(zip_of({{"word/document.xml", content}}), {}));
    break;
  case 1:
    require_result(docx_text(zip_of({{"word/document.xml", inside("w:document", word, "<w:body>", content, "</w:body>")}}), {}));
    break;
  case 2:
    require_result(docx_text(zip_of({{"word/document.xml", listed}, {"word/numbering.xml", inside("w:numbering", word, "", content, "")}}), {}));
    break;
  case 3:
    require_result(docx_text(zip_of({{"word/document.xml", listed}, {"word/styles.xml", inside("w:styles", word, "", content, "")}}), {}));
    break;
  case 4:
    require_result(odt_text(zip_of({{"content.xml", inside("office:document-content", open_document, "<office:body><office:text>", content, "</office:text></office:body>")}}), {}));
    break;
  case 5:
    require_result(odt_text(zip_of({{"content.xml", inside("office:document-content", open_document, "", content, "")}}), {}));
    break;
  case 6:
    require_result(ods_text(zip_of({{"content.xml", inside("office:document-content", open_document, "<office:body><office:spreadsheet>", content, "</office:spreadsheet></office:body>")}}), {}));
    break;
  default:
    require_result(xlsx_text(zip_of({{"xl/workbook.xml", inside("workbook", sheet, "", R"(<sheets><sheet r:id="r"/></sheets>)", "")},
                                     {"xl/_rels/workbook.xml.rels", R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x/worksheet" Target="s.xml"/></Relationships>)"},
                                     {"xl/sharedStrings.xml", inside("sst", sheet, "", content, "")},
                                     {"xl/styles.xml", inside("styleSheet", sheet, "", content, "")},
                                     {"xl/s.xml", inside("worksheet", sheet, R"(<row><c t="s"><v>0</v></c></row>)", content, "")}}),
                             {}));
  }
  return 0;
}
