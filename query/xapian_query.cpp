#include "query/xapian_query.hpp"

#include "corpus/field.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"
#include "query/query_parser.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;
using Xapian::Query;

constexpr Xapian::doccount most_excluded = 1000; ///< works

Query term_query(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  term += value;
  return term.size() > corpus::max_term_bytes ? Query::MatchNothing : Query(term);
}

Query combine(Query::op op, const std::vector<Query>& parts) {
  return Query(op, parts.begin(), parts.end());
}

Query scaled(double factor, const Query& query) {
  return Query(Query::OP_SCALE_WEIGHT, query, factor);
}

/// The tokens of a typed word. A document number gives itself and its parts: the whole alone is asked for.
std::vector<text::Token> word_tokens(std::string_view text) {
  std::vector<text::Token> tokens = text::tokenize(text);
  std::vector<text::Token> kept;
  for (text::Token& token : tokens) {
    const bool part = std::ranges::any_of(kept, [&token](const text::Token& other) {
      return token.start >= other.start && token.end <= other.end;
    });
    if (part) continue;
    std::erase_if(kept, [&token](const text::Token& other) { return other.start >= token.start && other.end <= token.end; });
    kept.push_back(std::move(token));
  }
  return kept;
}

/// The tokens of a text that follow each other by position: of a document number its parts, not the whole.
std::vector<text::Token> positioned_tokens(std::string_view text) {
  std::vector<text::Token> kept;
  for (text::Token& token : text::tokenize(text)) {
    if (!kept.empty() && kept.back().position == token.position) {
      if (token.end - token.start < kept.back().end - kept.back().start) kept.back() = std::move(token);
      continue;
    }
    kept.push_back(std::move(token));
  }
  return kept;
}

bool is_marked(const text::Token& token) {
  return token.exact != token.folded;
}

class TextQueryBuilder {
public:
  TextQueryBuilder(const WorkStore& store, Need need, const Ranking& ranking, std::vector<Hint>& hints)
      : store_(store), need_(need), ranking_(ranking), hints_(hints) {}

  /// Depth is bounded by the parser (limits::depth).
  Query build(const QueryNode& node) {
    switch (node.kind) {
    case QueryNode::Kind::word: return words(word_tokens(node.text));
    case QueryNode::Kind::phrase: return phrase(node.text);
    case QueryNode::Kind::prefix: return beginning(node.text);
    case QueryNode::Kind::some: return free(node);
    case QueryNode::Kind::all: return operators(Query::OP_AND, node);
    case QueryNode::Kind::any: return operators(Query::OP_OR, node);
    case QueryNode::Kind::without: return without(node);
    }
    return Query();
  }

private:
  /// One word: it must stand in the text or in the title, with the marks it was typed with.
  Query word(const text::Token& token) const {
    if (is_marked(token)) {
      const Query text(Query::OP_OR, term_query(field::word, token.exact),
                       scaled(ranking_.title, term_query(field::title, token.exact)));
      return text;
    }
    return Query(Query::OP_OR, term_query(field::folded, token.folded),
                 scaled(ranking_.title, term_query(field::folded_title, token.folded)));
  }

