#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::tests {

/// A run of text at a place, in points from the lower left corner, 12 points high.
struct Printed {
  int left = 0;
  int bottom = 0;
  std::string text; ///< UTF-8
};

/// A PDF file made by hand. Its font gives every character a code of one byte and says by /ToUnicode what it means, as
/// office programs do (ISO 32000-1, 9.10.3).
inline std::string tiny_pdf(const std::vector<std::vector<Printed>>& pages) {
  std::vector<std::string> characters; // code 1, 2, …
  const auto code_of = [&](std::string_view character) {
    for (std::size_t i = 0; i < characters.size(); ++i) {
      if (characters[i] == character) return i + 1;
    }
    characters.emplace_back(character);
    return characters.size();
  };
  char buffer[128];
  std::vector<std::string> streams;
  for (const auto& page : pages) {
    std::string content;
    for (const Printed& run : page) {
      std::snprintf(buffer, sizeof buffer, "BT /F1 12 Tf %d %d Td <", run.left, run.bottom);
      content += buffer;
      for (std::size_t at = 0; at < run.text.size();) {
        const auto lead = static_cast<unsigned char>(run.text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        std::snprintf(buffer, sizeof buffer, "%02zX", code_of(std::string_view(run.text).substr(at, length)));
        content += buffer;
        at += length;
      }
      content += "> Tj ET\n";
    }
    streams.push_back(content);
  }
  std::string map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n";
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::string& c = characters[i];
    const auto byte = [&](std::size_t k) { return static_cast<unsigned>(static_cast<unsigned char>(c[k])); };
    const unsigned point = c.size() == 1 ? byte(0) : c.size() == 2 ? (byte(0) & 0x1FU) << 6 | (byte(1) & 0x3FU) : (byte(0) & 0xFU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    std::snprintf(buffer, sizeof buffer, "1 beginbfchar <%02zX> <%04X> endbfchar\n", i + 1, point);
    map += buffer;
  }
  map += "endcmap end end";
  std::string widths;
  for (int i = 0; i < 256; ++i) widths += "500 ";

  std::vector<std::string> objects;
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(5 + 2 * i) + " 0 R ";
  const auto stream = [](const std::string& data) { return "<</Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream"; };
  objects.push_back("<</Type/Catalog/Pages 2 0 R>>");
  objects.push_back("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>");
  objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 255/Widths[" + widths + "]/ToUnicode 4 0 R>>");
  objects.push_back(stream(map));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + std::to_string(6 + 2 * i) + " 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
    objects.push_back(stream(streams[i]));
  }
  std::string pdf = "%PDF-1.4\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::snprintf(buffer, sizeof buffer, "%010zu 00000 n \n", pdf.size());
    table += buffer;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t start = pdf.size();
  return pdf + table + "trailer\n<</Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R>>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

} // namespace danchieu::tests
