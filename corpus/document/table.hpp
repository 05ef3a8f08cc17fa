#pragma once

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The bytes of a table of this folder ("regimes.tsv"), empty when there is none of that name.
std::string_view embedded_file(std::string_view name) noexcept;

/// The rows of a tab-separated table without its heading: one vector of fields a row, as long as the heading
/// (missing fields are empty). Empty lines and lines that start with '#' are left out. Views point into
/// `table`.
std::vector<std::vector<std::string_view>> table_rows(std::string_view table);

} // namespace danchieu::corpus
