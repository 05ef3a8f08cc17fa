#include "corpus/readers/archive.hpp"
#include "corpus/readers/containers.hpp"
#include "corpus/readers/docx_body.hpp"
#include "corpus/readers/docx_numbering.hpp"
#include "corpus/readers/docx_styles.hpp"
#include "corpus/readers/flow_text.hpp"
#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <map>
#include <utility>
#include <variant>
#include <vector>

// ISO/IEC 29500 (Office Open XML). A package names its parts by relationships: _rels/.rels leads to the main part,
// whose own relationships lead to styles, lists and notes.

namespace danchieu::corpus {

namespace {

/// "word/document.xml" → "word/_rels/document.xml.rels"
std::string relationships_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t folder = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, folder)) + "_rels/" + std::string(part.substr(folder)) + ".rels";
}

/// The part that `target` means when it is named beside `part`: "styles.xml" → "word/styles.xml".
std::string part_beside(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) {
    return std::string(target.substr(1));
  }
  std::string folder(part.substr(0, part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/')));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    folder.erase(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/'));
  }
  return folder.empty() ? std::string(target) : folder + '/' + std::string(target);
}

/// Targets inside the package by the last word of their type ("officeDocument", "styles"); the first of each type.
std::map<std::string, std::string> relationships(std::string_view rels, std::string_view part, std::size_t max_depth) {
  std::map<std::string, std::string> targets;
  XmlStream xml(rels, max_depth);
  for (;;) {
    const XmlStream::Event event = xml.next();
    if (event == XmlStream::Event::done || event == XmlStream::Event::failed) {
      return targets; // what it says up to there; the usual names stand in for the rest
    }
    if (event == XmlStream::Event::start && xml.name() == "rel:Relationship" && xml.attribute("TargetMode").value_or("") != "External") {
      const std::string type = xml.attribute("Type").value_or("");
      targets.emplace(type.substr(type.rfind('/') + 1), part_beside(part, xml.attribute("Target").value_or("")));
    }
  }
}

std::string named(const std::map<std::string, std::string>& targets, const std::string& type, const std::string& usual) {
  const auto found = targets.find(type);
  return found == targets.end() ? usual : found->second;
}

} // namespace

ReadResult docx_text(std::string_view bytes, const ReadLimits& limits) {
  const std::string root = "_rels/.rels";
  const auto first = read_parts(bytes, [&](std::string_view name) { return name == root; }, limits);
  if (const auto* failure = std::get_if<ReadFailure>(&first)) {
    return *failure;
  }
  const Parts& package = std::get<Parts>(first);
  const auto package_rels = package.find(root);
  const std::string main = package_rels == package.end() ? "word/document.xml"
                                                         : named(relationships(package_rels->second, "", limits.max_depth), "officeDocument", "word/document.xml");
  const std::string main_rels = relationships_of(main);
  const auto second = read_parts(bytes, [&](std::string_view name) { return name == main || name == main_rels; }, limits);
  if (const auto* failure = std::get_if<ReadFailure>(&second)) {
    return *failure;
  }
  const Parts& document = std::get<Parts>(second);
  const auto body = document.find(main);
  if (body == document.end()) {
    return ReadFailure{FailureReason::corrupt, "it has no part " + main, "open it in Word and save it again"};
  }
  const auto body_rels = document.find(main_rels);
  const auto targets = body_rels == document.end() ? std::map<std::string, std::string>{} : relationships(body_rels->second, main, limits.max_depth);
  const std::string styles_name = named(targets, "styles", part_beside(main, "styles.xml"));
  const std::string numbering_name = named(targets, "numbering", part_beside(main, "numbering.xml"));
  const std::string footnotes_name = named(targets, "footnotes", part_beside(main, "footnotes.xml"));
  const std::string endnotes_name = named(targets, "endnotes", part_beside(main, "endnotes.xml"));
  const auto third = read_parts(
      bytes, [&](std::string_view name) { return name == styles_name || name == numbering_name || name == footnotes_name || name == endnotes_name; }, limits);
  if (const auto* failure = std::get_if<ReadFailure>(&third)) {
    return *failure;
  }
  const Parts& parts = std::get<Parts>(third);

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
  for (const Contents contents : {Contents::left_out, Contents::kept}) {
    FlowText flow(limits);
    DocxBody reader(styles, numbering, flow, contents);
    for (const std::string& name : {footnotes_name, endnotes_name}) {
      if (const auto part = parts.find(name); part != parts.end()) {
        if (const auto error = reader.read(part->second, limits.max_depth)) {
          return broken_part(name, *error);
        }
      }
    }
    if (const auto error = reader.read(body->second, limits.max_depth)) {
      return broken_part(main, *error);
    }
    if (contents == Contents::kept || !reader.ended_inside_contents()) {
      return flow.take();
    }
  }
  return ReadFailure{FailureReason::no_text, "there is no text in it", "check that it is the document itself"};
}

} // namespace danchieu::corpus
