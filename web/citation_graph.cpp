#include "web/citation_graph.hpp"

#include "normalizer/text/fold.hpp"
#include "query/json.hpp"
#include "web/json_object.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::RelationKind;

/// What ends a document stands before what changes it, its basis and plain citations.
constexpr std::array<RelationKind, 11> by_strength{
    {RelationKind::replaces, RelationKind::repeals, RelationKind::suspends, RelationKind::amends, RelationKind::corrects,
     RelationKind::consolidates, RelationKind::guides, RelationKind::legal_basis, RelationKind::issued_with, RelationKind::proposal,
     RelationKind::cites}};

std::size_t weakness(RelationKind kind) {
  return static_cast<std::size_t>(std::find(by_strength.begin(), by_strength.end(), kind) - by_strength.begin());
}

/// The class that gives an edge its colour.
std::string_view class_of(RelationKind kind) {
  switch (kind) {
  case RelationKind::replaces:
  case RelationKind::repeals:
  case RelationKind::suspends: return "ends";
  case RelationKind::amends:
  case RelationKind::corrects:
  case RelationKind::consolidates: return "changes";
  case RelationKind::cites:
  case RelationKind::self: return "cites";
  default: return "basis";
  }
}

std::vector<GraphNode> side_of(const std::vector<query::RelationView>& relations, const std::vector<query::CitationView>& citations,
                               std::string_view own) {
  std::vector<GraphNode> nodes;
  std::map<std::string, std::size_t> places;
  const auto add = [&](const query::WorkSummary& work, RelationKind kind, std::uint32_t mentions) {
    if (work.work.empty() || work.work == own) return;
    if (kind == RelationKind::self) kind = RelationKind::cites;
    const auto [place, added] = places.try_emplace(work.work, nodes.size());
    if (added) nodes.push_back({work, kind, mentions});
    GraphNode& node = nodes[place->second];
    node.mentions = std::max(node.mentions, mentions);
    if (weakness(kind) < weakness(node.relation)) node.relation = kind;
  };
  for (const auto& relation : relations) add(relation.other, relation.kind, 0);
  for (const auto& citation : citations) add(citation.other, citation.relation, citation.mentions);
  std::stable_sort(nodes.begin(), nodes.end(), [](const GraphNode& a, const GraphNode& b) {
    return std::pair(weakness(a.relation), b.work.cited_by) < std::pair(weakness(b.relation), a.work.cited_by);
  });
  return nodes;
}

/// What the other one is to this: "căn cứ", "bị thay thế bởi".
std::string verb_of(RelationKind kind, bool incoming, Language language) {
  const query::RelationLabel verbs = query::relation_label(kind);
  if (language == Language::vi) return incoming ? verbs.vi_reverse : verbs.vi;
  return incoming ? verbs.en_reverse : verbs.en;
}

// Measures of the drawing, in its own units.
constexpr int box_width = 276;
constexpr int box_height = 46;
constexpr int row_height = 58;
constexpr int column_width = 341; ///< a box and the room for the curves beside it
constexpr int top = 34; ///< room for the column headings

/// Text in SVG does not break: at most `most` letters, then "…".
std::string shortened(std::string_view text, std::size_t most) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (++letters == most) {
      std::size_t next = i + 1;
      while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
      if (next < text.size()) return std::string{text.substr(0, i)} + "…";
    }
  }
  return std::string{text};
}

ordered_json box(const query::WorkSummary& work, const std::string& line, int x, int y, const Visitor& visitor) {
  const std::string name = query::display_name(work);
  return object_of<ordered_json>({{"href", work_link(visitor, work.work)},
                                  {"name", name},
                                  {"short_name", shortened(name, 30)},
                                  {"title", or_null(query::display_title(work))},
                                  {"line", shortened(line, 36)},
                                  {"code", corpus::code(work.force.status)},
                                  {"force", corpus::label(work.force.status, visitor.language)},
                                  {"x", x},
                                  {"y", y},
                                  {"width", box_width},
                                  {"height", box_height},
                                  {"text_x", x + 14},
                                  {"name_y", y + 19},
                                  {"line_y", y + 37}});
}

/// A curve from the right edge of one box to the left edge of another, with its arrow head.
ordered_json edge(RelationKind kind, std::pair<int, int> from, std::pair<int, int> to, bool points_left) {
  const auto point = [](int x, int y) { return std::to_string(x) + "," + std::to_string(y); };
  const int bend = (from.first + to.first) / 2;
  const auto tip = points_left ? from : to;
  const int back = points_left ? tip.first + 9 : tip.first - 9;
  return {{"class", class_of(kind)},
          {"path", "M" + point(from.first, from.second) + " C" + point(bend, from.second) + " " + point(bend, to.second) + " " +
                       point(to.first, to.second)},
          {"arrow", "M" + point(tip.first, tip.second) + " L" + point(back, tip.second - 5) + " L" + point(back, tip.second + 5) + "Z"}};
}

} // namespace

