#include "query/query_parser.hpp"

#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "query/characters.hpp"
#include "query/filter_parser.hpp"
#include "query/number_reference.hpp"
#include "query/query_lexer.hpp"
#include "query/relation_phrase.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::query {

namespace {

using Kind = Lexeme::Kind;

void hint(ParsedQuery& query, std::string code, std::string vi, std::string en) {
  const auto same = [&code](const Hint& other) { return other.code == code; };
  if (code != "unknown_field" && std::ranges::any_of(query.hints, same)) return;
  query.hints.push_back({std::move(code), std::move(vi), std::move(en)});
}

/// `text` cut to at most `most` bytes, not inside a character.
std::string_view cut_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && is_continuation(text[end])) --end;
  return text.substr(0, end);
}

// ---- what is asked for by number, name or relation --------------------------------------------------------------

bool plain(const Lexeme& lexeme) {
  return lexeme.kind == Kind::word && lexeme.field.empty() && !lexeme.negated && lexeme.unknown_field.empty();
}

/// Takes the pieces [first, last) out of the question.
void take(std::vector<Lexeme>& lexemes, std::size_t first, std::size_t last) {
  lexemes.erase(lexemes.begin() + static_cast<std::ptrdiff_t>(first), lexemes.begin() + static_cast<std::ptrdiff_t>(last));
}

std::string joined(std::span<const Lexeme> lexemes) {
  std::string text;
  for (const Lexeme& lexeme : lexemes) text += (text.empty() ? "" : " ") + lexeme.text;
  return text;
}

/// A law's name starts with one of these; how many pieces they are, else 0.
std::size_t law_word_at(std::span<const Lexeme> lexemes, std::size_t at) {
  const auto folded = [&](std::size_t i) {
    return i < lexemes.size() && plain(lexemes[i]) ? std::string_view(lexemes[i].folded) : std::string_view();
  };
  if (folded(at) == "luat") return 1;
  if (folded(at) == "bo" && folded(at + 1) == "luat") return 2;
  if (folded(at) == "phap" && folded(at + 1) == "lenh") return 2;
  if (folded(at) == "hien" && folded(at + 1) == "phap") return 2;
  return 0;
}

/// "ai thay thế 465", "465/QĐ-UBND bị thay thế bởi", "hướng dẫn Luật Đất đai". True when one was found and taken.
bool take_relation(std::vector<Lexeme>& lexemes, ParsedQuery& query) {
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const auto relation = relation_at(lexemes, i);
    if (!relation) continue;
    const std::string phrase = joined(std::span(lexemes).subspan(relation->first, relation->last - relation->first));
    // Phrase, then number: "thay thế X" asks who replaces X, "bị thay thế bởi X" what X replaced.
    if (auto number = number_at(lexemes, relation->last, BareNumber::yes)) {
      query.relation = RelationQuestion{relation->kind, !relation->passive, phrase};
      query.number = std::move(number->reference);
      std::size_t first = i; // the kind of document asked for goes with the phrase: "quyết định thay thế 465"
      for (std::size_t back = 1; back <= 4 && back <= i; ++back)
        if (const auto type = type_at(lexemes, i - back); type && type->length == back) first = i - back;
      take(lexemes, first, number->last);
      return true;
    }
    // "thay thế Luật Đất đai 2013": the name must be all that is left.
    if (law_word_at(lexemes, relation->last) > 0 && i == 0 && std::ranges::all_of(lexemes, plain)) {
      query.relation = RelationQuestion{relation->kind, !relation->passive, phrase};
      query.law_name = joined(std::span(lexemes).subspan(relation->last));
      lexemes.clear();
      return true;
    }
    // Number, then phrase at the end: "X bị thay thế bởi văn bản nào", "X thay thế văn bản nào".
    if (relation->last == lexemes.size()) {
      for (std::size_t start = 0; start < i; ++start) {
        auto number = number_at(lexemes, start, BareNumber::no);
        if (!number || number->last != i) continue;
        query.relation = RelationQuestion{relation->kind, relation->passive, phrase};
        query.number = std::move(number->reference);
        take(lexemes, start, lexemes.size());
        return true;
      }
    }
    i = relation->last - 1;
  }
  return false;
}

