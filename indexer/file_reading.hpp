#pragma once

#include "corpus/readers/reader.hpp"
#include "indexer/file_walk.hpp"

#include <string>
#include <variant>

namespace danchieu::indexer {

/// All bytes of an open file, read once. A file that changes while it is read, is larger than the limit, or is mostly
/// holes gives a failure.
std::variant<std::string, corpus::ReadFailure> read_bytes_of(const FileHandle& file, const corpus::ReadLimits& limits);

} // namespace danchieu::indexer
