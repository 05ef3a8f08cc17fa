#pragma once

#include "query/work_view.hpp"

#include <string>

namespace danchieu::query {

// GraphML (graphml.graphdrawing.org): works as nodes, relations and citations as directed edges, in pieces that are
// written one after the other. An edge may stand before its nodes.

std::string graphml_head();
std::string graphml_node(const WorkSummary& work);

/// The edges that leave a work: its relations, and a plain citation to each further work that it cites.
std::string graphml_edges(const WorkView& view);
std::string graphml_foot();

} // namespace danchieu::query
