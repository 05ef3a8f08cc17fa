#include "indexer/unit_documents.hpp"

#include "corpus/field.hpp"
#include "corpus/search_term.hpp"
#include "indexer/term_bag.hpp"
#include "indexer/unit.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using text::Token;

/// "Điều 5\nPhạm vi" must stay one header line.
std::string one_line(std::string_view text) { return text::squeeze(text); }

/// Adds the words of a text, and its pairs of neighbours.
void add_words(TermBag& bag, const std::vector<Token>& tokens, std::string& scratch) {
  for (const Token& token : tokens) {
    corpus::write_word_term(scratch, token.exact, token.folded);
    bag.add_term(prefix::word, scratch);
  }
  corpus::for_each_pair(tokens, [&bag](const Token& first, const Token& second) {
    bag.add_term(prefix::pair, corpus::pair_term(first.folded, second.folded));
  });
}

/// A short form that the document defines itself stands for its words: a unit that uses it says them too.
class OwnAbbreviations {
public:
  explicit OwnAbbreviations(const corpus::Document& document) {
    for (const corpus::Abbreviation& own : document.abbreviations)
      expansions_.emplace(text::fold(own.short_form), text::tokenize(own.expansion));
  }

  void add(TermBag& bag, const std::vector<Token>& tokens, std::string& scratch) const {
    if (expansions_.empty()) return;
    std::set<std::string_view> said;
    for (const Token& token : tokens) {
      const auto found = expansions_.find(token.folded);
      if (found != expansions_.end() && said.insert(found->first).second) add_words(bag, found->second, scratch);
    }
  }

private:
  std::map<std::string, std::vector<Token>> expansions_; ///< short form without marks → its words
};

} // namespace

std::string unit_data(const UnitHeader& header, std::string_view text) {
  std::string data = one_line(header.eid) + '\n' + one_line(header.label) + '\n' + one_line(header.heading) + '\n' + std::to_string(header.offset) + '\n';
  data += text;
  return data;
}

std::string_view unit_text(std::string_view data) {
  for (int line = 0; line < 4; ++line) {
    const std::size_t end = data.find('\n');
    if (end == std::string_view::npos) return {};
    data.remove_prefix(end + 1);
  }
  return data;
}

std::vector<std::string> title_terms(const corpus::Document& document) {
  std::vector<std::string> terms;
  for (const std::string* part : {&document.title, &document.number, &document.type, &document.issuer, &document.place})
    for (const Token& token : text::tokenize(*part)) terms.push_back(corpus::word_term(token.exact, token.folded));
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

PreparedUnits prepare_units(const std::string& key, const corpus::Document& document, std::string_view text) {
  // The units are cut in the coordinates of the file; only this document's bytes are at hand.
  corpus::Document local;
  local.span = {0, text.size()};
  const std::size_t base = document.span.start;
  const auto shifted = [base](const auto& self, const std::vector<corpus::Provision>& from, int depth) {
    std::vector<corpus::Provision> to;
    if (depth > 16) return to;
    to.reserve(from.size());
    for (const corpus::Provision& p : from) {
      if (p.span.start < base || p.span.end < p.span.start) continue;
      to.push_back({p.eid, p.label, p.heading, {p.span.start - base, p.span.end - base}, self(self, p.children, depth + 1)});
    }
    return to;
  };
  local.provisions = shifted(shifted, document.provisions, 0);

  PreparedUnits prepared;
  prepared.key = key;
  const OwnAbbreviations abbreviations(document);
  TermBag bag;
  std::string scratch;
  for (const Unit& unit : cut_units(local, text)) {
    const std::string_view words = text.substr(unit.span.start, unit.span.end - unit.span.start);
    const std::vector<Token> tokens = text::tokenize(words);
    add_words(bag, tokens, scratch);
    abbreviations.add(bag, tokens, scratch);
    for (const Token& token : text::tokenize(unit.headings)) {
      corpus::write_word_term(scratch, token.exact, token.folded);
      bag.add_term(prefix::heading, scratch);
    }
    bag.add_boolean(prefix::unit_of, key);
    prepared.units.push_back({bag.take(), unit_data({unit.eid, unit.label, unit.heading, base + unit.span.start}, words)});
  }
  return prepared;
}

Xapian::Document unit_document(const PreparedUnits& all, const PreparedUnit& unit) {
  Xapian::Document document;
  unit.terms.add_to(document);
  document.add_boolean_term(std::string(prefix::unit_kind));
  document.add_value(slot::work, all.key);
  document.set_data(unit.data);
  return document;
}

} // namespace danchieu::indexer
