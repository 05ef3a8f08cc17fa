#include "query/suggestion.hpp"

#include "corpus/error.hpp"
#include "corpus/field.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"
#include "query/number_lookup.hpp"
#include "query/query_parser.hpp"
#include "query/word_terms.hpp"
#include "query/work_store.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;
using Kind = Suggestion::Kind;

constexpr std::size_t most_suggestions = 20;
constexpr std::size_t longest_typed = 200;    ///< bytes; a longer text is no beginning
constexpr std::size_t most_words = 12;
constexpr std::size_t most_body_terms = 5000; ///< slugs of bodies read
constexpr std::size_t most_read = 200;        ///< titles looked at before the best are taken

class Suggester {
public:
  Suggester(const Generation& generation, std::string_view typed, std::size_t limit)
      : store_(generation), limit_(std::min(limit, most_suggestions)) {
    if (typed.size() > longest_typed) return;
    typed_ = text::squeeze(text::clean_utf8(typed));
    slug_ = text::slug(typed_);
  }

  std::vector<Suggestion> run() {
    if (slug_.size() < 2) return {};
    numbers();
    if (out_.size() < limit_) titles();
    if (out_.size() < limit_) bodies();
    return std::move(out_);
  }

private:
  void numbers() {
    const ParsedQuery query = parse_query(typed_);
    if (!query.number || query.relation) return;
    for (const std::string& key : match_number(store_, *query.number).keys) {
      if (out_.size() == limit_) return;
      const WorkSummary work = store_.description(key);
      if (work.number.empty() || !seen_.insert(key).second) continue;
      const std::string name = work.type.empty() ? work.number : work.type + " " + work.number;
      out_.push_back({Kind::number, name, name, work.title, key, store_.cited_by(key)});
    }
  }

  /// All words but the last are whole; the last may be the beginning of one.
  void titles() {
    std::vector<Xapian::Query> words;
    std::vector<text::Token> tokens = text::tokenize(typed_);
    if (tokens.empty() || tokens.size() > most_words) return;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) words.push_back(word_query(store_, field::work_title, tokens[i]));
    // The last word may be unfinished: all words that begin as it does.
    const std::string start = std::string(field::work_title) + tokens.back().folded;
    words.emplace_back(Xapian::Query::OP_WILDCARD, start, limits::prefix_expansion, Xapian::Query::WILDCARD_LIMIT_FIRST,
                       Xapian::Query::OP_OR);
    Xapian::Enquire enquire(store_.database());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, words.begin(), words.end()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(corpus::slot::cited_by, true);
    const Xapian::MSet found = enquire.get_mset(0, most_read);
    std::set<std::string> names;
    for (auto item = found.begin(); item != found.end() && out_.size() < limit_; ++item) {
      const std::string key = item.get_document().get_value(corpus::slot::work);
      const WorkSummary work = store_.description(key);
      if (work.title.empty() || seen_.contains(key)) continue;
      // A law is asked for by its name, everything else by its number, a document without one by its title.
      const std::string type = work.type.empty() ? std::string() : work.type + " ";
      const bool said = text::fold(work.title).starts_with(text::fold(work.type));
      std::string question = !work.number.empty() ? type + work.number : said ? work.title : type + work.title;
      if (!names.insert(text::fold(question)).second) continue;
      seen_.insert(key);
      out_.push_back({Kind::title, std::move(question), work.title, type + work.number, key, store_.cited_by(key)});
    }
  }

  void bodies() {
    const std::string start(field::authority);
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    std::size_t read = 0;
    for (auto term = store_.database().allterms_begin(start); term != store_.database().allterms_end(start); ++term) {
      if (++read > most_body_terms) break;
      const std::string slug = (*term).substr(start.size());
      if (("-" + slug).find("-" + slug_) != std::string::npos) found.emplace_back(term.get_termfreq(), slug);
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    for (const auto& [frequency, slug] : found) {
      if (out_.size() == limit_) return;
      const std::string name = body_name(start + slug);
      out_.push_back({Kind::issuer, "coquan:\"" + (name.empty() ? slug : name) + "\"", name.empty() ? slug : name, {}, {}, 0});
    }
  }

  /// As one of the body's own documents names it.
  std::string body_name(const std::string& term) const {
    const auto posting = store_.database().postlist_begin(term);
    if (posting == store_.database().postlist_end(term)) return {};
    const std::string key = store_.database().get_document(*posting, Xapian::DOC_ASSUME_VALID).get_value(corpus::slot::work);
    std::string name = store_.description(key).issuer;
    std::erase(name, '"');
    return name;
  }

  WorkStore store_;
  std::size_t limit_;
  std::string typed_;
  std::string slug_;
  std::set<std::string> seen_;
  std::vector<Suggestion> out_;
};

} // namespace

std::string_view code(Suggestion::Kind kind) {
  switch (kind) {
  case Kind::number: return "number";
  case Kind::title: return "title";
  case Kind::issuer: return "issuer";
  }
  return "number";
}

std::vector<Suggestion> suggest(const Generation& generation, std::string_view typed, std::size_t limit) {
  try {
    return Suggester(generation, typed, limit).run();
  } catch (const Xapian::Error& error) {
    throw Error("the index " + generation.folder().string() + " could not be read: " + error.get_msg(),
                "Check it with `danchieu verify`, or make it again with `danchieu index`.");
  }
}

std::vector<Suggestion> suggest(const IndexReader& reader, std::string_view typed, std::size_t limit) {
  return suggest(*reader.current(), typed, limit);
}

} // namespace danchieu::query
