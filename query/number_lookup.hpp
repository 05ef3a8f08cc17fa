#pragma once

#include "query/bounded_cache.hpp"
#include "query/parsed_query.hpp"
#include "query/work_store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// The works, held or cited, whose number a reference can mean, after everything it says has narrowed them down.
struct NumberMatch {
  std::vector<std::string> keys; ///< most likely first: held ones, then by how many works cite them
  bool whole = false;            ///< their number is the one asked for, not one that only begins like it
  std::vector<std::string> body_words; ///< words of `reference.rest` that named the issuing body or its place
};

/// The same of one generation, by all that was said of the number.
class NumberCache : public BoundedCache<NumberMatch> {
public:
  using BoundedCache::BoundedCache;
};

NumberMatch match_number(const WorkStore& store, const NumberReference& reference);

/// Works with the number and year that a reference says, but of another kind or body than it says: to be asked about,
/// never merged. Nothing for a number without a year.
std::vector<std::string> other_kinds(const WorkStore& store, NumberReference reference);

/// Works whose number is one slip of a digit away: one more, one less, another one, or two swapped. Never merged.
std::vector<std::string> near_numbers(const WorkStore& store, const NumberReference& reference);

/// The works called by a law's name, with or without its year and with or without marks.
std::vector<std::string> match_law_name(const WorkStore& store, std::string_view name);

} // namespace danchieu::query
