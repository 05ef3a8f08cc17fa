#pragma once

#include "web/labels.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::web {

/// The page that web/templates/<name>.mustache makes of `model`. Every value is escaped; there are no
/// unescaped tags, so markup in a value is always shown as text.
///
///   {{name}}, {{a.b}}, {{.}}   a value; {{.}} is that of the section
///   {{#name}}…{{/name}}        once for each member of a list, once for anything else that there is
///   {{^name}}…{{/name}}        when there is nothing: absent, null, false, "", []
///   {{> name}}                 another template
///   {{l.search.button}}        a label, in `language`
///
/// Names are looked up in the innermost object only, never in the ones around it, so a hit without a title
/// cannot show the title of the page; `page.…` alone reaches the root from everywhere. A line that holds a
/// section's tag or a template alone leaves no line behind.
///
/// A name that the model lacks renders as nothing; it is a defect, and is added to `unknown` when that is
/// given. Throws std::logic_error when the template is missing or malformed, or asks for an unknown label.
/// Templates are read once; any thread may render.
std::string render(std::string_view name, const nlohmann::ordered_json& model, Language language,
                   std::vector<std::string>* unknown = nullptr);

} // namespace danchieu::web
