#pragma once

#include "normalizer/text/table.hpp"

#include <string_view>

namespace danchieu::corpus {

/// The bytes of a table of this folder ("regimes.tsv"), empty when there is none of that name.
std::string_view embedded_file(std::string_view name) noexcept;

using text::table_rows;

} // namespace danchieu::corpus
