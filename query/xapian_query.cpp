#include "query/xapian_query.hpp"

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

std::string pair_term(const text::Token& first, const text::Token& second) {
  return std::string(field::pair) + corpus::pair_term(first.folded, second.folded);
}

class TextQueryBuilder {
public:
  TextQueryBuilder(const WorkStore& store, Need need, const Ranking& ranking, const std::vector<std::string>& defined,
                   std::vector<Hint>& hints)
      : store_(store), need_(need), ranking_(ranking), defined_(defined), hints_(hints) {}

  /// Depth is bounded by the parser (limits::depth).
  Query build(const QueryNode& node) {
    switch (node.kind) {
    case QueryNode::Kind::word: return words(word_tokens(node.text));
    case QueryNode::Kind::phrase: return phrase(node.text);
    case QueryNode::Kind::prefix: return beginning(node.text);
    case QueryNode::Kind::some: return free(node);
    case QueryNode::Kind::all: return operators(Query::OP_AND, node);
    case QueryNode::Kind::any: return operators(Query::OP_OR, node);
    case QueryNode::Kind::near: return operators(Query::OP_AND, node); // how near is verified in the text
    case QueryNode::Kind::without: return without(node);
    }
    return Query();
  }

  std::vector<QueryPart> take_parts() { return std::move(parts_); }

private:
  void part(const char* kind, const std::string& words, const Query& query) { parts_.push_back({kind, words, std::make_shared<const Query>(query)}); }

  /// Words that stand for others are found by their pairs, a single one by itself.
  Query said_otherwise(const std::string& words) {
    const std::vector<text::Token> tokens = text::tokenize(words);
    std::vector<Query> parts;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
      if (has_pair(tokens[i], tokens[i + 1])) parts.push_back(term_query({}, pair_term(tokens[i], tokens[i + 1])));
    if (parts.empty())
      for (const text::Token& token : tokens) parts.push_back(word_query(store_, field::word, token));
    return parts.empty() ? Query() : combine(Query::OP_AND, parts);
  }

  /// Free words with what adds to their weight but matches nothing by itself: headings and neighbours.
  Query words(const std::vector<text::Token>& tokens) {
    if (tokens.empty()) return Query();
    std::vector<Query> each;
    std::vector<Query> bonus;
    const auto weigh = [&](const char* kind, const std::string& said, double factor, Query query) {
      if (factor <= 0 || query.empty()) return;
      bonus.push_back(scaled(factor, query));
      part(kind, said, bonus.back());
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Query text = word_query(store_, field::word, tokens[i]);
      part("word", tokens[i].exact, text);
      // A word of the title counts as found; what titles weigh is added by work.
      each.push_back(need_ == Need::all ? Query(Query::OP_OR, text, scaled(0, word_query(store_, field::title, tokens[i]))) : text);
      weigh("heading", tokens[i].exact, ranking_.heading, word_query(store_, field::heading, tokens[i]));
      if (i > 0 && may_have_pair(tokens[i - 1], tokens[i])) weigh("pair", tokens[i - 1].exact + " " + tokens[i].exact, ranking_.pair, term_query({}, pair_term(tokens[i - 1], tokens[i])));
    }
    for (const std::string& word : defined_) // "thuốc thang là …"
      weigh("definition", word + " la", ranking_.definition, term_query(field::pair, corpus::pair_term(word, "la")));
    std::vector<Query> groups = with_others(tokens, std::move(each), bonus);
    const Query matched = combine(need_ == Need::all ? Query::OP_AND : Query::OP_OR, groups);
    return bonus.empty() ? matched : Query(Query::OP_AND_MAYBE, matched, combine(Query::OP_OR, bonus));
  }

