#include "query/reading.hpp"

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"
#include "query/query_parser.hpp"
#include "query/relation_labels.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace danchieu::query {

namespace {

using Kind = QueryNode::Kind;

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// The tree as a formula: all(đất, rừng), any("a b", c). Depth is bounded by the parser.
std::string formula(const QueryNode& node, bool all_words) {
  if (node.kind == Kind::word) return node.text;
  if (node.kind == Kind::phrase) return quoted(node.text);
  if (node.kind == Kind::prefix) return node.text + "*";
  std::string_view sign = " ";
  if (node.kind == Kind::all || (node.kind == Kind::some && all_words)) sign = " AND ";
  if (node.kind == Kind::any) sign = " OR ";
  if (node.kind == Kind::without) sign = " NOT ";
  const std::string near = " NEAR/" + std::to_string(node.distance) + " ";
  if (node.kind == Kind::near) sign = near;
  const bool plain_words = std::ranges::all_of(node.children, [](const QueryNode& child) { return child.kind == Kind::word; });
  if (plain_words && (node.kind == Kind::all || node.kind == Kind::some)) sign = ", "; // what stands before says how they count
  std::string out;
  for (const QueryNode& child : node.children) {
    const std::string part = formula(child, all_words);
    out += (out.empty() ? "" : std::string(sign)) + (child.children.empty() ? part : "(" + part + ")");
  }
  return out.empty() ? "*" : out;
}

class Reading {
public:
  void add(std::string_view name_vi, std::string_view name_en, const std::string& value) {
    add_both(std::string(name_vi) + ": " + value, std::string(name_en) + ": " + value);
  }

  void add_both(const std::string& vi_part, const std::string& en_part) {
    vi += (vi.empty() ? "" : "; ") + vi_part;
    en += (en.empty() ? "" : "; ") + en_part;
  }

  std::string vi;
  std::string en;
};

/// The number of the work that was asked for, where it is one; else the words that say it.
std::string number_read(const SearchResult& result) {
  const bool one = result.resolution && result.resolution->works.size() == 1;
  const std::string number = one ? result.resolution->works.front().number : std::string{};
  return number.empty() ? number_said(*result.understood.number) : number;
}

} // namespace

std::string number_said(const NumberReference& reference) {
  const std::size_t dash = reference.key.find('-');
  const bool letters = dash != std::string::npos && reference.key.find_first_not_of("0123456789-") != std::string::npos;
  if (letters || (reference.type.empty() && reference.bodies.empty())) return reference.text;
  const auto types = citation::instrument_types();
  const auto type = std::ranges::find(types, reference.type, &citation::InstrumentType::slug);
  std::string said = type == types.end() ? std::string("số") : type->name;
  said += " " + reference.key.substr(0, dash);
  if (reference.date) said += " ngày " + text::to_vietnamese(*reference.date);
  else if (reference.year) said += " năm " + std::to_string(*reference.year);
  std::string bodies;
  for (const std::string& body : reference.bodies) {
    const std::string_view code = citation::code_folded(body);
    bodies += (bodies.empty() ? "" : ", ") + (code.empty() ? text::upper(body) : std::string(code));
  }
  return bodies.empty() ? said : said + " (" + bodies + ")";
}

void say_reading(SearchResult& result) {
  const ParsedQuery& query = result.understood;
  Reading reading;
  if (query.relation) {
    const RelationLabel label = relation_label(query.relation->kind);
    const bool incoming = query.relation->incoming;
    reading.add_both(std::string("quan hệ: ") + (incoming ? label.vi : label.vi_reverse),
                     std::string("relation: ") + (incoming ? label.en : label.en_reverse));
  }
  if (query.number) reading.add("số hiệu", "number", number_read(result));
  else if (query.law_name && result.resolution) reading.add("tên văn bản", "name", quoted(*query.law_name));
  if (query.tree && (result.resolution == std::nullopt || query.number))
    reading.add(result.all_words ? "có tất cả các từ" : "càng nhiều từ càng tốt", result.all_words ? "all words" : "the more words the better",
                formula(*query.tree, result.all_words));
  for (const Filter& filter : query.filters)
    reading.add((filter.negated ? "trừ " : "") + filter.field, (filter.negated ? "without " : "") + filter.field, quoted(filter.value));
  std::string ignored;
  for (const std::string& words : result.ignored) ignored += (ignored.empty() ? "" : ", ") + quoted(words);
  if (!ignored.empty()) reading.add("bỏ qua", "ignored", ignored);
  result.read_as_vi = std::move(reading.vi);
  result.read_as_en = std::move(reading.en);
}

} // namespace danchieu::query
