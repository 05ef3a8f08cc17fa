#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::web {

/// The page that web/templates/<name>.mustache makes of `model`. Every value is escaped; the templates hold
/// no unescaped tags (a test sees to it), so markup in a value is always shown as text.
///
/// Names are looked up in the innermost object only, never in the ones around it, so a hit without a title
/// cannot show the title of the page; `l.…` (labels) and `page.…` alone reach the root from everywhere.
/// `{{.}}` is the value of the section. `{{> name}}` inserts web/templates/<name>.mustache.
///
/// A name that the model lacks renders as nothing; it is a defect, and is added to `unknown` when that is
/// given. Throws std::logic_error when the template is missing or malformed.
std::string render(std::string_view name, const nlohmann::ordered_json& model,
                   std::vector<std::string>* unknown = nullptr);

} // namespace danchieu::web
