#pragma once

#include "corpus/document/document.hpp"

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace danchieu::query {

/// All parts of a document as they are cited: "điều 5", "điều 5 khoản 2", "điều 5 khoản 2 điểm đ" (lower case). The
/// parts above an article are left out of its path, because articles are numbered through.
std::set<std::string> provision_paths(std::span<const corpus::Provision> provisions);

/// Whether one of the two provisions holds the other: "Điều 5" and "Điều 5 khoản 2" do, "Điều 5" and "Điều 50" do not.
bool overlaps(std::string_view provision, std::string_view other);

} // namespace danchieu::query
