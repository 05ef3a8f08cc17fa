#include "query/searcher.hpp"

#include "corpus/error.hpp"
#include "normalizer/text/fold.hpp"
#include "query/deadline.hpp"
#include "query/facets.hpp"
#include "query/filter_parser.hpp"
#include "query/filter_query.hpp"
#include "query/highlighter.hpp"
#include "query/hit_provisions.hpp"
#include "query/match_run.hpp"
#include "query/mentions.hpp"
#include "query/number_reference.hpp"
#include "query/provision_order.hpp"
#include "query/query_parser.hpp"
#include "query/question_words.hpp"
#include "query/reading.hpp"
#include "query/similar_works.hpp"
#include "query/spelling.hpp"
#include "query/text_match.hpp"
#include "query/text_query.hpp"
#include "query/unit_query.hpp"
#include "query/work_store.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t most_number_bytes = 100;
constexpr std::size_t short_question = 6;  ///< words up to which all of them must match, if any work has them all
constexpr std::size_t most_answers = 1000; ///< works that answer "who cites X"
constexpr std::size_t most_mentioned = 5;  ///< numbers whose mentions are searched

/// Takes words out of the free words of a tree; what is left may be nothing.
std::optional<QueryNode> without_words(QueryNode tree, const std::set<std::string>& words) {
  if (tree.kind == QueryNode::Kind::word)
    return words.contains(text::fold(tree.text)) ? std::nullopt : std::optional(std::move(tree));
  if (tree.kind != QueryNode::Kind::some) return tree;
  std::erase_if(tree.children, [&words](const QueryNode& child) {
    return child.kind == QueryNode::Kind::word && words.contains(text::fold(child.text));
  });
  if (tree.children.empty()) return std::nullopt;
  if (tree.children.size() == 1) return std::move(tree.children.front());
  return tree;
}

/// What matches one of the two, with the weights of both.
UnitScores either(UnitScores&& a, UnitScores&& b) {
  if (a.documents.empty()) return std::move(b);
  if (b.documents.empty()) return std::move(a);
  UnitScores out;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < a.documents.size() || k < b.documents.size()) {
    const bool from_a = k == b.documents.size() || (i < a.documents.size() && a.documents[i] <= b.documents[k]);
    const bool from_b = i == a.documents.size() || (k < b.documents.size() && b.documents[k] <= a.documents[i]);
    out.documents.push_back(from_a ? a.documents[i] : b.documents[k]);
    out.weights.push_back((from_a ? a.weights[i++] : 0) + (from_b ? b.weights[k++] : 0));
  }
  return out;
}

class Search {
public:
  Search(const Generation& generation, const SearchRequest& request)
      : store_(generation), columns_(generation.columns()),
        deadline_(std::chrono::steady_clock::now() + request.time_limit) {
    result_.request = request;
    result_.understood = parse_query(request.query);
    result_.hints = std::move(result_.understood.hints);
  }

  SearchResult run() {
    bound_paging();
    read_form();
    leave_out_asking();
    find_asked();
    find_answers();
    const bool asks_words = tree_.has_value();
    if (!tree_ && asked_.empty()) { // words that only ask are all there is to look for
      tree_ = result_.understood.tree;
      result_.ignored.clear();
    }
    result_.understood.tree = tree_; // what is looked for is marked in the answer; what only asks is not
    list_page();
    const bool said = result_.all_words && result_.total > 0; // each of its words is known
    if (asked_.empty() && !said && asks_words && result_.suggestion.empty()) result_.suggestion = mended_question(store_, result_.understood);
    if (!asked_.empty()) result_.mentions = count_mentions(store_, columns_, deadline_, first_asked());
    if (deadline_.passed()) result_.mentions.reset(); // some were not counted
    if (result_.request.similar > 0) add_similar();
    tell_of_time();
    say_reading(result_);
    return std::move(result_);
  }

private:
  void hint(std::string code, std::string vi, std::string en) {
    result_.hints.push_back({std::move(code), std::move(vi), std::move(en)});
  }