void take_number(std::vector<Lexeme>& lexemes, ParsedQuery& query) {
  // A number in quotes is a number all the same.
  if (lexemes.size() == 1 && lexemes[0].kind == Kind::phrase && lexemes[0].field.empty()) {
    const std::vector<Lexeme> inside = cut_question(lexemes[0].text);
    const auto number = number_at(inside, 0, BareNumber::no);
    if (number && number->last == inside.size()) {
      query.number = number->reference;
      lexemes.clear();
      return;
    }
  }
  // The first number with letters ("130/2005/NĐ-CP") wins over a bare one ("NĐ 130").
  std::optional<FoundNumber> best;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    auto number = number_at(lexemes, i, BareNumber::no);
    if (!number) continue;
    i = number->last - 1;
    const bool more = !best || (best->reference.key.find_first_of('-') == std::string::npos &&
                                number->reference.key.find_first_of('-') != std::string::npos);
    if (more) best = std::move(number);
  }
  if (!best) return;
  query.number = std::move(best->reference);
  take(lexemes, best->first, best->last);
}

void collect_rest(const std::vector<Lexeme>& lexemes, ParsedQuery& query) {
  for (const Lexeme& lexeme : lexemes)
    if (plain(lexeme)) query.number->rest.push_back(lexeme.folded);
}

/// "điểm a khoản 2 Điều 35 (của)" beside the document's number or name: how many pieces it is; 0 without an article.
std::size_t pinpoint_at(std::span<const Lexeme> lexemes, std::size_t first, std::string& article) {
  const auto folded = [&](std::size_t i) {
    return i < lexemes.size() && plain(lexemes[i]) ? std::string_view(lexemes[i].folded) : std::string_view();
  };
  std::size_t at = first;
  std::string found;
  while (folded(at) == "diem" || folded(at) == "khoan" || folded(at) == "dieu") {
    const std::string_view value = folded(at + 1);
    const bool letter = folded(at) == "diem" && value.size() == 1;
    if (!letter && (value.empty() || value.front() < '0' || value.front() > '9')) break;
    if (folded(at) == "dieu") found = "dieu-" + std::string(value);
    at += 2;
  }
  if (found.empty()) return 0;
  article = std::move(found);
  return at - first + (folded(at) == "cua" ? 1 : 0);
}

/// Takes the article out of a question that names its document.
void take_article(std::vector<Lexeme>& lexemes, ParsedQuery& query) {
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (const std::size_t length = pinpoint_at(lexemes, i, query.article)) {
      take(lexemes, i, i + length);
      return;
    }
  }
}

// ---- filters -----------------------------------------------------------------------------------------------------

void take_filters(std::vector<Lexeme>& lexemes, ParsedQuery& query) {
  std::vector<Lexeme> left;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    Lexeme& lexeme = lexemes[i];
    if (!lexeme.unknown_field.empty()) {
      hint(query, "unknown_field",
           "Không có trường \"" + lexeme.unknown_field + "\"; đã tìm như từ thường.",
           "There is no field \"" + lexeme.unknown_field + "\"; searched as words.");
      left.push_back(lexeme);
    } else if (lexeme.field.empty()) {
      left.push_back(lexeme);
    } else if (auto found = filter_at(lexemes, i)) {
      query.filters.push_back(std::move(found->filter));
      i += found->length - 1;
    } else {
      hint(query, "bad_value", "Không hiểu giá trị \"" + lexeme.text + "\" của trường " + lexeme.field + "; đã tìm như từ thường.",
           "The value \"" + lexeme.text + "\" means nothing for the field " + lexeme.field + "; searched as words.");
      lexeme.field.clear();
      left.push_back(lexeme);
    }
  }
  lexemes = std::move(left);
}

// ---- the tree ----------------------------------------------------------------------------------------------------

class TreeBuilder {
public:
  TreeBuilder(std::span<const Lexeme> lexemes, ParsedQuery& query) : lexemes_(lexemes), query_(query) {}

