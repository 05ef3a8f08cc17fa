#pragma once

#include "query/work_view.hpp"

#include <map>
#include <string>
#include <vector>

namespace danchieu::web {

/// The provisions of a work that another document changed or that are not in force with the rest, by their eid:
/// "Điều 5 khoản 2" of LegalForce::provisions is found in the tree by its labels. What names no part of the tree is
/// left out; the page lists it all the same.
std::map<std::string, std::vector<const corpus::ProvisionForce*>> changed_provisions(const query::WorkView& view);

} // namespace danchieu::web
