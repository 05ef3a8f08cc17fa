#pragma once

#include "corpus/document/legal_force.hpp"

#include <optional>
#include <string_view>

namespace danchieu::query {

/// The force status a person means: its code, its label, or a short form ("còn", "het", "hết một phần").
std::optional<corpus::ForceStatus> status_named(std::string_view text);

} // namespace danchieu::query
