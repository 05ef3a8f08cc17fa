#include "corpus/readers/odf_parts.hpp"

#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <utility>

namespace danchieu::corpus {

std::variant<OdfParts, ReadFailure> read_odf_parts(std::string_view bytes, const ReadLimits& limits) {
  auto read = read_parts(
      bytes, [](std::string_view name) { return name == "content.xml" || name == "styles.xml" || name == "META-INF/manifest.xml"; }, limits);
  if (auto* failure = std::get_if<ReadFailure>(&read)) {
    return std::move(*failure);
  }
  Parts& parts = std::get<Parts>(read);
  // ODF 1.3 part 2, 4.8.2: the parts of a file with a password are listed with how they were encrypted.
  if (const auto manifest = parts.find("META-INF/manifest.xml"); manifest != parts.end() && manifest->second.find("encryption-data") != std::string::npos) {
    return ReadFailure{FailureReason::encrypted, "a password is needed to open it", "save it without a password"};
  }
  const auto content = parts.find("content.xml");
  if (content == parts.end()) {
    return ReadFailure{FailureReason::corrupt, "it has no part content.xml", "open it in LibreOffice and save it again"};
  }
  OdfParts out;
  out.content = std::move(content->second);
  if (const auto styles = parts.find("styles.xml"); styles != parts.end()) {
    XmlStream xml(styles->second, limits.max_depth);
    const auto error = each_element(xml, [&](std::string_view name) {
      if (name == "office:automatic-styles" || name == "office:master-styles") {
        skip_element(xml); // of running heads
      } else {
        out.styles.read(xml);
      }
    });
    if (error) {
      return broken_part("styles.xml", *error);
    }
  }
  return out;
}

} // namespace danchieu::corpus
