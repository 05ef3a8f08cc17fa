#include "query/text_query.hpp"

#include "corpus/field.hpp"
#include "corpus/search_term.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"
#include "query/query_parser.hpp"
#include "query/question_words.hpp"
#include "query/text_match.hpp"
#include "query/unit_text.hpp"
#include "query/word_terms.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;
using Kind = UnitQuery::Kind;

constexpr std::size_t most_excluded = 1000; ///< units whose text is looked at
constexpr std::string_view definitions_heading = "giải thích từ ngữ"; ///< of the provision that defines words

UnitQuery one_of(std::vector<std::string> terms, double factor = 1) {
  std::erase_if(terms, [](const std::string& term) { return term.size() > corpus::max_term_bytes; });
  if (terms.empty()) factor = 0; // a word that no index holds is a word all the same
  return {.kind = Kind::terms, .factor = factor, .terms = std::move(terms)};
}

UnitQuery one_word(const WorkStore& store, std::string_view prefix, const text::Token& token, double factor = 1) {
  return one_of(word_terms(store, prefix, token), factor);
}

UnitQuery combine(Kind kind, std::vector<UnitQuery> children) {
  if (children.size() == 1) return std::move(children.front());
  return {.kind = kind, .children = std::move(children)};
}

UnitQuery scaled(double factor, UnitQuery query) {
  query.factor *= factor;
  for (UnitQuery& child : query.children) child = scaled(factor, std::move(child));
  return query;
}

UnitQuery pair_query(const text::Token& first, const text::Token& second, double factor = 1) {
  return one_of({std::string(field::pair) + corpus::pair_term(first.folded, second.folded)}, factor);
}

/// Short forms have no marks but that of Đ: "nợ" does not stand for "NO".
bool may_be_short_form(const text::Token& token) {
  std::string letters = token.exact;
  for (std::size_t at = letters.find("đ"); at != letters.npos; at = letters.find("đ", at)) letters.replace(at, std::string_view("đ").size(), "d");
  return letters == token.folded;
}

class TextQueryBuilder {
public:
  TextQueryBuilder(const TextQueryInput& input, Need need, std::vector<Hint>& hints)
      : input_(input), store_(input.store), ranking_(input.ranking), need_(need), hints_(hints) {}

  /// Depth is bounded by the parser (limits::depth).
  UnitQuery build(const QueryNode& node) {
    switch (node.kind) {
    case QueryNode::Kind::word: return words(word_tokens(node.text));
    case QueryNode::Kind::phrase: return phrase(node.text);
    case QueryNode::Kind::prefix: return beginning(node.text);
    case QueryNode::Kind::some: return free(node);
    case QueryNode::Kind::all: return operators(Kind::all, node);
    case QueryNode::Kind::any: return operators(Kind::any, node);
    case QueryNode::Kind::near: return operators(Kind::all, node); // how near is verified in the text
    case QueryNode::Kind::without: return without(node);
    }
    return {};
  }

  std::vector<QueryPart> take_parts() { return std::move(parts_); }

private:
  void part(const char* kind, const std::string& words, const UnitQuery& query) { parts_.push_back({kind, words, query}); }

  /// Words that stand for others are found by their pairs, a single one by itself.
  UnitQuery said_otherwise(const std::string& words, double factor) {
    const std::vector<text::Token> tokens = text::tokenize(words);
    std::vector<UnitQuery> parts;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
      if (has_pair(tokens[i], tokens[i + 1])) parts.push_back(pair_query(tokens[i], tokens[i + 1]));
    if (parts.empty())
      for (const text::Token& token : tokens) parts.push_back(one_word(store_, field::word, token));
    return parts.empty() ? UnitQuery() : scaled(factor, combine(Kind::all, std::move(parts)));
  }

  /// Free words with what adds to their weight but matches nothing by itself: headings and neighbours.
  UnitQuery words(const std::vector<text::Token>& tokens) {
    if (tokens.empty()) return {};
    std::vector<UnitQuery> each;
    std::vector<UnitQuery> bonus;
    const auto weigh = [&](const char* kind, const std::string& said, UnitQuery query) {
      if (query.factor <= 0 || query.terms.empty()) return;
      part(kind, said, query);
      bonus.push_back(std::move(query));
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      UnitQuery text = one_word(store_, field::word, tokens[i]);
      part("word", tokens[i].exact, text);
      if (need_ == Need::all) { // a word of the title counts as found; what titles weigh is added by work
        UnitQuery title = one_word(store_, field::work_title, tokens[i]);
        title.kind = Kind::titled;
        text = combine(Kind::any, {std::move(text), std::move(title)});
      }
      each.push_back(std::move(text));
      weigh("heading", tokens[i].exact, one_word(store_, field::heading, tokens[i], ranking_.heading));
      if (i > 0 && may_have_pair(tokens[i - 1], tokens[i]))
        weigh("pair", tokens[i - 1].exact + " " + tokens[i].exact, pair_query(tokens[i - 1], tokens[i], ranking_.pair));
    }
    for (const std::string& word : input_.defined) // "thuốc thang là …"
      weigh("definition", word + " la", one_of({std::string(field::pair) + corpus::pair_term(word, "la")}, ranking_.definition));
    if (!input_.defined.empty())
      for (const text::Token& word : text::tokenize(definitions_heading))
        weigh("definition", word.exact, one_word(store_, field::heading, word, ranking_.definition));
    std::vector<UnitQuery> groups = with_others(tokens, std::move(each), bonus);
    UnitQuery matched = combine(need_ == Need::all ? Kind::all : Kind::any, std::move(groups));
    if (bonus.empty()) return matched;
    bonus.insert(bonus.begin(), std::move(matched));
    return combine(Kind::maybe, std::move(bonus));
  }

