#pragma once

#include "query/index_reader.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace danchieu::query {

/// Keys of the works whose text is held, in the order of the alphabet, which new generations keep: at most `most`
/// from the `offset`-th on. Linear in both; for site maps and exports. Thread-safe. Throws danchieu::Error when the
/// index cannot be read.
std::vector<std::string> list_works(const Generation& generation, std::size_t offset, std::size_t most);

} // namespace danchieu::query
