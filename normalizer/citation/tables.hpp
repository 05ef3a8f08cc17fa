#pragma once

#include <string_view>
#include <vector>

namespace danchieu::citation {

/// The bytes of a table of this folder; empty when there is none of that name.
std::string_view embedded_file(std::string_view name) noexcept;

/// The rows of the table of that name, which has so many columns (see text::table_rows).
std::vector<std::vector<std::string_view>> table_rows(std::string_view name, std::size_t columns);

/// The parts of a cell between `separator`s, without empty ones.
std::vector<std::string_view> cell_parts(std::string_view cell, char separator = ';');

} // namespace danchieu::citation
