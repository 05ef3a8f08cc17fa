#include "query/searcher.hpp"

#include "corpus/error.hpp"
#include "corpus/field.hpp"
#include "normalizer/text/fold.hpp"
#include "query/facets.hpp"
#include "query/filter_parser.hpp"
#include "query/highlighter.hpp"
#include "query/match_run.hpp"
#include "query/number_reference.hpp"
#include "query/query_parser.hpp"
#include "query/question_words.hpp"
#include "query/reading.hpp"
#include "query/similar_works.hpp"
#include "query/spelling.hpp"
#include "query/text_match.hpp"
#include "query/unit_text.hpp"
#include "query/word_terms.hpp"
#include "query/work_store.hpp"
#include "query/xapian_query.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;
using Xapian::Query;

constexpr std::size_t snippet_bytes = 320;
constexpr std::size_t most_number_bytes = 100;
constexpr std::size_t short_question = 6;  ///< words up to which all of them must match, if any work has them all
constexpr std::size_t most_answers = 1000; ///< works that answer "who cites X"
constexpr std::size_t most_mentioned = 5;  ///< numbers whose mentions are searched
constexpr auto acting_kinds = std::to_array<RelationKind>(
    {RelationKind::replaces, RelationKind::repeals, RelationKind::amends, RelationKind::suspends, RelationKind::corrects,
     RelationKind::guides, RelationKind::consolidates, RelationKind::legal_basis});

/// The provision at `eid`, for its heading.
const corpus::Provision* provision_at(const std::vector<corpus::Provision>& provisions, std::string_view eid) {
  for (const corpus::Provision& provision : provisions) {
    if (provision.eid == eid) return &provision;
    if (eid.starts_with(provision.eid) || !provision.children.empty())
      if (const auto* below = provision_at(provision.children, eid)) return below;
  }
  return nullptr;
}

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

class Search {
public:
  Search(const Generation& generation, const SearchRequest& request)
      : store_(generation), columns_(generation.columns()),
        deadline_(std::chrono::steady_clock::now() + request.time_limit), sort_(request.sort) {
    result_.request = request;
    result_.understood = parse_query(request.query);
    result_.hints = std::move(result_.understood.hints);
  }

  SearchResult run() {
    bound_paging();
    read_form();
    find_asked();
    find_answers();
    if (asked_.empty() && tree_ && result_.suggestion.empty()) result_.suggestion = mended_question(store_, result_.understood);
    if (tree_) {
      ReadQuestion read = read_question(std::move(*tree_));
      tree_ = std::move(read.tree);
      defined_ = std::move(read.defined);
      result_.ignored = std::move(read.ignored);
    }
    result_.understood.tree = tree_; // what is looked for is marked in the answer; what only asks is not
    list_page();
    count_mentions();
    if (result_.request.similar > 0) add_similar();
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
    filter_ = filter_query(store_, filters_, request.on, result_.hints);
  }

  bool allowed(const std::string& key) const {
    if (filters_.empty()) return true;
    Xapian::Enquire enquire(store_.database());
    const Query work(Query::OP_OR, works_query(field::id, {key}), works_query(field::unit_of, {key}));
    enquire.set_query(Query(Query::OP_FILTER, work, filter_));
    return enquire.get_mset(0, 1).size() > 0;
  }

