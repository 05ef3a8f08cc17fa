#include "query/text_match.hpp"

#include "normalizer/text/token.hpp"
#include "query/characters.hpp"
#include "query/question_words.hpp"
#include "query/word_finder.hpp"
#include "query/word_terms.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

namespace danchieu::query {

namespace {

using Kind = QueryNode::Kind;

bool fits(const text::Token& written, const text::Token& typed) {
  return is_marked(typed) ? written.exact == typed.exact : written.folded == typed.folded;
}

class Matcher {
public:
  Matcher(std::string_view text, std::string_view title) : text_(text), title_(title) {}

  /// Depth is bounded by the parser.
  bool matches(const QueryNode& node) {
    switch (node.kind) {
    case Kind::word: return has_words(node.text);
    case Kind::phrase: return has_phrase(node.text);
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
  static bool has_token(std::string_view run, const text::Token& typed) {
    return std::ranges::any_of(text::tokenize(run), [&typed](const text::Token& token) { return fits(token, typed); });
  }

  static bool has_word(std::string_view text, const text::Token& typed) {
    WordFinder finder;
    finder.want(typed.folded);
    bool found = false;
    finder.find(text, [&](std::size_t start, std::size_t end) {
      found = has_token(text.substr(start, end - start), typed);
      return !found;
    });
    return found;
  }

  bool has_words(std::string_view text) const {
    if (!other_words({std::string(text)}).empty()) return true;
    return std::ranges::all_of(word_tokens(text), [this](const text::Token& typed) { return has_word(text_, typed) || has_word(title_, typed); });
  }

  /// Where the text has it as it was typed, that place is looked at first; else all that its first word may stand in.
  bool has_phrase(std::string_view phrase) const {
    const std::vector<text::Token> typed = positioned_tokens(phrase);
    if (typed.empty()) return false;
    if (const void* place = ::memmem(text_.data(), text_.size(), phrase.data(), phrase.size())) {
      auto start = static_cast<std::size_t>(static_cast<const char*>(place) - text_.data());
      std::size_t end = start;
      while (start > 0 && !is_blank(text_[start - 1])) --start;
      while (end < text_.size() && !is_blank(text_[end])) ++end;
      if (begins_in(start, end, typed)) return true;
    }
    WordFinder finder;
    finder.want(typed.front().folded);
    bool found = false;
    finder.find(text_, [&](std::size_t start, std::size_t end) {
      found = begins_in(start, end, typed);
      return !found;
    });
    return found;
  }

  /// Whether the words stand side by side from one on that is in a run of text without blanks. Only what follows the first
  /// word is cut into words.
  bool begins_in(std::size_t start, std::size_t end, const std::vector<text::Token>& typed) const {
    if (!has_token(text_.substr(start, end - start), typed.front())) return false;
    const std::vector<text::Token> tokens = text::tokenize(text_.substr(start, window_end(end, typed.size()) - start));
    for (std::size_t i = 0; i < tokens.size() && tokens[i].start < end - start; ++i)
      if (stands_at(tokens, i, typed)) return true;
    return false;
  }

  /// The end of what `words` more words, and signs between them, can take up from `at` on.
  std::size_t window_end(std::size_t at, std::size_t words) const {
    for (std::size_t runs = 2 * words; runs > 0 && at < text_.size(); --runs) {
      while (at < text_.size() && is_blank(text_[at])) ++at;
      while (at < text_.size() && !is_blank(text_[at])) ++at;
    }
    return at;
  }

  /// Whether the words stand side by side from token `first` on.
  static bool stands_at(const std::vector<text::Token>& tokens, std::size_t first, const std::vector<text::Token>& typed) {
    if (!fits(tokens[first], typed.front())) return false;
    std::size_t at = first;
    for (std::size_t k = 1; k < typed.size(); ++k) {
      const std::uint32_t wanted = tokens[first].position + static_cast<std::uint32_t>(k);
      while (at < tokens.size() && tokens[at].position < wanted) ++at;
      bool found = false;
      for (std::size_t i = at; i < tokens.size() && tokens[i].position == wanted; ++i) found = found || fits(tokens[i], typed[k]);
      if (!found) return false;
    }
    return true;
  }

  /// The positions at which the words stand side by side.
  std::vector<std::uint32_t> starts(const QueryNode& node) {
    if (tokens_.empty()) tokens_ = text::tokenize(text_);
    std::vector<std::uint32_t> out;
    const std::vector<text::Token> typed = node.kind == Kind::word ? word_tokens(node.text) : positioned_tokens(node.text);
    for (std::size_t i = 0; i < tokens_.size() && !typed.empty(); ++i)
      if (stands_at(tokens_, i, typed)) out.push_back(tokens_[i].position);
    return out;
  }

  /// Whether the operands all stand within `distance` words: a window moved over their places in order.
  bool near(const QueryNode& node) {
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

  std::string_view text_;
  std::string_view title_;
  std::vector<text::Token> tokens_; ///< of the text, when they were needed
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
