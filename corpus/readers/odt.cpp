#include "corpus/readers/containers.hpp"
#include "corpus/readers/flow_text.hpp"
#include "corpus/readers/odf_parts.hpp"
#include "corpus/readers/odt_body.hpp"
#include "corpus/readers/office_xml.hpp"

#include <variant>

namespace danchieu::corpus {

ReadResult odt_text(std::string_view bytes, const ReadLimits& limits) {
  auto read = read_odf_parts(bytes, limits);
  if (const auto* failure = std::get_if<ReadFailure>(&read)) {
    return *failure;
  }
  OdfParts& parts = std::get<OdfParts>(read);
  FlowText flow(limits);
  if (const auto error = OdtBody(parts.styles, flow).read(parts.content, limits.max_depth)) {
    return broken_part("content.xml", *error);
  }
  return flow.take();
}

} // namespace danchieu::corpus