  /// Abbreviations and their expansions find each other. Where every word must match, one of the two must; where not,
  /// the other one adds to the weight.
  std::vector<UnitQuery> with_others(const std::vector<text::Token>& tokens, std::vector<UnitQuery> each, std::vector<UnitQuery>& bonus) {
    std::vector<std::string> typed;
    for (const text::Token& token : tokens) typed.push_back(token.exact);
    std::vector<OtherWords> others = other_words(typed);
    for (std::size_t i = 0; i < tokens.size(); ++i) // as the documents themselves define them
      if (may_be_short_form(tokens[i]))
        for (std::string& expansion : defined_expansions(tokens[i].folded)) others.push_back({i, i + 1, std::move(expansion)});
    std::vector<UnitQuery> groups;
    for (std::size_t i = 0; i < tokens.size();) {
      std::size_t last = i + 1;
      std::vector<UnitQuery> instead;
      for (const OtherWords& other : others) {
        if (other.first != i || other.last < last) continue;
        UnitQuery query = said_otherwise(other.words, ranking_.other);
        if (query.empty()) continue;
        part("other", other.words, query);
        if (need_ == Need::some) {
          bonus.push_back(std::move(query));
        } else {
          if (other.last > last) instead.clear();
          last = other.last;
          instead.push_back(std::move(query));
        }
      }
      const std::vector<UnitQuery> own(each.begin() + static_cast<std::ptrdiff_t>(i), each.begin() + static_cast<std::ptrdiff_t>(last));
      if (instead.empty()) {
        groups.push_back(own.front());
        ++i;
        continue;
      }
      instead.push_back(combine(Kind::all, own));
      groups.push_back(combine(Kind::any, std::move(instead)));
      i = last;
    }
    return groups;
  }

  /// What documents of the index say that a short form means, the most frequent meanings.
  std::vector<std::string> defined_expansions(const std::string& folded) const {
    constexpr std::size_t most_meanings = 3;
    constexpr std::size_t most_read = 50;
    constexpr std::size_t shortest = 2;
    if (folded.size() < shortest) return {};
    const std::string start = std::string(field::abbreviation) + folded + "|";
    if (start.size() > corpus::max_term_bytes) return {};
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    for (auto term = store_.database().allterms_begin(start); term != store_.database().allterms_end(start); ++term) {
      std::string words = (*term).substr(start.size());
      std::ranges::replace(words, '-', ' ');
      found.emplace_back(term.get_termfreq(), std::move(words));
      if (found.size() == most_read) break;
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    std::vector<std::string> out;
    for (auto& [frequency, words] : found)
      if (out.size() < most_meanings) out.push_back(std::move(words));
    return out;
  }

  UnitQuery free(const QueryNode& node) {
    std::vector<text::Token> tokens;
    std::vector<UnitQuery> others;
    for (const QueryNode& child : node.children) {
      if (child.kind == QueryNode::Kind::word) {
        for (text::Token& token : word_tokens(child.text)) tokens.push_back(std::move(token));
      } else if (UnitQuery query = build(child); !query.empty()) {
        others.push_back(std::move(query));
      }
    }
    // What was quoted, bracketed or cut by '*' was meant: it must match; the free words beside it add to the weight.
    UnitQuery query = words(tokens);
    if (others.empty()) return query;
    UnitQuery required = combine(Kind::all, std::move(others));
    if (query.empty()) return required;
    return combine(need_ == Need::all ? Kind::all : Kind::maybe, {std::move(required), std::move(query)});
  }

  /// The pairs of a phrase and its words as typed; that they stand side by side in this order is verified in the text.
  UnitQuery phrase(std::string_view text) {
    const std::vector<text::Token> tokens = positioned_tokens(text);
    if (tokens.empty()) return {};
    std::vector<UnitQuery> all;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool paired_before = i > 0 && has_pair(tokens[i - 1], tokens[i]);
      const bool paired_after = i + 1 < tokens.size() && has_pair(tokens[i], tokens[i + 1]);
      if (paired_before) all.push_back(pair_query(tokens[i - 1], tokens[i]));
      if (is_marked(tokens[i]) || (!paired_before && !paired_after)) all.push_back(one_word(store_, field::word, tokens[i]));
    }
    UnitQuery query = combine(Kind::all, std::move(all));
    part("phrase", std::string(text), query);
    return query;
  }