  /// The works that the question names come first, whatever else matches.
  void find_asked() {
    ParsedQuery& question = result_.understood;
    tree_ = question.tree;
    const bool by_id = question.text.starts_with("/akn/");
    if (!question.number && !question.law_name && !by_id) return;
    Resolution resolution = resolve(store_, question, result_.request.on);
    for (const WorkSummary& work : resolution.works)
      if (allowed(work.work)) asked_.push_back(work.work);
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
    const auto kinds = std::to_array({relation->kind});
    for (const std::string& key : asked_) {
      if (relation->incoming) {
        if (relation->kind == RelationKind::cites) {
          for (const std::string& citing : store_.citing(key, most_answers)) add(citing);
        } else {
          for (const auto& acting : store_.acting_on(key, kinds, most_answers)) add(acting.key);
        }
      } else if (const auto record = store_.record(key)) {
        if (relation->kind == RelationKind::cites)
          for (const citation::Citation& mention : record->document.citations) add(WorkStore::target_of(*record, mention));
        for (const corpus::Relation& acts : record->document.relations)
          if (acts.kind == relation->kind) add(WorkStore::target_of(*record, acts.target));
      }
    }
    if (answers.empty())
      hint("no_relation", "Chưa thấy văn bản nào có quan hệ \"" + relation->phrase + "\" với văn bản được hỏi.",
           "No document is known that stands in the relation \"" + relation->phrase + "\" to the one asked for.");
    answers_ = answers.size();
    answers.insert(answers.end(), asked_.begin(), asked_.end());
    front_ = std::move(answers);
  }

  /// What the works are found by that are not named: the words of the question, or mentions of the works named.
  Query others_query() {
    Query words;
    if (tree_) {
      TextQuery some = text_query(store_, *tree_, Need::some, result_.request.ranking, defined_, result_.hints);
      words = limited(*some.query);
      parts_ = std::move(some.parts);
      const std::size_t free = free_words(*tree_);
      result_.all_words = free == 0;
      const bool sentence = !result_.ignored.empty(); // "… là gì": whoever asks in a sentence does not choose each word
      if (asked_.empty() && !sentence && free > 0 && free <= short_question) {
        std::vector<Hint> same_hints;
        TextQuery all = text_query(store_, *tree_, Need::all, result_.request.ranking, defined_, same_hints);
        const Query every = limited(*all.query);
        if (matches_anything(store_, filtered(every))) {
          words = every;
          parts_ = std::move(all.parts);
          result_.all_words = true;
        }
      }
      if (needs_text(*tree_)) verify_ = &*tree_;
    }
    if (asked_.empty()) return words;
    std::vector<Query> mentions;
    for (std::size_t i = 0; i < asked_.size() && i < most_mentioned; ++i) {
      const std::string number = store_.description(asked_[i]).number;
      if (number.empty() || number.size() > most_number_bytes) continue;
      for (const text::Token& token : word_tokens(text::fold(number))) mentions.push_back(word_query(store_, field::word, token));
    }
    Query mention = mentions.empty() ? Query() : limited(Query(Query::OP_OR, mentions.begin(), mentions.end()));
    if (words.empty() || mention.empty()) return words.empty() ? mention : words;
    verify_ = nullptr;
    return Query(Query::OP_OR, words, mention);
  }

  Query limited(const Query& query) const { return query.empty() ? query : deadline_.limit(query); }

  Query filtered(const Query& query) const {
    return filters_.empty() || query.empty() ? query : Query(Query::OP_FILTER, query, filter_);
  }