  void bound_paging() {
    SearchRequest& request = result_.request;
    if (request.limit > limits::page_size) {
      request.limit = limits::page_size;
      hint("page_size", "Mỗi trang có nhiều nhất " + std::to_string(limits::page_size) + " văn bản.",
           "A page holds at most " + std::to_string(limits::page_size) + " documents.");
    }
    if (request.offset > limits::page_depth - request.limit) {
      request.offset = limits::page_depth - request.limit;
      hint("page_depth", "Chỉ xem được " + std::to_string(limits::page_depth) + " văn bản đầu; hãy thu hẹp câu hỏi.",
           "Only the first " + std::to_string(limits::page_depth) + " documents can be seen; narrow the question.");
    }
  }

  /// The form's filters join those of the question.
  void read_form() {
    const SearchRequest& request = result_.request;
    filters_ = result_.understood.filters;
    if (!request.type.empty()) filters_.push_back({"loai", request.type, type_slug(request.type).value_or(text::slug(request.type)), {}});
    if (!request.issuer.empty()) filters_.push_back({"coquan", request.issuer, {}, {}});
    if (!request.status.empty()) filters_.push_back({"hieuluc", request.status, {}, {}});
    if (!request.field.empty()) filters_.push_back({"linhvuc", request.field, {}, {}});
    if (!request.year.empty()) {
      if (const auto range = year_range(request.year)) {
        filters_.push_back({"nam", request.year, range->from, range->to});
      } else {
        hint("bad_value", "Không hiểu năm \"" + request.year + "\"; đã bỏ qua.", "No year: \"" + request.year + "\"; ignored.");
      }
    }
    open_ = works_left(store_, columns_, filters_, request.on, result_.hints);
  }

  bool allowed(const std::string& key) const {
    if (filters_.empty()) return true;
    const std::uint32_t work = columns_.work_with(key);
    return work != WorkColumns::none && open_[work];
  }

  /// "luật đất đai 2013 còn hiệu lực không" → "luật đất đai 2013"
  void leave_out_asking() {
    ParsedQuery& question = result_.understood;
    tree_ = question.tree;
    if (!tree_) return;
    ReadQuestion read = read_question(*tree_);
    if (question.law_name && !question.relation && !read.ignored.empty() && read.tree) {
      question.law_name = read.tree->text; // of a single word
      for (const QueryNode& word : read.tree->children) *question.law_name += (question.law_name->empty() ? "" : " ") + word.text;
    }
    tree_ = std::move(read.tree);
    defined_ = std::move(read.defined);
    result_.ignored = std::move(read.ignored);
  }

  /// The works that the question names come first, whatever else matches.
  void find_asked() {
    ParsedQuery& question = result_.understood;
    const bool by_id = question.text.starts_with("/akn/");
    if (!question.number && !question.law_name && !by_id) return;
    Resolution resolution = resolve(store_, question, result_.request.on);
    for (const WorkSummary& work : resolution.works) {
      if (!allowed(work.work)) continue;
      asked_.push_back(work.work);
      if (asked_.size() <= most_mentioned && !work.number.empty()) asked_numbers_.push_back(work.number);
    }
    if (question.number) {
      if (resolution.works.empty()) {
        add_words(question.number->text); // unknown number: its words may still say something
      } else if (tree_) {
        tree_ = without_words(std::move(*tree_), {resolution.body_words.begin(), resolution.body_words.end()});
      }
    } else if (!resolution.works.empty()) {
      tree_.reset(); // the whole question was the name
    }
    if (!resolution.suggestions.empty()) result_.suggestion = resolution.suggestions.front().number;
    if (by_id || question.number || !resolution.works.empty()) result_.resolution = std::move(resolution);
  }