  UnitQuery beginning(std::string_view text) {
    const std::vector<text::Token> tokens = word_tokens(text);
    if (tokens.empty()) return {};
    bool more = false;
    std::vector<std::string> terms = words_beginning(store_, tokens.back(), limits::prefix_expansion, more);
    if (more)
      hints_.push_back({"prefix_limit",
                        "\"" + std::string(text) + "*\" là phần đầu của quá nhiều từ: chỉ tìm " +
                            std::to_string(limits::prefix_expansion) + " từ đầu.",
                        "\"" + std::string(text) + "*\" begins too many words: only the first " +
                            std::to_string(limits::prefix_expansion) + " were searched."});
    UnitQuery query = one_of(std::move(terms));
    part("prefix", std::string(text) + "*", query);
    return query;
  }

  UnitQuery operators(Kind kind, const QueryNode& node) {
    std::vector<UnitQuery> parts;
    for (const QueryNode& child : node.children)
      if (UnitQuery query = build(child); !query.empty()) parts.push_back(std::move(query));
    if (node.children.empty()) return {.kind = Kind::every};
    return parts.empty() ? UnitQuery() : combine(kind, std::move(parts));
  }

  /// Excluded are the works of which some unit has all of the words. What the index cannot tell is verified in the
  /// text, so that nothing is excluded that does not say it.
  UnitQuery without(const QueryNode& node) {
    UnitQuery wanted = build(node.children.front());
    if (wanted.empty()) return wanted;
    auto works = std::make_shared<std::vector<bool>>(input_.columns.size(), false);
    for (std::size_t i = 1; i < node.children.size(); ++i) exclude(node.children[i], *works);
    return {.kind = Kind::without, .children = {std::move(wanted)}, .works = std::move(works)};
  }

  void exclude(const QueryNode& node, std::vector<bool>& works) {
    const Need need = std::exchange(need_, Need::all);
    const std::size_t parts = parts_.size();
    const UnitQuery query = build(node);
    parts_.resize(parts);
    need_ = need;
    const UnitScores found = score_units(store_, input_.columns, ranking_, input_.deadline, query);
    const bool verify = needs_text(node);
    std::size_t looked_at = 0;
    for (const std::uint32_t document : found.documents) {
      const std::uint32_t work = input_.columns.work_of(document);
      if (work == WorkColumns::none || works[work]) continue;
      if (verify) {
        if (++looked_at > most_excluded || input_.deadline.over()) break;
        if (!text_matches(node, read_unit(store_, document)->text, {})) continue;
      }
      works[work] = true;
    }
  }

  const TextQueryInput& input_;
  const WorkStore& store_;
  const Ranking& ranking_;
  Need need_;
  std::vector<Hint>& hints_;
  std::vector<QueryPart> parts_;
};

} // namespace

TextQuery text_query(const TextQueryInput& input, const QueryNode& tree, Need need, std::vector<Hint>& hints) {
  TextQueryBuilder builder(input, need, hints);
  TextQuery out;
  out.query = builder.build(tree);
  out.parts = builder.take_parts();
  return out;
}

namespace {

void collect_words(const QueryNode& node, std::vector<text::Token>& out) {
  if (node.kind == QueryNode::Kind::without) return collect_words(node.children.front(), out);
  if (node.kind == QueryNode::Kind::word || node.kind == QueryNode::Kind::phrase)
    for (text::Token& token : word_tokens(node.text)) out.push_back(std::move(token));
  for (const QueryNode& child : node.children) collect_words(child, out);
}

} // namespace

UnitQuery title_query(const WorkStore& store, const QueryNode& tree) {
  std::vector<text::Token> tokens;
  collect_words(tree, tokens);
  std::vector<UnitQuery> parts;
  for (const text::Token& token : tokens) parts.push_back(one_word(store, field::work_title, token));
  return parts.empty() ? UnitQuery() : combine(Kind::any, std::move(parts));
}

UnitQuery any_word_query(const WorkStore& store, std::string_view text) {
  std::vector<UnitQuery> parts;
  for (const text::Token& token : word_tokens(text)) parts.push_back(one_word(store, field::word, token));
  return parts.empty() ? UnitQuery() : combine(Kind::any, std::move(parts));
}

std::size_t free_words(const QueryNode& tree) {
  if (tree.kind == QueryNode::Kind::word) return 1;
  if (tree.kind == QueryNode::Kind::without) return free_words(tree.children.front());
  if (tree.kind != QueryNode::Kind::some) return 0;
  return static_cast<std::size_t>(
      std::ranges::count(tree.children, QueryNode::Kind::word, [](const QueryNode& child) { return child.kind; }));
}

} // namespace danchieu::query