  void list_page() {
    if (front_.empty()) front_ = asked_;
    Query words = others_query();
    Query others = filtered(words);
    const bool listing = words.empty() && front_.empty() && !filters_.empty();
    if (listing) { // nothing but filters: all works they leave over, newest first
      others = limited(Query(Query::OP_FILTER, Query(std::string(field::work_kind)), filter_));
      if (sort_ == Sort::relevance) sort_ = Sort::newest;
    }
    const SearchRequest& request = result_.request;
    FacetCounter facets(columns_, request.on);
    std::vector<RankedWork> page;
    std::uint32_t total = 0;
    const auto front = static_cast<std::uint32_t>(front_.size());
    for (const std::string& key : front_)
      if (const std::uint32_t work = columns_.work_with(key); work != WorkColumns::none) facets.count(work);
    if (!others.empty()) {
      if (!front_.empty()) others = Query(Query::OP_AND_NOT, others, works_query(field::unit_of, front_));
      const Query titles = tree_ && !listing ? limited(title_query(store_, *tree_)) : Query();
      const std::uint32_t shown_front = request.offset < front ? std::min(front - request.offset, request.limit) : 0;
      MatchPage found = match_works(store_, columns_,
                                    {.query = others,
                                     .titles = titles.empty() ? nullptr : &titles,
                                     .verify = verify_,
                                     .deadline = deadline_,
                                     .ranking = request.ranking,
                                     .sort = sort_,
                                     .on = request.on,
                                     .first = request.offset > front ? request.offset - front : 0,
                                     .count = request.limit - shown_front,
                                     .all_words = result_.all_words || !tree_});
      page = std::move(found.works);
      total = found.total;
      result_.total_exact = found.exact;
      for (const std::uint32_t work : found.counted) facets.count(work);
    }
    result_.total = total + front;
    result_.facets_exact = result_.total_exact;
    result_.facets = facets.facets(store_);
    fill_front(words);
    fill_hits(page, !listing);
    result_.partial = deadline_.passed();
    if (result_.partial) {
      result_.total_exact = false;
      hint("time_limit", "Hết thời gian: chỉ hiện những gì đã tìm thấy.", "Time ran out: this is what was found until then.");
    }
    if (result_.request.query.empty() && filters_.empty())
      hint("empty", "Hãy gõ số hiệu, tên văn bản hoặc điều cần tìm.", "Type a number, a title, or what you look for.");
  }

  Highlighter highlighter() const {
    Highlighter made(result_.understood);
    for (std::size_t i = 0; i < asked_.size() && i < most_mentioned; ++i) made.add_number(store_.description(asked_[i]).number);
    return made;
  }

  /// The works that stand before all others, as far as they are on this page.
  void fill_front(const Query& words) {
    const SearchRequest& request = result_.request;
    if (request.offset >= front_.size()) return;
    const Highlighter marks = highlighter();
    const std::size_t end = std::min<std::size_t>(front_.size(), std::size_t{request.offset} + request.limit);
    std::vector<std::uint32_t> held; // of those on this page
    for (std::size_t i = request.offset; i < end; ++i)
      if (const std::uint32_t work = columns_.work_with(front_[i]); work != WorkColumns::none) held.push_back(work);
    const auto units = rank_units(store_, columns_, tree_ || asked_.size() < front_.size() ? words : Query(), request.ranking, held);
    for (std::size_t i = request.offset; i < end; ++i) {
      Hit hit{.work = store_.summary(front_[i], request.on), .parts = {}, .provisions = {}};
      hit.asked_for = std::ranges::find(asked_, front_[i]) != asked_.end();
      const auto place = std::ranges::find(held, columns_.work_with(front_[i]));
      if (place != held.end())
        for (const RankedUnit& unit : units[static_cast<std::size_t>(place - held.begin())])
          hit.provisions.push_back(provision_hit(front_[i], unit.document, unit.score, marks));
      if (hit.provisions.empty() && hit.work.text_known) add_opening(hit, marks);
      result_.hits.push_back(std::move(hit));
    }
  }

  void fill_hits(const std::vector<RankedWork>& page, bool over_units) {
    const Highlighter marks = highlighter();
    for (const RankedWork& ranked : page) {
      const std::string& key = columns_.row(ranked.work).key;
      Hit hit{.work = store_.summary(key, result_.request.on), .score = ranked.score, .parts = {}, .provisions = {}};
      if (over_units)
        for (const RankedUnit& unit : ranked.units) hit.provisions.push_back(provision_hit(key, unit.document, unit.score, marks));
      if (hit.provisions.empty()) add_opening(hit, marks);
      if (result_.request.explain && over_units && !ranked.units.empty()) explain(hit, ranked);
      result_.hits.push_back(std::move(hit));
    }
  }

