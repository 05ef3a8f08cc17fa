#pragma once

#include "query/relation_labels.hpp"
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

} // namespace danchieu::query
