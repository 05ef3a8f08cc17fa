#pragma once

#include "web/question.hpp"
#include "web/response.hpp"

#include <nlohmann/json_fwd.hpp>

// One function a page: reads the parameters, asks the catalogue, renders. What the pages show is made by their models
// (search_page.hpp, work_page.hpp, check_page.hpp, review_page.hpp).

namespace danchieu::web {

/// `examples`: questions to begin with (examples_of), or null.
Response start_page(const Question& question, const nlohmann::ordered_json& examples);
Response search_page(const Question& question);
Response work_page(const Question& question);
Response check_page(const Question& question);
Response review_page(const Question& question);
Response about_page(const Question& question);

/// The most cited documents, as examples of what can be asked.
nlohmann::ordered_json examples_of(const Catalogue& catalogue, const Visitor& visitor);

} // namespace danchieu::web
