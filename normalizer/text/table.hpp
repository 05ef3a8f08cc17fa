#pragma once

#include <string_view>
#include <vector>

namespace danchieu::text {

/// Content of a table of this folder ("tcvn3.tsv"), linked into the library; a null view when there is none.
std::string_view embedded_file(std::string_view name) noexcept;

/// The rows of a tab-separated table below its heading, each as long as the heading: missing cells are empty, further
/// ones left out. Empty lines and lines that start with '#' are passed over. Views point into `table`. The one reader
/// of our own tables, for all folders.
std::vector<std::vector<std::string_view>> table_rows(std::string_view table);

} // namespace danchieu::text
