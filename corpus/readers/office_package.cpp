#include "corpus/readers/office_package.hpp"

#include "corpus/readers/archive.hpp"
#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>
#include <utility>

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
  const std::size_t slash = part.rfind('/');
  std::string folder(part.substr(0, slash == std::string_view::npos ? 0 : slash));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const std::size_t last = folder.rfind('/');
    folder.erase(last == std::string::npos ? 0 : last);
  }
  return folder.empty() ? std::string(target) : folder + '/' + std::string(target);
}

/// Those inside the package. A damaged part gives what it says up to there: the usual names stand in for the rest.
std::vector<Relationship> read_relationships(std::string_view rels, std::string_view part, std::size_t max_depth) {
  std::vector<Relationship> found;
  XmlStream xml(rels, max_depth);
  each_element(xml, [&](std::string_view name) {
    if (name == "rel:Relationship" && xml.attribute("TargetMode").value_or("") != "External") {
      const std::string type = xml.attribute("Type").value_or("");
      found.push_back({xml.attribute("Id").value_or(""), type.substr(type.rfind('/') + 1), part_beside(part, xml.attribute("Target").value_or(""))});
    }
  });
  return found;
}

const Relationship* of_type(const std::vector<Relationship>& relationships, std::string_view type) {
  const auto found = std::find_if(relationships.begin(), relationships.end(), [&](const Relationship& one) { return one.type == type; });
  return found == relationships.end() ? nullptr : &*found;
}

} // namespace

std::string MainPart::part(std::string_view type, std::string_view usual) const {
  const Relationship* const found = of_type(relationships, type);
  return found == nullptr ? part_beside(name, usual) : found->target;
}

std::variant<MainPart, ReadFailure> read_main_part(std::string_view bytes, const std::string& usual, const ReadLimits& limits) {
  const std::string root = "_rels/.rels";
  auto first = read_parts(bytes, [&](std::string_view name) { return name == root; }, limits);
  if (auto* failure = std::get_if<ReadFailure>(&first)) {
    return std::move(*failure);
  }
  MainPart main;
  main.name = usual;
  const Parts& package = std::get<Parts>(first);
  if (const auto rels = package.find(root); rels != package.end()) {
    const std::vector<Relationship> named = read_relationships(rels->second, "", limits.max_depth);
    if (const Relationship* document = of_type(named, "officeDocument")) {
      main.name = document->target;
    }
  }
  const std::string rels_name = relationships_of(main.name);
  auto second = read_parts(bytes, [&](std::string_view name) { return name == main.name || name == rels_name; }, limits);
  if (auto* failure = std::get_if<ReadFailure>(&second)) {
    return std::move(*failure);
  }
  Parts& parts = std::get<Parts>(second);
  const auto content = parts.find(main.name);
  if (content == parts.end()) {
    return ReadFailure{FailureReason::corrupt, "it has no part " + main.name, "open it in the program that made it and save it again"};
  }
  main.content = std::move(content->second);
  if (const auto rels = parts.find(rels_name); rels != parts.end()) {
    main.relationships = read_relationships(rels->second, main.name, limits.max_depth);
  }
  return main;
}

} // namespace danchieu::corpus
