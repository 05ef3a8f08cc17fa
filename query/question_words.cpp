#include "query/question_words.hpp"

#include "normalizer/text/fold.hpp"
#include "normalizer/text/table.hpp"
#include "normalizer/text/token.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

namespace danchieu::query {

std::string_view embedded_file(std::string_view name) noexcept;

namespace {

constexpr std::size_t longest_phrase = 8;    ///< words
constexpr std::size_t long_question = 5;     ///< words from which on single syllables without marks are taken for asking
constexpr std::size_t shortest_unmarked = 2; ///< words of a phrase that may be typed without marks

struct Phrase {
  std::string exact; ///< spelling key
  bool definition = false;
};

/// Words without marks, joined by blanks → the phrases that read so.
using Phrases = std::multimap<std::string, Phrase, std::less<>>;

std::string joined(const std::vector<text::Token>& tokens, std::string text::Token::* form) {
  std::string out;
  for (const text::Token& token : tokens) out += (out.empty() ? "" : " ") + token.*form;
  return out;
}

const Phrases& question_phrases() {
  static const Phrases built = [] {
    Phrases made;
    for (const auto& row : text::table_rows(embedded_file("question_words.tsv"))) {
      const auto tokens = text::tokenize(row[0]);
      made.emplace(joined(tokens, &text::Token::folded), Phrase{joined(tokens, &text::Token::exact), row[1] == "definition"});
    }
    return made;
  }();
  return built;
}

struct Other {
  std::string exact; ///< of the words said
  std::string words; ///< to look for as well
};

const std::multimap<std::string, Other, std::less<>>& others() {
  static const auto built = [] {
    std::multimap<std::string, Other, std::less<>> made;
    const auto add = [&made](std::string_view from, std::string_view to) {
      const auto tokens = text::tokenize(from);
      made.emplace(joined(tokens, &text::Token::folded), Other{joined(tokens, &text::Token::exact), std::string(to)});
    };
    for (const auto& row : text::table_rows(embedded_file("abbreviations.tsv"))) {
      add(row[0], row[1]);
      add(row[1], row[0]);
    }
    for (const auto& row : text::table_rows(embedded_file("synonyms.tsv"))) add(row[0], row[1]);
    return made;
  }();
  return built;
}

/// Whether words typed as `typed` can be those written as `written`: each with its marks, or without any.
bool agrees(std::string_view typed, std::string_view written) {
  while (!typed.empty() || !written.empty()) {
    const std::size_t a = std::min(typed.find(' '), typed.size());
    const std::size_t b = std::min(written.find(' '), written.size());
    const std::string_view word = typed.substr(0, a);
    if (word != written.substr(0, b) && text::fold(word) != word) return false;
    typed.remove_prefix(std::min(a + 1, typed.size()));
    written.remove_prefix(std::min(b + 1, written.size()));
  }
  return true;
}

bool has_marks(std::string_view exact) { return text::fold(exact) != exact; }

} // namespace

ReadQuestion read_question(QueryNode tree) {
  ReadQuestion read;
  std::vector<QueryNode>& nodes = tree.children;
  if (tree.kind != QueryNode::Kind::some) {
    read.tree = std::move(tree);
    return read;
  }
  // One token a node; a node of another kind ends every run.
  std::vector<std::string> exact(nodes.size());
  std::vector<std::string> folded(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind != QueryNode::Kind::word) continue;
    const auto tokens = text::tokenize(nodes[i].text);
    if (tokens.size() != 1) continue;
    exact[i] = tokens[0].exact;
    folded[i] = tokens[0].folded;
  }
  std::vector<bool> asks(nodes.size(), false);
  std::vector<std::string> defined;
  for (std::size_t i = 0; i < nodes.size();) {
    std::size_t taken = 0;
    bool definition = false;
    std::string words;
    std::string typed;
    for (std::size_t length = 1; length <= longest_phrase && i + length <= nodes.size() && !folded[i + length - 1].empty(); ++length) {
      words += (length == 1 ? "" : " ") + folded[i + length - 1];
      typed += (length == 1 ? "" : " ") + exact[i + length - 1];
      if (length < shortest_unmarked && !has_marks(typed) && nodes.size() < long_question) continue;
      const auto [begin, end] = question_phrases().equal_range(words);
      for (auto phrase = begin; phrase != end; ++phrase) {
        if (!agrees(typed, phrase->second.exact)) continue;
        taken = length;
        definition = phrase->second.definition;
      }
    }
    if (taken == 0) {
      ++i;
      continue;
    }
    std::string ignored;
    for (std::size_t k = i; k < i + taken; ++k) {
      asks[k] = true;
      ignored += (ignored.empty() ? "" : " ") + nodes[k].text;
    }
    read.ignored.push_back(std::move(ignored));
    // "X là gì" asks for X; "thế nào là X" for what follows, whose last word is the one before "là" in a definition.
    if (definition && i > 0 && !asks[i - 1]) defined.push_back(folded[i - 1]);
    else if (definition && i == 0 && !folded.back().empty()) defined.push_back(folded.back());
    i += taken;
  }
  std::vector<QueryNode> kept;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (!asks[i]) kept.push_back(nodes[i]);
  if (kept.empty()) return read;
  std::erase_if(defined, [](const std::string& word) { return word.empty(); });
  read.defined = std::move(defined);
  if (kept.size() == 1) {
    read.tree = std::move(kept.front());
  } else {
    tree.children = std::move(kept);
    read.tree = std::move(tree);
  }
  return read;
}

std::vector<OtherWords> other_words(const std::vector<std::string>& words) {
  std::vector<std::string> folded;
  std::vector<std::string> exact;
  for (const std::string& word : words) {
    exact.push_back(text::spelling_key(word));
    folded.push_back(text::fold(word));
  }
  std::vector<OtherWords> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string said;
    std::string typed;
    for (std::size_t length = 1; length <= longest_phrase && i + length <= words.size(); ++length) {
      said += (length == 1 ? "" : " ") + folded[i + length - 1];
      typed += (length == 1 ? "" : " ") + exact[i + length - 1];
      const auto [begin, end] = others().equal_range(said);
      for (auto other = begin; other != end; ++other)
        if (agrees(typed, other->second.exact)) out.push_back({i, i + length, other->second.words});
    }
  }
  return out;
}

} // namespace danchieu::query
