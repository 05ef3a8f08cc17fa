#pragma once

#include "query/work_summary.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace danchieu::query {

/// An entry for LaTeX and reference managers. `url` is the permanent address; may be empty.
std::string bibtex(const WorkSummary& work, std::string_view url);

/// CSL-JSON (citeproc): an array of one item of type "legislation".
nlohmann::ordered_json csl_json(const WorkSummary& work, std::string_view url);

} // namespace danchieu::query