  /// Free words with what adds to their weight but matches nothing by itself: headings and neighbours.
  Query words(const std::vector<text::Token>& tokens) const {
    if (tokens.empty()) return Query();
    std::vector<Query> parts;
    std::vector<Query> bonus;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      parts.push_back(word(tokens[i]));
      if (ranking_.heading > 0) bonus.push_back(scaled(ranking_.heading, term_query(field::heading, tokens[i].folded)));
      if (ranking_.folded > 0 && is_marked(tokens[i]))
        bonus.push_back(scaled(ranking_.folded, term_query(field::folded, tokens[i].folded)));
      if (i > 0 && ranking_.pair > 0)
        bonus.push_back(scaled(ranking_.pair, term_query(field::pair, tokens[i - 1].folded + "_" + tokens[i].folded)));
    }
    const Query matched = combine(need_ == Need::all ? Query::OP_AND : Query::OP_OR, parts);
    return bonus.empty() ? matched : Query(Query::OP_AND_MAYBE, matched, combine(Query::OP_OR, bonus));
  }

  Query free(const QueryNode& node) {
    std::vector<text::Token> tokens;
    std::vector<Query> others;
    for (const QueryNode& child : node.children) {
      if (child.kind == QueryNode::Kind::word) {
        for (text::Token& token : word_tokens(child.text)) tokens.push_back(std::move(token));
      } else if (Query query = build(child); !query.empty()) {
        others.push_back(std::move(query));
      }
    }
    // What was quoted, bracketed or cut by '*' was meant: it must match; the free words beside it add to the weight.
    Query query = words(tokens);
    if (others.empty()) return query;
    const Query required = combine(Query::OP_AND, others);
    if (query.empty()) return required;
    return Query(need_ == Need::all ? Query::OP_AND : Query::OP_AND_MAYBE, required, query);
  }

  /// Positions are kept for words without marks; the marks typed are asked for beside.
  Query phrase(std::string_view text) const {
    const std::vector<text::Token> tokens = positioned_tokens(text);
    if (tokens.empty()) return Query();
    if (tokens.size() == 1) return word(tokens.front());
    std::vector<Query> side_by_side;
    std::vector<Query> marks;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      side_by_side.push_back(term_query(field::folded, tokens[i].folded));
      if (is_marked(tokens[i])) marks.push_back(term_query(field::word, tokens[i].exact));
    }
    const Query positions(Query::OP_PHRASE, side_by_side.begin(), side_by_side.end(), static_cast<Xapian::termcount>(tokens.size()));
    return marks.empty() ? positions : Query(Query::OP_AND, positions, combine(Query::OP_AND, marks));
  }

  Query beginning(std::string_view text) {
    const std::vector<text::Token> tokens = word_tokens(text);
    if (tokens.empty()) return Query();
    const text::Token& token = tokens.back();
    std::string start(is_marked(token) ? field::word : field::folded);
    start += is_marked(token) ? token.exact : token.folded;
    unsigned found = 0;
    for (auto term = store_.database().allterms_begin(start); term != store_.database().allterms_end(start); ++term)
      if (++found > limits::prefix_expansion) break;
    if (found > limits::prefix_expansion)
      hints_.push_back({"prefix_limit",
                        "\"" + std::string(text) + "*\" là phần đầu của quá nhiều từ: chỉ tìm " +
                            std::to_string(limits::prefix_expansion) + " từ đầu.",
                        "\"" + std::string(text) + "*\" begins too many words: only the first " +
                            std::to_string(limits::prefix_expansion) + " were searched."});
    return Query(Query::OP_WILDCARD, start, limits::prefix_expansion, Query::WILDCARD_LIMIT_FIRST, Query::OP_SYNONYM);
  }

  Query operators(Query::op op, const QueryNode& node) {
    std::vector<Query> parts;
    for (const QueryNode& child : node.children)
      if (Query query = build(child); !query.empty()) parts.push_back(std::move(query));
    if (node.children.empty()) return Query(std::string(field::unit_kind)); // everything
    return parts.empty() ? Query() : combine(op, parts);
  }

  Query without(const QueryNode& node) {
    Query wanted = build(node.children.front());
    std::vector<Query> unwanted;
    for (std::size_t i = 1; i < node.children.size(); ++i)
      if (Query query = excluded(node.children[i]); !query.empty()) unwanted.push_back(std::move(query));
    if (wanted.empty() || unwanted.empty()) return wanted;
    return Query(Query::OP_AND_NOT, wanted, combine(Query::OP_OR, unwanted));
  }

  /// Excluded are the works of which some unit has all of the words; of very many works only those units.
  Query excluded(const QueryNode& node) {
    const Need need = std::exchange(need_, Need::all);
    Query query = build(node);
    need_ = need;
    if (query.empty()) return query;
    Xapian::Enquire enquire(store_.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    enquire.set_collapse_key(corpus::slot::work);
    enquire.set_query(query);
    std::vector<std::string> keys;
    const Xapian::MSet found = enquire.get_mset(0, most_excluded);
    for (auto item = found.begin(); item != found.end(); ++item) keys.push_back(item.get_document().get_value(corpus::slot::work));
    return Query(Query::OP_OR, query, works_query(field::unit_of, keys));
  }

  const WorkStore& store_;
  Need need_;
  const Ranking& ranking_;
  std::vector<Hint>& hints_;
};

class DeadlineSource final : public Xapian::PostingSource {
public:
  DeadlineSource(std::chrono::steady_clock::time_point end, std::shared_ptr<std::atomic<bool>> passed)
      : end_(end), passed_(std::move(passed)) {}

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double /*min_weight*/) override {
    ++at_;
    tick();
  }

  void skip_to(Xapian::docid document, double /*min_weight*/) override {
    at_ = std::max(at_, document);
    tick();
  }

  bool check(Xapian::docid document, double /*min_weight*/) override {
    at_ = std::max(at_, document);
    tick();
    return true;
  }

  bool at_end() const override { return at_ > last_; }

  Xapian::docid get_docid() const override { return at_; }

  PostingSource* clone() const override { return new DeadlineSource(end_, passed_); }

  void init(const Xapian::Database& database) override {
    count_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
  }

private:
  void tick() {
    if ((++ticks_ & 63U) == 0 && !*passed_ && std::chrono::steady_clock::now() > end_) *passed_ = true;
    if (*passed_) at_ = last_ + 1;
  }

  std::chrono::steady_clock::time_point end_;
  std::shared_ptr<std::atomic<bool>> passed_;
  Xapian::doccount count_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  unsigned ticks_ = 0;
};

} // namespace

Query text_query(const WorkStore& store, const QueryNode& tree, Need need, const Ranking& ranking, std::vector<Hint>& hints) {
  return TextQueryBuilder(store, need, ranking, hints).build(tree);
}

std::size_t free_words(const QueryNode& tree) {
  if (tree.kind == QueryNode::Kind::word) return 1;
  if (tree.kind == QueryNode::Kind::without) return free_words(tree.children.front());
  if (tree.kind != QueryNode::Kind::some) return 0;
  return static_cast<std::size_t>(
      std::ranges::count(tree.children, QueryNode::Kind::word, [](const QueryNode& child) { return child.kind; }));
}

Query works_query(std::string_view prefix, const std::vector<std::string>& keys) {
  std::vector<Query> parts;
  for (const std::string& key : keys) parts.push_back(term_query(prefix, key));
  return parts.empty() ? Query::MatchNothing : combine(Query::OP_OR, parts);
}

Query Deadline::limit(const Query& query) const {
  return Query(Query::OP_FILTER, query, Query((new DeadlineSource(end_, passed_))->release()));
}

ForceStatus stored_status(std::string_view from, std::string_view until, std::string_view flags, std::string_view on) {
  if (!until.empty() && until <= on) return ForceStatus::expired;
  if (!from.empty() && from > on) return ForceStatus::not_yet_in_force;
  if (flags.find('p') != flags.npos) return ForceStatus::partly_expired;
  if (flags.find('r') != flags.npos) return ForceStatus::needs_review;
  if (from.empty()) return ForceStatus::unknown;
  return ForceStatus::in_force;
}

} // namespace danchieu::query
