#include "query/text_match.hpp"

#include "normalizer/text/token.hpp"
#include "query/question_words.hpp"
#include "query/word_terms.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace danchieu::query {

namespace {

using Kind = QueryNode::Kind;

bool fits(const text::Token& written, const text::Token& typed) {
  return is_marked(typed) ? written.exact == typed.exact : written.folded == typed.folded;
}

class Matcher {
public:
  Matcher(std::string_view text, std::string_view title) : tokens_(text::tokenize(text)), title_(text::tokenize(title)) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) places_[tokens_[i].folded].push_back(i);
  }

  /// Depth is bounded by the parser.
  bool matches(const QueryNode& node) const {
    switch (node.kind) {
    case Kind::word: return has_words(node.text);
    case Kind::phrase: return !starts(node).empty();
    case Kind::prefix: return true; // the index finds them exactly
    case Kind::some: // free words do not decide; what was quoted beside them does
      return std::ranges::all_of(node.children, [this](const QueryNode& child) { return child.kind == Kind::word || matches(child); });
    case Kind::all: return std::ranges::all_of(node.children, [this](const QueryNode& child) { return matches(child); });
    case Kind::any: return std::ranges::any_of(node.children, [this](const QueryNode& child) { return matches(child); });
    case Kind::near: return near(node);
    case Kind::without: return matches(node.children.front()); // the works to leave out were verified by themselves
    }
    return false;
  }

private:
  bool has_word(const text::Token& typed) const {
    if (const auto found = places_.find(typed.folded); found != places_.end())
      if (std::ranges::any_of(found->second, [&](std::size_t i) { return fits(tokens_[i], typed); })) return true;
    return std::ranges::any_of(title_, [&](const text::Token& token) { return fits(token, typed); });
  }

  bool has_words(std::string_view text) const {
    if (!other_words({std::string(text)}).empty()) return true;
    return std::ranges::all_of(word_tokens(text), [this](const text::Token& typed) { return has_word(typed); });
  }

  /// The positions at which the words stand side by side.
  std::vector<std::uint32_t> starts(const QueryNode& node) const {
    std::vector<std::uint32_t> out;
    const std::vector<text::Token> typed = node.kind == Kind::word ? word_tokens(node.text) : positioned_tokens(node.text);
    if (typed.empty()) return out;
    const auto found = places_.find(typed.front().folded);
    if (found == places_.end()) return out;
    for (const std::size_t first : found->second) {
      if (!fits(tokens_[first], typed.front())) continue;
      std::size_t at = first;
      bool all = true;
      for (std::size_t k = 1; k < typed.size() && all; ++k) {
        const std::uint32_t wanted = tokens_[first].position + static_cast<std::uint32_t>(k);
        while (at < tokens_.size() && tokens_[at].position < wanted) ++at;
        all = false;
        for (std::size_t i = at; i < tokens_.size() && tokens_[i].position == wanted; ++i) all = all || fits(tokens_[i], typed[k]);
      }
      if (all) out.push_back(tokens_[first].position);
    }
    return out;
  }

  /// Whether the operands all stand within `distance` words: a window moved over their places in order.
  bool near(const QueryNode& node) const {
    std::vector<std::vector<std::uint32_t>> lists;
    for (const QueryNode& child : node.children) {
      lists.push_back(starts(child));
      if (lists.back().empty()) return false;
    }
    std::vector<std::size_t> at(lists.size(), 0);
    for (;;) {
      std::uint32_t low = std::numeric_limits<std::uint32_t>::max();
      std::uint32_t high = 0;
      std::size_t lowest = 0;
      for (std::size_t i = 0; i < lists.size(); ++i) {
        const std::uint32_t place = lists[i][at[i]];
        if (place < low) {
          low = place;
          lowest = i;
        }
        high = std::max(high, place);
      }
      if (high - low <= node.distance) return true;
      if (++at[lowest] == lists[lowest].size()) return false;
    }
  }

  std::vector<text::Token> tokens_;
  std::vector<text::Token> title_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> places_; ///< folded word → tokens, in order
};

} // namespace

bool needs_text(const QueryNode& tree) {
  if (tree.kind == Kind::near) return true;
  if (tree.kind == Kind::phrase) return positioned_tokens(tree.text).size() > 1;
  if (tree.kind == Kind::without) return needs_text(tree.children.front());
  return std::ranges::any_of(tree.children, needs_text);
}

bool text_matches(const QueryNode& tree, std::string_view text, std::string_view title) {
  return Matcher(text, title).matches(tree);
}

} // namespace danchieu::query
