#include "apps/danchieu/options.hpp"
#include "query/export/akn_xml.hpp"
#include "query/export/graphml.hpp"
#include "query/export/works_csv.hpp"
#include "query/json.hpp"
#include "query/work_list.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <iostream>
#include <limits>
#include <set>

namespace danchieu::apps {

namespace {

using query::WorkView;

constexpr std::uint32_t all_citations = std::numeric_limits<std::uint32_t>::max();

/// One work at a time, so that an index of any size is exported in the memory of one view.
void for_each_view(const query::Generation& generation, query::ViewRequest request, const std::function<void(const WorkView&)>& write) {
  constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();
  for (const std::string& key : query::list_works(generation, 0, everything))
    if (const auto view = query::view_work(generation, key, request)) write(*view);
}

void write_jsonl(const query::Generation& generation, query::ViewRequest request) {
  for_each_view(generation, request, [](const WorkView& view) {
    std::cout << query::to_json(view).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  });
}

void write_csv(const query::Generation& generation, query::ViewRequest request, bool relations) {
  request.citations_limit = 0;
  std::cout << (relations ? query::relations_csv_heading() : query::works_csv_heading());
  for_each_view(generation, request, [relations](const WorkView& view) {
    std::cout << (relations ? query::relations_csv_rows(view) : query::works_csv_row(view.summary));
  });
}

/// <documentCollection> of AKN: each work a component.
void write_akn(const query::Generation& generation, query::ViewRequest request) {
  request.with_text = true;
  request.citations_limit = 0;
  std::cout << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"" << query::akn_namespace
            << "\">\n<documentCollection name=\"danchieu\">\n<collectionBody>\n";
  std::size_t number = 0;
  for_each_view(generation, request, [&number](const WorkView& view) {
    std::cout << "<component eId=\"cmp_" << ++number << "\">\n" << query::akn_component(view) << "</component>\n";
  });
  std::cout << "</collectionBody>\n</documentCollection>\n</akomaNtoso>\n";
}

void write_graphml(const query::Generation& generation, query::ViewRequest request) {
  std::cout << query::graphml_head();
  std::set<std::string> written; // nodes
  const auto node = [&written](const query::WorkSummary& work) {
    if (!work.work.empty() && written.insert(work.work).second) std::cout << query::graphml_node(work);
  };
  for_each_view(generation, request, [&node](const WorkView& view) {
    node(view.summary);
    for (const query::RelationView& relation : view.relations_out) node(relation.other);
    for (const query::CitationView& citation : view.citations_out.items) node(citation.other);
    std::cout << query::graphml_edges(view);
  });
  std::cout << query::graphml_foot();
}

} // namespace

int cmd_export(const ExportOptions& options) {
  const query::IndexReader reader(options.db, corpus::Verify::yes);
  const auto generation = reader.current();
  const query::ViewRequest request{.on = date_option(options.on), .citations_limit = all_citations, .with_text = false};
  std::ios::sync_with_stdio(false);
  if (options.as == "csv") {
    write_csv(*generation, request, options.table == "relations");
  } else if (options.as == "akn") {
    write_akn(*generation, request);
  } else if (options.as == "graphml") {
    write_graphml(*generation, request);
  } else {
    write_jsonl(*generation, request);
  }
  return exit_done;
}

} // namespace danchieu::apps
