#pragma once

#include "query/work_view.hpp"
#include "web/page.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace danchieu::web {

/// A neighbour of a work in the graph of citations, with the strongest thing that one does to the other.
struct GraphNode {
  query::WorkSummary work;
  query::RelationKind relation = query::RelationKind::cites;
  std::uint32_t mentions = 0; ///< 0: not counted
};

/// A work between those that it cites and those that cite it; replacing, amending and so on count as citing.
struct CitationGraph {
  std::vector<GraphNode> out;
  std::vector<GraphNode> in;
  std::uint32_t out_total = 0; ///< all of them, also those that are not in `out`
  std::uint32_t in_total = 0;
};

/// The neighbours in a view, strongest relations first, then the most cited; at most `per_side` a side.
CitationGraph graph_of(const query::WorkView& view, std::size_t per_side);

/// {work, on, nodes, edges, total}: an edge goes from the acting work to the other.
nlohmann::ordered_json graph_json(const query::WorkView& view, const CitationGraph& graph);

/// Model of graph.mustache: an SVG of three columns and the same as rows of a table; null when there is nobody around.
nlohmann::ordered_json graph_model(const query::WorkView& view, const CitationGraph& graph, const Visitor& visitor);

} // namespace danchieu::web
