#pragma once

#include "query/parsed_query.hpp"
#include "query/ranking.hpp"
#include "query/unit_query.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace danchieu::query {

/// Whether every free word must match, or the more the better.
enum class Need { all, some };

/// A part of a query by itself, to explain what a score is made of.
struct QueryPart {
  std::string kind;  ///< "word", "heading", "pair", "definition", "other", "phrase", "prefix"
  std::string words; ///< as in the question
  UnitQuery query;
};

/// The words of a question as a query over units. Empty for a tree that says nothing.
struct TextQuery {
  UnitQuery query;
  std::vector<QueryPart> parts;
};

/// What questions are built with. References must outlive the calls.
struct TextQueryInput {
  const WorkStore& store;
  const WorkColumns& columns;
  const Ranking& ranking;
  const Deadline& deadline;
  const std::vector<std::string>& defined; ///< words whose definition is asked for
};

TextQuery text_query(const TextQueryInput& input, const QueryNode& tree, Need need, std::vector<Hint>& hints);

/// The words of a question as a query over what works are called by; empty when there are none.
UnitQuery title_query(const WorkStore& store, const QueryNode& tree);

/// Any of the words, whichever.
UnitQuery any_word_query(const WorkStore& store, std::string_view text);

/// How many free words the tree has outside phrases and operators.
std::size_t free_words(const QueryNode& tree);

} // namespace danchieu::query