  void add_words(const std::string& words) {
    QueryNode node{.kind = QueryNode::Kind::some};
    std::size_t begin = 0;
    while (begin < words.size()) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      if (end > begin) node.children.push_back({.kind = QueryNode::Kind::word, .text = words.substr(begin, end - begin)});
      begin = end + 1;
    }
    if (tree_) {
      if (tree_->kind == QueryNode::Kind::some) {
        for (QueryNode& child : tree_->children) node.children.push_back(std::move(child));
      } else {
        node.children.push_back(std::move(*tree_));
      }
    }
    tree_ = std::move(node);
  }

  /// "who replaces X": the works that do it come before X.
  void find_answers() {
    const auto& relation = result_.understood.relation;
    if (!relation || asked_.empty()) return;
    std::vector<std::string> answers;
    std::set<std::string> seen(asked_.begin(), asked_.end());
    const auto add = [&](const std::string& key) {
      if (answers.size() < most_answers && !key.empty() && seen.insert(key).second && allowed(key)) answers.push_back(key);
    };
    const auto add_acting = [&](const std::string& key, RelationKind kind) {
      for (const auto& acting : store_.acting_on(key, std::to_array({kind}), most_answers)) add(acting.key);
    };
    for (const std::string& key : asked_) {
      if (relation->incoming) {
        if (relation->kind == RelationKind::cites) {
          for (const std::string& citing : store_.citing(key, most_answers)) add(citing);
        } else {
          add_acting(key, relation->kind);
        }
      } else if (const auto record = store_.record(key)) {
        if (relation->kind == RelationKind::cites)
          for (const citation::Citation& mention : record->document.citations) add(WorkStore::target_of(*record, mention));
        for (const corpus::Relation& acts : record->document.relations)
          if (acts.kind == relation->kind) add(WorkStore::target_of(*record, acts.target));
      }
    }
    if (answers.empty() && relation->incoming && relation->kind == RelationKind::replaces) {
      for (const std::string& key : asked_) add_acting(key, RelationKind::repeals);
      if (!answers.empty())
        hint("repealed", "Chưa thấy văn bản nào nói là thay thế; văn bản đứng đầu bãi bỏ văn bản được hỏi.",
             "No document says that it replaces the one asked for; the first ones repeal it.");
    }
    if (answers.empty())
      hint("no_relation", "Chưa thấy văn bản nào có quan hệ \"" + relation->phrase + "\" với văn bản được hỏi.",
           "No document is known that stands in the relation \"" + relation->phrase + "\" to the one asked for.");
    answers_ = answers.size();
    answers.insert(answers.end(), asked_.begin(), asked_.end());
    front_ = std::move(answers);
  }

  UnitScores score(const UnitQuery& query) const { return score_units(store_, columns_, result_.request.ranking, deadline_, query); }

  /// What says the words of the question: all of them, if some work has them all and the question is short.
  UnitScores words_found() {
    if (!tree_) return {};
    if (needs_text(*tree_)) verify_ = &*tree_;
    const TextQueryInput input{store_, columns_, result_.request.ranking, deadline_, defined_};
    const std::size_t free = free_words(*tree_);
    const bool sentence = !result_.ignored.empty(); // "… là gì": whoever asks in a sentence does not choose each word
    result_.all_words = free == 0;
    if (asked_.empty() && !sentence && free > 0 && free <= short_question) {
      std::vector<Hint> hints;
      TextQuery all = text_query(input, *tree_, Need::all, hints);
      UnitScores found = score(all.query);
      if (any_open(columns_, found, open_)) {
        result_.all_words = true;
        take(std::move(all), std::move(hints));
        return found;
      }
    }
    std::vector<Hint> hints;
    TextQuery some = text_query(input, *tree_, Need::some, hints);
    UnitScores found = score(some.query);
    take(std::move(some), std::move(hints));
    return found;
  }

  void take(TextQuery&& query, std::vector<Hint>&& hints) {
    says_something_ = !query.query.empty();
    parts_ = std::move(query.parts);
    for (Hint& one : hints) result_.hints.push_back(std::move(one));
  }

  /// What mentions the works asked for.
  UnitScores mentions_found() const {
    UnitQuery mentions{.kind = UnitQuery::Kind::any};
    for (const std::string& number : asked_numbers_) {
      if (number.size() > most_number_bytes) continue;
      if (UnitQuery mention = any_word_query(store_, text::fold(number)); !mention.empty()) mentions.children.push_back(std::move(mention));
    }
    return score(mentions);
  }

  void list_page() {
    if (front_.empty()) front_ = asked_;
    UnitScores words = words_found();
    UnitScores mentions = asked_.empty() ? UnitScores() : mentions_found();
    const bool mentioned = !mentions.documents.empty();
    const bool listing = !says_something_ && front_.empty() && !filters_.empty();
    // Nothing but filters: all works they leave over, newest first.
    const Sort sort = listing && result_.request.sort == Sort::relevance ? Sort::newest : result_.request.sort;
    const SearchRequest& request = result_.request;
    FacetCounter facets(columns_, request.on);
    for (const std::string& key : front_) {
      const std::uint32_t work = columns_.work_with(key);
      if (work == WorkColumns::none) continue;
      facets.count(columns_.row(work));
      open_[work] = false;
    }
    const auto front = static_cast<std::uint32_t>(front_.size());
    const std::uint32_t shown_front = request.offset < front ? std::min(front - request.offset, request.limit) : 0;
    const UnitScores others = either(std::move(words), std::move(mentions));
    const ProvisionOrder provisions(store_, columns_, request.ranking, deadline_, parts_);
    const MatchPage found = match_works(store_, columns_,
                                        {.units = listing ? nullptr : &others,
                                         .titles = tree_ && !others.documents.empty() ? score(title_query(store_, *tree_)) : UnitScores(),
                                         .open = open_,
                                         .verify = mentioned ? nullptr : verify_,
                                         .provisions = provisions,
                                         .facets = facets,
                                         .deadline = deadline_,
                                         .ranking = request.ranking,
                                         .sort = sort,
                                         .on = request.on,
                                         .first = request.offset > front ? request.offset - front : 0,
                                         .count = request.limit - shown_front});
    result_.total_exact = found.exact;
    result_.total = found.total + front;
    result_.facets_exact = result_.total_exact;
    result_.facets = facets.facets();
    fill_front(tree_ || asked_.size() < front_.size() ? others : UnitScores());
    fill_hits(found.works, !listing);
    if (result_.request.query.empty() && filters_.empty())
      hint("empty", "Hãy gõ số hiệu, tên văn bản hoặc điều cần tìm.", "Type a number, a title, or what you look for.");
  }

  /// When all is done, since the last step may be the one that was cut short.
  void tell_of_time() {
    result_.partial = deadline_.passed();
    if (!result_.partial) return;
    result_.total_exact = false;
    hint("time_limit", "Hết thời gian: chỉ hiện những gì đã tìm thấy.", "Time ran out: this is what was found until then.");
  }

  Highlighter highlighter() const {
    Highlighter made(result_.understood);
    for (const std::string& number : asked_numbers_) made.add_number(number);
    return made;
  }

  /// The works that stand before all others, as far as they are on this page.
  void fill_front(const UnitScores& words) {
    const SearchRequest& request = result_.request;
    if (request.offset >= front_.size()) return;
    const Highlighter marks = highlighter();
    const HitProvisions provisions(store_, columns_, marks);
    const std::size_t end = std::min<std::size_t>(front_.size(), std::size_t{request.offset} + request.limit);
    std::vector<std::uint32_t> held; // of those on this page
    for (std::size_t i = request.offset; i < end; ++i)
      if (const std::uint32_t work = columns_.work_with(front_[i]); work != WorkColumns::none) held.push_back(work);
    const auto units = units_of_works(columns_, words, held);
    for (std::size_t i = request.offset; i < end; ++i) {
      Hit hit{.work = store_.summary(front_[i], request.on), .parts = {}, .provisions = {}};
      hit.asked_for = std::ranges::find(asked_, front_[i]) != asked_.end();
      const auto place = std::ranges::find(held, columns_.work_with(front_[i]));
      const auto article = place == held.end() || !hit.asked_for ? std::nullopt : provisions.article(*place, result_.understood.article);
      if (article) hit.provisions.push_back(provisions.of_unit(*article, 0));
      else if (place != held.end())
        for (const RankedUnit& unit : units[static_cast<std::size_t>(place - held.begin())])
          hit.provisions.push_back(provisions.of_unit(unit.document, unit.score));
      if (hit.provisions.empty() && hit.work.text_known) provisions.add_opening(hit);
      result_.hits.push_back(std::move(hit));
    }
  }

  void fill_hits(const std::vector<RankedWork>& page, bool over_units) {
    const Highlighter marks = highlighter();
    const HitProvisions provisions(store_, columns_, marks);
    for (const RankedWork& ranked : page) {
      const std::string& key = columns_.key(ranked.work);
      Hit hit{.work = store_.summary(key, result_.request.on), .score = ranked.score, .parts = {}, .provisions = {}};
      if (over_units)
        for (const RankedUnit& unit : ranked.units) hit.provisions.push_back(provisions.of_unit(unit.document, unit.score));
      if (hit.provisions.empty()) provisions.add_opening(hit);
      if (result_.request.explain && over_units && !ranked.units.empty()) explain(hit, ranked);
      result_.hits.push_back(std::move(hit));
    }
  }

  void explain(Hit& hit, const RankedWork& ranked) const {
    const std::uint32_t unit = ranked.best;
    for (const QueryPart& part : parts_) {
      const UnitScores scores = score(part.query);
      const auto found = std::ranges::lower_bound(scores.documents, unit);
      if (found == scores.documents.end() || *found != unit) continue;
      const double weight = scores.weights[static_cast<std::size_t>(found - scores.documents.begin())];
      if (weight > 0) hit.parts.push_back({part.kind, part.words, weight});
    }
    hit.parts.push_back({"title", {}, ranked.title});
    hit.parts.push_back({"force", {}, ranked.force});
    hit.parts.push_back({"citations", {}, ranked.citations});
    hit.parts.push_back({"age", {}, ranked.age});
  }

  /// The works asked for whose mentions are counted.
  std::vector<std::string> first_asked() const {
    return {asked_.begin(), asked_.begin() + static_cast<std::ptrdiff_t>(std::min(asked_.size(), most_mentioned))};
  }

  void add_similar() {
    const std::string key = !asked_.empty() ? asked_.front() : result_.hits.empty() ? std::string() : result_.hits.front().work.work;
    if (!key.empty()) result_.similar = similar_works(store_, columns_, key, std::min(result_.request.similar, limits::page_size), result_.request.on);
  }

  WorkStore store_;
  const WorkColumns& columns_;
  Deadline deadline_;
  SearchResult result_;
  std::vector<std::string> defined_;  ///< words whose definition is asked for
  std::vector<QueryPart> parts_;      ///< of the query, to explain scores
  const QueryNode* verify_ = nullptr; ///< tree_, when the index alone cannot tell what matches it
  std::vector<Filter> filters_;
  std::vector<bool> open_; ///< works, by their number in the columns, that the filters leave over
  bool says_something_ = false; ///< whether there are words to look for
  std::optional<QueryNode> tree_;
  std::vector<std::string> asked_; ///< works the question names
  std::vector<std::string> asked_numbers_; ///< of the first of them, as far as they have one
  std::vector<std::string> front_; ///< what stands before all others: answers to a relation, then `asked_`
  std::size_t answers_ = 0;
};

} // namespace

std::string_view code(Sort sort) {
  switch (sort) {
  case Sort::relevance: return "relevance";
  case Sort::newest: return "newest";
  case Sort::oldest: return "oldest";
  case Sort::citations: return "citations";
  }
  return "relevance";
}

std::optional<Sort> sort_named(std::string_view name) {
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest, Sort::citations})
    if (code(sort) == name) return sort;
  if (name == "date") return Sort::newest;
  return std::nullopt;
}

SearchResult search(const Generation& generation, const SearchRequest& request) {
  try {
    return Search(generation, request).run();
  } catch (const Xapian::Error& error) {
    throw Error("the index " + generation.folder().string() + " could not be read: " + error.get_msg(),
                "Check it with `danchieu verify`, or make it again with `danchieu index`.");
  }
}

} // namespace danchieu::query