  std::optional<QueryNode> build() {
    std::vector<QueryNode> parts;
    while (at_ < lexemes_.size()) { // a closing bracket too many ends an expression early
      if (auto node = any(0)) parts.push_back(std::move(*node));
      if (at_ < lexemes_.size() && lexemes_[at_].kind == Kind::close) ++at_;
    }
    return together(QueryNode::Kind::some, std::move(parts));
  }

private:
  static std::optional<QueryNode> together(QueryNode::Kind kind, std::vector<QueryNode> parts) {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    return QueryNode{.kind = kind, .text = {}, .children = std::move(parts)};
  }

  bool is(Kind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }

  std::optional<QueryNode> any(std::size_t depth) { return chain(depth, Kind::op_or, QueryNode::Kind::any); }

  std::optional<QueryNode> chain(std::size_t depth, Kind op, QueryNode::Kind kind) {
    std::vector<QueryNode> parts;
    for (bool more = true; more;) {
      auto part = op == Kind::op_or ? chain(depth, Kind::op_and, QueryNode::Kind::all) : group(depth);
      if (part) parts.push_back(std::move(*part));
      more = is(op);
      while (is(op)) ++at_;
    }
    return together(kind, std::move(parts));
  }

  /// Neighbours without an operator: free words, of which NOT and '-' exclude some.
  std::optional<QueryNode> group(std::size_t depth) {
    std::vector<QueryNode> wanted;
    std::vector<QueryNode> unwanted;
    while (at_ < lexemes_.size() && !is(Kind::close) && !is(Kind::op_or) && !is(Kind::op_and)) {
      bool negated = false;
      while (is(Kind::op_not)) {
        negated = true;
        ++at_;
      }
      if (at_ == lexemes_.size() || is(Kind::close) || is(Kind::op_or) || is(Kind::op_and)) break;
      negated = negated || lexemes_[at_].negated;
      if (is(Kind::op_near)) { // with nothing before it
        ++at_;
        continue;
      }
      if (auto node = near_chain(depth)) (negated ? unwanted : wanted).push_back(std::move(*node));
    }
    auto tree = together(QueryNode::Kind::some, std::move(wanted));
    if (unwanted.empty()) return tree;
    if (!tree) { // nothing but exclusions: everything else is meant
      tree = QueryNode{.kind = QueryNode::Kind::all};
      hint(query_, "only_exclusions", "Câu hỏi chỉ loại trừ: đã tìm mọi văn bản khác.",
           "The question only excludes: searched all other documents.");
    }
    unwanted.insert(unwanted.begin(), std::move(*tree));
    return QueryNode{.kind = QueryNode::Kind::without, .text = {}, .children = std::move(unwanted)};
  }

  static bool can_be_near(const QueryNode& node) {
    return node.kind == QueryNode::Kind::word || node.kind == QueryNode::Kind::phrase;
  }

  /// "a NEAR b", "a NEAR/5 \"b c\" NEAR/5 d": the widest distance typed holds for all of them.
  std::optional<QueryNode> near_chain(std::size_t depth) {
    auto first = item(depth);
    if (!first || !is(Kind::op_near)) return first;
    QueryNode near{.kind = QueryNode::Kind::near, .text = {}, .children = {}};
    bool simple = can_be_near(*first);
    near.children.push_back(std::move(*first));
    while (is(Kind::op_near)) {
      const unsigned typed = lexemes_[at_].distance;
      near.distance = std::max(near.distance, std::min(typed == 0 ? limits::near_words : typed, limits::most_near_words));
      if (typed > limits::most_near_words)
        hint(query_, "near_limit", "NEAR tính nhiều nhất " + std::to_string(limits::most_near_words) + " từ.",
             "NEAR reaches at most " + std::to_string(limits::most_near_words) + " words.");
      ++at_;
      if (at_ == lexemes_.size() || is(Kind::close) || is(Kind::op_or) || is(Kind::op_and) || is(Kind::op_not)) break;
      if (is(Kind::op_near)) continue;
      if (auto next = item(depth)) {
        simple = simple && can_be_near(*next);
        near.children.push_back(std::move(*next));
      }
    }
    if (near.children.size() == 1) return std::move(near.children.front());
    if (!simple) { // brackets and beginnings stand nowhere: all of them are meant
      hint(query_, "near_operands", "NEAR chỉ nối từ và cụm từ: đã tìm như AND.", "NEAR joins words and phrases only: searched as AND.");
      near.kind = QueryNode::Kind::all;
      near.distance = 0;
    }
    return near;
  }

