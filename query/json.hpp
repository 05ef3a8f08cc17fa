#pragma once

#include "query/searcher.hpp"
#include "query/work_view.hpp"

#include <nlohmann/json_fwd.hpp>

namespace danchieu::query {

// The JSON of design.md section 4; the command line, the API and the pages all show these values. Fields beyond the
// contract are only ever added. Unknown values are null.

nlohmann::ordered_json to_json(const WorkSummary& work);
nlohmann::ordered_json to_json(const SearchResult& result);
nlohmann::ordered_json to_json(const WorkView& view);
nlohmann::ordered_json to_json(const CitationPage& page);
nlohmann::ordered_json to_json(const Resolution& resolution);
nlohmann::ordered_json to_json(const RelationView& relation);

/// Kinds of relation with their verbs both ways: "thay thế" / "bị thay thế bởi".
struct RelationLabel {
  const char* vi;
  const char* en;
  const char* vi_reverse;
  const char* en_reverse;
};
RelationLabel relation_label(RelationKind kind);

} // namespace danchieu::query