  void explain(Hit& hit, const RankedWork& ranked) const {
    for (WeighedPart& part : weigh_parts(store_, result_.request.ranking, parts_, hit.work.work, ranked.units.front().document))
      hit.parts.push_back({std::move(part.kind), std::move(part.words), part.weight});
    hit.parts.push_back({"title", {}, ranked.title});
    hit.parts.push_back({"force", {}, ranked.force});
    hit.parts.push_back({"citations", {}, ranked.citations});
    hit.parts.push_back({"age", {}, ranked.age});
  }

  /// Who cites, or acts on, the documents asked for.
  void count_mentions() {
    if (asked_.empty()) return;
    Mentions mentions;
    std::vector<Query> any;
    for (const RelationKind kind : acting_kinds) {
      std::vector<Query> acting;
      for (std::size_t i = 0; i < asked_.size() && i < most_mentioned; ++i) {
        const std::string term = std::string(field::relation).append(citation::code(kind)).append(":").append(asked_[i]);
        if (term.size() <= corpus::max_term_bytes) acting.emplace_back(term);
      }
      const std::uint32_t works = count_of(acting);
      if (works > 0) mentions.kinds.push_back({kind, works});
      any.insert(any.end(), acting.begin(), acting.end());
    }
    for (std::size_t i = 0; i < asked_.size() && i < most_mentioned; ++i) {
      const std::string term = std::string(field::cites).append(asked_[i]);
      if (term.size() <= corpus::max_term_bytes) any.emplace_back(term);
    }
    mentions.total = count_of(any);
    result_.mentions = std::move(mentions);
  }

  /// How many works have one of the terms; terms of their own documents, so that each counts once.
  std::uint32_t count_of(const std::vector<Query>& terms) const {
    if (terms.empty()) return 0;
    Xapian::Enquire enquire(store_.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    enquire.set_query(Query(Query::OP_OR, terms.begin(), terms.end()));
    return enquire.get_mset(0, 0, store_.database().get_doccount()).get_matches_estimated();
  }

  void add_similar() {
    const std::string key = !asked_.empty() ? asked_.front() : result_.hits.empty() ? std::string() : result_.hits.front().work.work;
    if (!key.empty()) result_.similar = similar_works(store_, columns_, key, std::min(result_.request.similar, limits::page_size), result_.request.on);
  }

  ProvisionHit provision_hit(const std::string& key, std::uint32_t document, double score, const Highlighter& highlighter) const {
    const StoredUnit unit = decode_unit(store_.database().get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
    ProvisionHit hit{.eid = unit.eid, .label = unit.label, .heading = {}, .snippet = highlighter.snippet(unit.text, snippet_bytes), .score = score};
    if (const auto record = store_.record(key); record != nullptr && !unit.eid.empty())
      if (const auto* provision = provision_at(record->document.provisions, unit.eid)) hit.heading = provision->heading;
    return hit;
  }

  /// Nothing in its text says the words: the first provision stands for it.
  void add_opening(Hit& hit, const Highlighter& highlighter) const {
    const std::string units = std::string(field::unit_of) + hit.work.work;
    std::optional<Xapian::docid> chosen;
    unsigned looked_at = 0;
    for (auto posting = store_.database().postlist_begin(units); posting != store_.database().postlist_end(units); ++posting) {
      if (!chosen) chosen = *posting;
      const StoredUnit unit = decode_unit(store_.database().get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data());
      if (!unit.eid.empty()) {
        chosen = *posting;
        break;
      }
      if (++looked_at == 5) break;
    }
    if (chosen) hit.provisions.push_back(provision_hit(hit.work.work, *chosen, 0, highlighter));
  }

  WorkStore store_;
  const WorkColumns& columns_;
  Deadline deadline_;
  SearchResult result_;
  Sort sort_;
  std::vector<std::string> defined_;  ///< words whose definition is asked for
  std::vector<QueryPart> parts_;      ///< of the query, to explain scores
  const QueryNode* verify_ = nullptr; ///< tree_, when the index alone cannot tell what matches it
  std::vector<Filter> filters_;
  Query filter_;
  std::optional<QueryNode> tree_;
  std::vector<std::string> asked_; ///< works the question names
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
