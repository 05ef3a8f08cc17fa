#pragma once

#include <string>
#include <string_view>

namespace danchieu::query {

/// Text for XML content or a quoted attribute: & < > " ' as entities, characters that XML 1.0 forbids left out.
std::string xml_text(std::string_view text);

/// A cell of CSV (RFC 4180): quoted where needed; one that a spreadsheet would run as a formula gets an apostrophe.
std::string csv_cell(std::string_view text);

} // namespace danchieu::query
