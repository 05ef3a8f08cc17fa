#pragma once

#include <string>
#include <string_view>

namespace danchieu::query {

/// Text for XML content or a quoted attribute: & < > " ' as entities, characters that XML 1.0 forbids left out.
std::string xml_text(std::string_view text);

} // namespace danchieu::query
