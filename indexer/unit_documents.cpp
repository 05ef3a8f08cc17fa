#include "indexer/unit_documents.hpp"

#include "corpus/field.hpp"
#include "indexer/term_bag.hpp"
#include "indexer/unit.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <set>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using text::Token;

/// "Điều 5\nPhạm vi" must stay one header line.
std::string one_line(std::string_view text) { return text::squeeze(text); }

/// Words of the title lines, each once: they say what the unit belongs to, however often they stand there.
struct TitleWords {
  std::set<std::string> exact;
  std::set<std::string> folded;
};

TitleWords title_words(const corpus::Document& document) {
  TitleWords words;
  for (const std::string* part : {&document.title, &document.number, &document.type, &document.issuer, &document.place}) {
    for (const Token& token : text::tokenize(*part)) {
      words.folded.insert(token.folded);
      if (token.exact != token.folded) words.exact.insert(token.exact);
    }
  }
  return words;
}

/// Adds the words of a text, and its pairs of neighbours. A document number stands at the place of its first part, so
/// of the words at one place the shortest takes part in pairs.
void add_words(TermBag& bag, std::string_view text, std::string& pair) {
  const std::vector<Token> tokens = text::tokenize(text);
  const Token* before = nullptr; // the word one place earlier
  const Token* here = nullptr;   // the shortest word at the present place so far
  const auto close_place = [&] {
    if (before != nullptr && here != nullptr && before->position + 1 == here->position) {
      pair.assign(before->folded).append(1, '_').append(here->folded);
      bag.add_term(prefix::pair, pair);
    }
    before = here;
    here = nullptr;
  };
  for (const Token& token : tokens) {
    bag.add_posting(prefix::folded, token.folded, token.position);
    if (token.exact != token.folded) bag.add_term(prefix::word, token.exact);
    if (here != nullptr && here->position != token.position) close_place();
    if (here == nullptr || token.end - token.start < here->end - here->start) here = &token;
  }
  close_place();
}

} // namespace

std::string unit_data(const UnitHeader& header, std::string_view text) {
  std::string data = one_line(header.eid) + '\n' + one_line(header.label) + '\n' + std::to_string(header.offset) + '\n';
  data += text;
  return data;
}

std::string_view unit_text(std::string_view data) {
  for (int line = 0; line < 3; ++line) {
    const std::size_t end = data.find('\n');
    if (end == std::string_view::npos) return {};
    data.remove_prefix(end + 1);
  }
  return data;
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
  prepared.facets = facets_of(document);
  const WorkFacets& facets = prepared.facets;
  const TitleWords title = title_words(document);
  TermBag bag;
  std::string pair;
  for (const Unit& unit : cut_units(local, text)) {
    const std::string_view words = text.substr(unit.span.start, unit.span.end - unit.span.start);
    add_words(bag, words, pair);
    for (const std::string& word : title.exact) bag.add_term(prefix::title, word);
    for (const std::string& word : title.folded) bag.add_term(prefix::folded_title, word);
    for (const Token& token : text::tokenize(unit.headings)) bag.add_term(prefix::heading, token.folded);
    bag.add_boolean(prefix::unit_of, key);
    bag.add_boolean(prefix::type, facets.type);
    bag.add_boolean(prefix::authority, facets.authority);
    bag.add_boolean(prefix::place, facets.place);
    bag.add_boolean(prefix::year, facets.year);
    prepared.units.push_back({bag.take(), unit_data({unit.eid, unit.label, base + unit.span.start}, words)});
  }
  return prepared;
}

Xapian::Document unit_document(const PreparedUnits& all, const PreparedUnit& unit) {
  Xapian::Document document;
  unit.terms.add_to(document);
  document.add_boolean_term(std::string(prefix::unit_kind));
  document.add_value(slot::work, all.key);
  document.add_value(slot::date, all.facets.date);
  document.add_value(slot::type, all.facets.type);
  document.add_value(slot::authority, all.facets.authority);
  document.add_value(slot::year, all.facets.year);
  document.add_value(slot::cited_by, Xapian::sortable_serialise(0));
  document.set_data(unit.data);
  return document;
}

} // namespace danchieu::indexer
