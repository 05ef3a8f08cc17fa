#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
} // namespace Xapian

namespace danchieu::indexer {

/// The document with the term, the first one when there are several; 0 when there is none.
std::uint32_t find_one(const Xapian::Database& database, std::string_view prefix, std::string_view value);

/// All documents with the term, in order.
std::vector<std::uint32_t> find_all(const Xapian::Database& database, std::string_view prefix, std::string_view value);

/// How many documents have the term.
std::uint32_t count(const Xapian::Database& database, std::string_view prefix, std::string_view value);

} // namespace danchieu::indexer
