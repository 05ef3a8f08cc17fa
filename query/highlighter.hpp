#pragma once

#include "normalizer/text/token.hpp"
#include "query/parsed_query.hpp"
#include "query/searcher.hpp"
#include "query/word_finder.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::query {

/// The words of a question that are marked in an answer. A word typed with marks is found with those marks only. Words
/// that only join others ("của", "và", "không") are marked where they stand beside the same word as in the question, or
/// when the question has no others.
class Highlighter {
public:
  explicit Highlighter(const ParsedQuery& query);

  /// Also marks this number, however it is spelled: of a document asked for.
  void add_number(std::string_view number);

  bool empty() const { return exact_.empty() && folded_.empty() && prefixes_.empty(); }

  /// The part of `text` (about `bytes` long, cut between words) that says most of the question; the beginning when
  /// none of its words stands there.
  Snippet snippet(std::string_view text, std::size_t bytes) const;

private:
  void add(const QueryNode& node);
  void add_words(std::string_view text, bool prefix);

  struct Match;
  bool lacks_numbers(std::string_view text) const;
  std::size_t best_window(const std::vector<Match>& matches, std::size_t bytes) const;
  void keep_marked(std::string_view text, std::vector<Match>& matches) const;
  bool says(const Match& match) const;
  std::size_t first_place(std::string_view text, std::size_t bytes) const;
  bool find_matches(std::string_view text, std::size_t from, std::size_t bytes, std::vector<Match>& matches) const;
  std::optional<std::size_t> end_of_window(const std::vector<Match>& matches, std::size_t bytes) const;

  bool is_wanted(const text::Token& token) const;

  struct Prefix {
    std::string letters;
    bool marked = false;
  };

  std::set<std::string, std::less<>> exact_;
  std::set<std::string, std::less<>> folded_;
  std::set<std::string, std::less<>> numbers_; ///< of documents asked for, as these write them; folded in `folded_` too
  std::vector<Prefix> prefixes_;
  std::set<std::string, std::less<>> words_; ///< those that say something, without marks
  std::set<std::pair<std::string, std::string>> pairs_; ///< neighbours in the question, without marks
  std::string last_; ///< word added last
  WordFinder finder_;
};

} // namespace danchieu::query
