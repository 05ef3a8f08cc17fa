#pragma once

#include "web/catalogue.hpp"
#include "web/page.hpp"
#include "web/request.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// The check of a draft, for people and programs. A draft lives as long as its answer: it is neither kept nor logged.

namespace danchieu::web {

inline constexpr std::size_t findings_shown = 500;                          ///< on the page; downloads hold all
inline constexpr std::size_t longest_draft = std::size_t{2} * 1024 * 1024; ///< bytes of text, however it came

/// What the form of the page sends: application/x-www-form-urlencoded, or multipart/form-data with a file.
struct CheckForm {
  Parameters fields; ///< text, on, lang, format
  std::string file_name;
  std::string_view file; ///< into the request's body; empty when none was chosen
};

/// Nothing when the body is no form.
std::optional<CheckForm> read_check_form(const Request& request);

Response empty_check_page(const Visitor& visitor);

/// The page with the findings in the file, else in the text; with `format` "sarif" or "html" the report as a file.
Response check_answer(const Catalogue& catalogue, const CheckForm& form, const Visitor& visitor);

/// POST /api/v1/check: a draft in one of the types that docs/api.md names; ?format= or Accept says json, sarif or html out.
Response api_check(const Catalogue& catalogue, const Request& request, Date on, Language language);

} // namespace danchieu::web
