#pragma once

#include "web/catalogue.hpp"
#include "web/page.hpp"
#include "web/request.hpp"

#include <cstddef>
#include <string>
#include <string_view>

// The check of a draft, for people and programs. A draft lives as long as its answer: it is neither kept nor logged.

namespace danchieu::web {

inline constexpr std::size_t findings_shown = 500; ///< on the page; downloads hold all

Response empty_check_page(const Visitor& visitor);

/// The page with the findings; with `format` "sarif" or "html" the report as a file.
Response check_answer(const Catalogue& catalogue, std::string text, std::string_view format, const Visitor& visitor);

/// POST /api/v1/check: text/plain, text/markdown or text/html in; ?format= or Accept says json, sarif or html out.
Response api_check(const Catalogue& catalogue, const Request& request, Date on, Language language);

} // namespace danchieu::web