  std::optional<QueryNode> item(std::size_t depth) {
    if (is(Kind::open)) {
      ++at_;
      if (depth + 1 >= limits::depth) {
        hint(query_, "too_deep", "Ngoặc lồng quá " + std::to_string(limits::depth) + " tầng: các ngoặc trong cùng đã bị bỏ qua.",
             "Brackets nest deeper than " + std::to_string(limits::depth) + ": the innermost were ignored.");
        return std::nullopt; // the words inside join the present group, the bracket that closes ends it
      }
      auto inside = any(depth + 1);
      if (is(Kind::close)) ++at_;
      return inside;
    }
    const Lexeme& lexeme = lexemes_[at_++];
    if (lexeme.kind == Kind::phrase) return QueryNode{.kind = QueryNode::Kind::phrase, .text = lexeme.text, .children = {}};
    return word(lexeme);
  }

  std::optional<QueryNode> word(const Lexeme& lexeme) {
    QueryNode node{.kind = QueryNode::Kind::word, .text = lexeme.text, .children = {}};
    if (!lexeme.prefix) return node;
    if (lexeme.folded.size() < limits::prefix_letters) {
      hint(query_, "short_prefix", "Dấu * cần ít nhất " + std::to_string(limits::prefix_letters) + " chữ cái đứng trước.",
           "A '*' needs at least " + std::to_string(limits::prefix_letters) + " letters before it.");
    } else if (prefixes_ == limits::prefixes) {
      hint(query_, "too_many_prefixes", "Chỉ dùng được " + std::to_string(limits::prefixes) + " dấu * trong một câu hỏi.",
           "Only " + std::to_string(limits::prefixes) + " words with '*' are taken in one question.");
    } else {
      ++prefixes_;
      node.kind = QueryNode::Kind::prefix;
    }
    return node;
  }

  std::span<const Lexeme> lexemes_;
  ParsedQuery& query_;
  std::size_t at_ = 0;
  std::size_t prefixes_ = 0;
};

} // namespace

ParsedQuery parse_query(std::string_view text) {
  ParsedQuery query;
  const std::string_view bounded = cut_bytes(text, limits::query_bytes);
  query.text = text::squeeze(text::clean_utf8(bounded));
  if (bounded.size() < text.size())
    hint(query, "too_long", "Câu hỏi dài quá " + std::to_string(limits::query_bytes) + " byte: phần sau đã bị bỏ qua.",
         "The question is longer than " + std::to_string(limits::query_bytes) + " bytes: the rest was ignored.");
  std::vector<Lexeme> lexemes = cut_question(query.text);
  std::size_t words = 0;
  std::size_t kept = 0;
  while (kept < lexemes.size() && words <= limits::words) {
    if (lexemes[kept].kind == Kind::word) ++words;
    if (lexemes[kept].kind == Kind::phrase)
      words += 1 + static_cast<std::size_t>(std::ranges::count(lexemes[kept].text, ' '));
    if (words <= limits::words) ++kept;
  }
  if (kept < lexemes.size()) {
    lexemes.resize(kept);
    hint(query, "too_many_words", "Chỉ dùng " + std::to_string(limits::words) + " từ đầu tiên của câu hỏi.",
         "Only the first " + std::to_string(limits::words) + " words of the question were used.");
  }
  if (!take_relation(lexemes, query)) take_number(lexemes, query);
  std::string article;
  if (query.number || law_word_at(lexemes, pinpoint_at(lexemes, 0, article)) > 0) take_article(lexemes, query);
  take_filters(lexemes, query);
  if (query.number) {
    collect_rest(lexemes, query);
  } else if (!query.law_name && law_word_at(lexemes, 0) > 0 && std::ranges::all_of(lexemes, plain)) {
    query.law_name = joined(lexemes);
  }
  query.tree = TreeBuilder(lexemes, query).build();
  return query;
}

} // namespace danchieu::query
