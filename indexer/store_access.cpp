#include "indexer/store_access.hpp"

#include <xapian.h>

namespace danchieu::indexer {
namespace {

std::string term(std::string_view prefix, std::string_view value) {
  std::string name(prefix);
  return name.append(value);
}

} // namespace

std::uint32_t find_one(const Xapian::Database& database, std::string_view prefix, std::string_view value) {
  const std::string name = term(prefix, value);
  const Xapian::PostingIterator first = database.postlist_begin(name);
  return first == database.postlist_end(name) ? 0 : *first;
}

std::vector<std::uint32_t> find_all(const Xapian::Database& database, std::string_view prefix, std::string_view value) {
  const std::string name = term(prefix, value);
  return {database.postlist_begin(name), database.postlist_end(name)};
}

std::uint32_t count(const Xapian::Database& database, std::string_view prefix, std::string_view value) {
  return database.get_termfreq(term(prefix, value));
}

} // namespace danchieu::indexer
