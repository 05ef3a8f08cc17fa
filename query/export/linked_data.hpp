#pragma once

#include "query/work_view.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace danchieu::query {

/// The work as schema.org/Legislation in JSON-LD. `base` is put before every id ("https://vb.example.vn"); may be empty.
/// A force that is not certain is left out: the vocabulary knows only in force, partly and not in force.
nlohmann::ordered_json linked_data(const WorkView& view, std::string_view base);

} // namespace danchieu::query
