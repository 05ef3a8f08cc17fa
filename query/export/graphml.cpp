#include "query/export/graphml.hpp"

#include "query/export/markup.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace danchieu::query {

namespace {

void add_data(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out.append("<data key=\"").append(key).append("\">").append(xml_text(value)).append("</data>");
}

std::string edge(std::string_view source, std::string_view target, std::string_view kind, std::string_view quote) {
  std::string out = "<edge source=\"" + xml_text(source) + "\" target=\"" + xml_text(target) + "\">";
  add_data(out, "kind", kind);
  add_data(out, "quote", quote);
  return out + "</edge>\n";
}

} // namespace

std::string graphml_head() {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* key : {"number", "type", "title", "issuer", "date", "status", "text_known"})
    out += std::string("<key id=\"") + key + "\" for=\"node\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
  for (const char* key : {"kind", "quote"})
    out += std::string("<key id=\"") + key + "\" for=\"edge\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
  return out + "<graph id=\"danchieu\" edgedefault=\"directed\">\n";
}

std::string graphml_node(const WorkSummary& work) {
  std::string out = "<node id=\"" + xml_text(work.work) + "\">";
  add_data(out, "number", work.number);
  add_data(out, "type", work.type);
  add_data(out, "title", work.title);
  add_data(out, "issuer", work.issuer);
  if (work.date) add_data(out, "date", text::to_iso(*work.date));
  add_data(out, "status", corpus::code(work.force.status));
  add_data(out, "text_known", work.text_known ? "true" : "false");
  return out + "</node>\n";
}

std::string graphml_edges(const WorkView& view) {
  std::string out;
  std::set<std::pair<std::string_view, std::string_view>> told; // target and kind
  std::set<std::string_view> targets;
  for (const RelationView& relation : view.relations_out) {
    const std::string_view kind = citation::code(relation.kind);
    if (relation.other.work.empty() || !told.emplace(relation.other.work, kind).second) continue;
    targets.insert(relation.other.work);
    out += edge(view.summary.work, relation.other.work, kind, relation.quote);
  }
  for (const CitationView& citation : view.citations_out.items)
    if (!citation.other.work.empty() && targets.insert(citation.other.work).second)
      out += edge(view.summary.work, citation.other.work, citation::code(RelationKind::cites), {});
  return out;
}

std::string graphml_foot() { return "</graph>\n</graphml>\n"; }

} // namespace danchieu::query
