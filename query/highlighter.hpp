#pragma once

#include "normalizer/text/token.hpp"
#include "query/parsed_query.hpp"
#include "query/searcher.hpp"
#include "query/word_finder.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// The words of a question that are marked in an answer. A word typed with marks is found with those marks only.
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

  bool is_wanted(const text::Token& token) const;

  struct Prefix {
    std::string letters;
    bool marked = false;
  };

  std::set<std::string, std::less<>> exact_;
  std::set<std::string, std::less<>> folded_;
  std::vector<Prefix> prefixes_;
  WordFinder finder_; ///< of all of them
};

} // namespace danchieu::query
