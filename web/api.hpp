#pragma once

#include "web/question.hpp"
#include "web/response.hpp"

#include <optional>

// The JSON interface, /api/v1: docs/api.md. The values are those of the commands and of the pages.

namespace danchieu::web {

/// The date in `on`, today when it is absent; nothing when it is no date.
std::optional<Date> read_on(const Parameters& parameters, Date today);

Response api_search(const Question& question);
Response api_suggest(const Question& question);

/// A work, or what follows its id: /citations, /relations, /graph, /akn, /jsonld, /bibtex, /csl, /original.
Response api_work(const Question& question, Date on);
Response api_resolve(const Question& question, Date on);
Response api_cite(const Request& request);

} // namespace danchieu::web
