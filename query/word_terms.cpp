#include "query/word_terms.hpp"

#include "corpus/field.hpp"
#include "corpus/search_term.hpp"
#include "query/record_cache.hpp"

#include <xapian.h>

#include <algorithm>
#include <memory>

namespace danchieu::query {

namespace {

constexpr std::size_t most_forms = 64;    ///< a syllable has some twenty forms with marks; names of foreigners a few more
constexpr std::size_t most_read = 20000;  ///< terms read for one beginning

} // namespace

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

namespace {

bool joins(const text::Token& token) { return corpus::is_function_word(token.exact); }

bool may_join(const text::Token& token) {
  return is_marked(token) ? joins(token) : corpus::may_be_function_word(token.folded);
}

} // namespace

bool has_pair(const text::Token& first, const text::Token& second) { return !may_join(first) && !may_join(second); }

bool may_have_pair(const text::Token& first, const text::Token& second) {
  return !(is_marked(first) && joins(first)) && !(is_marked(second) && joins(second));
}

std::vector<std::string> word_terms(const WorkStore& store, std::string_view prefix, const text::Token& token) {
  std::string own(prefix);
  own += corpus::word_term(token.exact, token.folded);
  if (own.size() > corpus::max_term_bytes) return {};
  if (is_marked(token)) return {own};
  if (const auto known = store.lookups().find(own)) return *known;
  std::vector<std::string> terms{own};
  const std::string start = own + corpus::marks_begin;
  const Xapian::Database& database = store.database();
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start) && terms.size() < most_forms; ++term)
    terms.push_back(*term);
  store.lookups().store(own, std::make_shared<const std::vector<std::string>>(terms), (1 + terms.size()) * (sizeof own + own.size()));
  return terms;
}

Xapian::Query word_query(const WorkStore& store, std::string_view prefix, const text::Token& token) {
  const std::vector<std::string> terms = word_terms(store, prefix, token);
  if (terms.empty()) return Xapian::Query::MatchNothing;
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

std::vector<std::string> words_beginning(const WorkStore& store, const text::Token& token, std::size_t most, bool& more) {
  std::vector<std::string> terms;
  more = false;
  std::size_t read = 0;
  const Xapian::Database& database = store.database();
  for (auto term = database.allterms_begin(token.folded); term != database.allterms_end(token.folded); ++term) {
    if (++read > most_read) more = true;
    if (more) break;
    // Words begin with a small letter or a digit; a prefix of another kind of term is a capital.
    if (is_marked(token) && !corpus::exact_word(*term).starts_with(token.exact)) continue;
    if (terms.size() == most) more = true;
    else terms.push_back(*term);
  }
  return terms;
}

} // namespace danchieu::query