  /// Abbreviations and their expansions find each other. Where every word must match, one of the two must; where not,
  /// the other one adds to the weight.
  std::vector<Query> with_others(const std::vector<text::Token>& tokens, std::vector<Query> each, std::vector<Query>& bonus) {
    std::vector<std::string> typed;
    for (const text::Token& token : tokens) typed.push_back(token.exact);
    std::vector<OtherWords> others = other_words(typed);
    for (std::size_t i = 0; i < tokens.size(); ++i) // as the documents themselves define them
      for (std::string& expansion : defined_expansions(tokens[i].folded)) others.push_back({i, i + 1, std::move(expansion)});
    std::vector<Query> groups;
    for (std::size_t i = 0; i < tokens.size();) {
      std::size_t last = i + 1;
      std::vector<Query> instead;
      for (const OtherWords& other : others) {
        if (other.first != i || other.last < last) continue;
        const Query query = said_otherwise(other.words);
        if (query.empty()) continue;
        part("other", other.words, scaled(ranking_.other, query));
        if (need_ == Need::some) {
          bonus.push_back(scaled(ranking_.other, query));
        } else {
          if (other.last > last) instead.clear();
          last = other.last;
          instead.push_back(scaled(ranking_.other, query));
        }
      }
      const std::vector<Query> own(each.begin() + static_cast<std::ptrdiff_t>(i), each.begin() + static_cast<std::ptrdiff_t>(last));
      if (instead.empty()) {
        groups.push_back(own.front());
        ++i;
        continue;
      }
      instead.push_back(combine(Query::OP_AND, own));
      groups.push_back(combine(Query::OP_OR, instead));
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

  /// The pairs of a phrase and its words as typed; that they stand side by side in this order is verified in the text.
  Query phrase(std::string_view text) {
    const std::vector<text::Token> tokens = positioned_tokens(text);
    if (tokens.empty()) return Query();
    std::vector<Query> all;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool paired_before = i > 0 && has_pair(tokens[i - 1], tokens[i]);
      const bool paired_after = i + 1 < tokens.size() && has_pair(tokens[i], tokens[i + 1]);
      if (paired_before) all.push_back(term_query({}, pair_term(tokens[i - 1], tokens[i])));
      if (is_marked(tokens[i]) || (!paired_before && !paired_after)) all.push_back(word_query(store_, field::word, tokens[i]));
    }
    Query query = combine(Query::OP_AND, all);
    part("phrase", std::string(text), query);
    return query;
  }

  Query beginning(std::string_view text) {
    const std::vector<text::Token> tokens = word_tokens(text);
    if (tokens.empty()) return Query();
    bool more = false;
    const std::vector<std::string> terms = words_beginning(store_, tokens.back(), limits::prefix_expansion, more);
    if (more)
      hints_.push_back({"prefix_limit",
                        "\"" + std::string(text) + "*\" là phần đầu của quá nhiều từ: chỉ tìm " +
                            std::to_string(limits::prefix_expansion) + " từ đầu.",
                        "\"" + std::string(text) + "*\" begins too many words: only the first " +
                            std::to_string(limits::prefix_expansion) + " were searched."});
    if (terms.empty()) return Query::MatchNothing;
    Query query(Query::OP_SYNONYM, terms.begin(), terms.end());
    part("prefix", std::string(text) + "*", query);
    return query;
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

  /// Excluded are the works of which some unit has all of the words; of very many works only those units. What the
  /// index cannot tell is verified in the text, so that nothing is excluded that does not say it.
  Query excluded(const QueryNode& node) {
    const Need need = std::exchange(need_, Need::all);
    const std::size_t parts = parts_.size();
    Query query = build(node);
    parts_.resize(parts);
    need_ = need;
    if (query.empty()) return query;
    const bool verify = needs_text(node);
    Xapian::Enquire enquire(store_.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    if (!verify) enquire.set_collapse_key(corpus::slot::work);
    enquire.set_query(query);
    std::set<std::string> keys;
    const Xapian::MSet found = enquire.get_mset(0, most_excluded);
    for (auto item = found.begin(); item != found.end(); ++item) {
      const Xapian::Document document = item.get_document();
      if (!verify || text_matches(node, decode_unit(document.get_data()).text, {})) keys.insert(document.get_value(corpus::slot::work));
    }
    const Query works = works_query(field::unit_of, {keys.begin(), keys.end()});
    return verify ? works : Query(Query::OP_OR, query, works);
  }

  const WorkStore& store_;
  Need need_;
  const Ranking& ranking_;
  const std::vector<std::string>& defined_;
  std::vector<Hint>& hints_;
  std::vector<QueryPart> parts_;
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

TextQuery text_query(const WorkStore& store, const QueryNode& tree, Need need, const Ranking& ranking,
                     const std::vector<std::string>& defined, std::vector<Hint>& hints) {
  TextQueryBuilder builder(store, need, ranking, defined, hints);
  TextQuery out;
  out.query = std::make_shared<const Query>(builder.build(tree));
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

Query title_query(const WorkStore& store, const QueryNode& tree) {
  std::vector<text::Token> tokens;
  collect_words(tree, tokens);
  std::vector<Query> parts;
  for (const text::Token& token : tokens) parts.push_back(word_query(store, field::work_title, token));
  return parts.empty() ? Query() : combine(Query::OP_OR, parts);
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
