#pragma once

#include "query/deadline.hpp"
#include "query/record_cache.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace danchieu::query {

/// The lists of postings of a generation, whole and in order of documents; those asked for lately are in memory.
class PostingLists {
public:
  using List = std::shared_ptr<const std::vector<Posting>>;

  PostingLists(const WorkStore& store, const WorkColumns& columns, const Deadline& deadline)
      : database_(store.database()), cache_(store.postings()), columns_(columns), deadline_(deadline) {}

  /// The list of a term, or when time is over what was read of it.
  List of(const std::string& term) const;

  /// The list of terms that count as one word.
  List of_word(const std::vector<std::string>& terms) const;

  /// The list, if it is in memory.
  List held(const std::string& term) const { return cache_.find(term); }

  /// How many documents have the term.
  std::size_t frequency_of(const std::string& term) const;

private:
  void keep(const std::string& name, const List& list) const;

  const Xapian::Database& database_;
  PostingCache& cache_;
  const WorkColumns& columns_;
  const Deadline& deadline_;
};

} // namespace danchieu::query
