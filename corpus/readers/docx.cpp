#include "corpus/readers/archive.hpp"
#include "corpus/readers/containers.hpp"
#include "corpus/readers/docx_body.hpp"
#include "corpus/readers/docx_numbering.hpp"
#include "corpus/readers/docx_styles.hpp"
#include "corpus/readers/flow_text.hpp"
#include "corpus/readers/office_package.hpp"
#include "corpus/readers/office_xml.hpp"

#include <string>
#include <variant>

namespace danchieu::corpus {

ReadResult docx_text(std::string_view bytes, const ReadLimits& limits) {
  const auto read = read_main_part(bytes, "word/document.xml", limits);
  if (const auto* failure = std::get_if<ReadFailure>(&read)) {
    return *failure;
  }
  const MainPart& main = std::get<MainPart>(read);
  const std::string styles_name = main.part("styles", "styles.xml");
  const std::string numbering_name = main.part("numbering", "numbering.xml");
  const std::string footnotes_name = main.part("footnotes", "footnotes.xml");
  const std::string endnotes_name = main.part("endnotes", "endnotes.xml");
  const auto others = read_parts(
      bytes, [&](std::string_view name) { return name == styles_name || name == numbering_name || name == footnotes_name || name == endnotes_name; }, limits);
  if (const auto* failure = std::get_if<ReadFailure>(&others)) {
    return *failure;
  }
  const Parts& parts = std::get<Parts>(others);

  DocxStyles styles;
  DocxNumbering numbering;
  if (const auto part = parts.find(styles_name); part != parts.end()) {
    if (const auto error = styles.read(part->second, limits.max_depth)) {
      return broken_part(styles_name, *error);
    }
  }
  if (const auto part = parts.find(numbering_name); part != parts.end()) {
    numbering.name_style_lists(styles.lists_of_styles());
    if (const auto error = numbering.read(part->second, limits.max_depth)) {
      return broken_part(numbering_name, *error);
    }
  }
  // A table of contents repeats the headings and is left out; where its end is missing, it is no such thing.
  for (Contents contents = Contents::left_out;; contents = Contents::kept) {
    FlowText flow(limits);
    DocxBody reader(styles, numbering, flow, contents);
    for (const std::string& name : {footnotes_name, endnotes_name}) {
      if (const auto part = parts.find(name); part != parts.end()) {
        if (const auto error = reader.read(part->second, limits.max_depth)) {
          return broken_part(name, *error);
        }
      }
    }
    if (const auto error = reader.read(main.content, limits.max_depth)) {
      return broken_part(main.name, *error);
    }
    if (contents == Contents::kept || !reader.ended_inside_contents()) {
      return flow.take();
    }
  }
}

} // namespace danchieu::corpus