CitationGraph graph_of(const query::WorkView& view, std::size_t per_side) {
  CitationGraph graph;
  graph.out = side_of(view.relations_out, view.citations_out.items, view.summary.work);
  graph.in = side_of(view.relations_in, view.citations_in.items, view.summary.work);
  graph.out_total = std::max(view.citations_out.total, static_cast<std::uint32_t>(graph.out.size()));
  graph.in_total = std::max(view.citations_in.total, static_cast<std::uint32_t>(graph.in.size()));
  if (graph.out.size() > per_side) graph.out.resize(per_side);
  if (graph.in.size() > per_side) graph.in.resize(per_side);
  return graph;
}

ordered_json graph_json(const query::WorkView& view, const CitationGraph& graph) {
  ordered_json nodes = ordered_json::array({query::to_json(view.summary)});
  ordered_json edges = ordered_json::array();
  std::map<std::string, bool> told{{view.summary.work, true}};
  const auto add = [&](const GraphNode& node, bool incoming) {
    if (!std::exchange(told[node.work.work], true)) nodes.push_back(query::to_json(node.work));
    const query::RelationLabel verbs = query::relation_label(node.relation);
    edges.push_back({{"source", incoming ? node.work.work : view.summary.work},
                     {"target", incoming ? view.summary.work : node.work.work},
                     {"relation", citation::code(node.relation)},
                     {"label", verbs.vi},
                     {"label_en", verbs.en},
                     {"mentions", node.mentions == 0 ? ordered_json{} : ordered_json(node.mentions)}});
  };
  for (const GraphNode& node : graph.out) add(node, false);
  for (const GraphNode& node : graph.in) add(node, true);
  return {{"work", view.summary.work},
          {"on", text::to_iso(view.force.on)},
          {"nodes", std::move(nodes)},
          {"edges", std::move(edges)},
          {"total", {{"out", graph.out_total}, {"in", graph.in_total}}}};
}

ordered_json graph_model(const query::WorkView& view, const CitationGraph& graph, const Visitor& visitor) {
  if (graph.out.empty() && graph.in.empty()) return nullptr;
  const int rows = static_cast<int>(std::max(graph.out.size(), graph.in.size()));
  const int height = top + rows * row_height;
  const int centre = top + rows * row_height / 2 - box_height / 2 - 6;
  ordered_json boxes = ordered_json::array();
  ordered_json edges = ordered_json::array();
  ordered_json table = ordered_json::array();
  const int middle = graph.out.empty() ? 1 : 1 + column_width; // a side where nobody stands has no column
  const int right = middle + column_width;
  ordered_json own = box(view.summary, std::string{corpus::label(view.force.status, visitor.language)}, middle, centre, visitor);
  const auto column = [&](const std::vector<GraphNode>& nodes, bool incoming) {
    const int x = incoming ? right : 1;
    const int first = top + (rows - static_cast<int>(nodes.size())) * row_height / 2;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const GraphNode& node = nodes[i];
      const int y = first + static_cast<int>(i) * row_height;
      const std::string verb = text::capitalised(verb_of(node.relation, incoming, visitor.language));
      const int half = y + box_height / 2;
      const int own_half = centre + box_height / 2;
      if (incoming) edges.push_back(edge(node.relation, {middle + box_width, own_half}, {x, half}, true));
      else edges.push_back(edge(node.relation, {x + box_width, half}, {middle, own_half}, true));
      boxes.push_back(box(node.work, verb, x, y, visitor));
      ordered_json row = summary_model(node.work, visitor);
      row["verb"] = verb;
      table.push_back(std::move(row));
    }
  };
  column(graph.out, false);
  column(graph.in, true);
  const auto more = [](std::uint32_t total, std::size_t shown) {
    return total > shown ? ordered_json(total - shown) : ordered_json{};
  };
  const auto heading = [](bool there, int x) { return there ? ordered_json(x + box_width / 2) : ordered_json{}; };
  return {{"width", (graph.in.empty() ? middle : right) + box_width + 1},
          {"height", height},
          {"narrow", graph.out.empty() || graph.in.empty()},
          {"left_x", heading(!graph.out.empty(), 1)},
          {"middle_x", heading(true, middle)},
          {"right_x", heading(!graph.in.empty(), right)},
          {"own", std::move(own)},
          {"boxes", std::move(boxes)},
          {"edges", std::move(edges)},
          {"rows", std::move(table)},
          {"out_more", more(graph.out_total, graph.out.size())},
          {"in_more", more(graph.in_total, graph.in.size())}};
}

} // namespace danchieu::web
