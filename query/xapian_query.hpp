#pragma once

#include "query/parsed_query.hpp"
#include "query/ranking.hpp"
#include "query/work_store.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace Xapian {
class Query;
} // namespace Xapian

namespace danchieu::query {

/// Whether every free word must match, or the more the better.
enum class Need { all, some };

/// A part of a query by itself, to explain what a score is made of.
struct QueryPart {
  std::string kind;  ///< "word", "heading", "pair", "definition", "other", "phrase", "prefix"
  std::string words; ///< as in the question
  std::shared_ptr<const Xapian::Query> query;
};

/// The words of a question as a query over units. Empty for a tree that says nothing.
struct TextQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<QueryPart> parts;
};
TextQuery text_query(const WorkStore& store, const QueryNode& tree, Need need, const Ranking& ranking,
                     const std::vector<std::string>& defined, std::vector<Hint>& hints);

/// The words of a question as a query over what works are called by; empty when there are none.
Xapian::Query title_query(const WorkStore& store, const QueryNode& tree);

/// How many free words the tree has outside phrases and operators.
std::size_t free_words(const QueryNode& tree);

/// What filters, of the question and of the form beside it, leave over; everything when there are none.
Xapian::Query filter_query(const WorkStore& store, const std::vector<Filter>& filters, Date on, std::vector<Hint>& hints);

/// Units or works of these keys.
Xapian::Query works_query(std::string_view prefix, const std::vector<std::string>& keys);

/// Tells a query that its time is over: the match ends there with what was found until then.
class Deadline {
public:
  explicit Deadline(std::chrono::steady_clock::time_point end) : end_(end), passed_(std::make_shared<std::atomic<bool>>(false)) {}

  /// `query`, ended by this deadline.
  Xapian::Query limit(const Xapian::Query& query) const;

  /// Whether a query was ended, or work beside it given up.
  bool passed() const { return *passed_; }

  /// Looks at the clock.
  bool over() const {
    if (!*passed_ && std::chrono::steady_clock::now() > end_) *passed_ = true;
    return *passed_;
  }

private:
  std::chrono::steady_clock::time_point end_;
  std::shared_ptr<std::atomic<bool>> passed_;
};

/// The status by the stored days alone, as facets and filters see it: expired, not_yet_in_force, partly_expired,
/// needs_review, in_force or unknown.
ForceStatus stored_status(std::string_view from, std::string_view until, std::string_view flags, std::string_view on);

} // namespace danchieu::query
