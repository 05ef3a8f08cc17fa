#pragma once

#include "query/work_summary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace danchieu::query {

/// A node of the question's tree. Depth is at most `limits::depth`.
struct QueryNode {
  enum class Kind {
    word,   ///< text: one word as typed
    phrase, ///< text: words that stand side by side
    prefix, ///< text: beginning of a word
    some,   ///< children: free words; the more match the better
    all,    ///< children: every one matches (AND)
    any,    ///< children: at least one matches (OR)
    near,   ///< children: words and phrases that stand at most `distance` words apart, in any order (NEAR)
    without ///< children: the first matches and none of the others does (NOT)
  };
  Kind kind = Kind::word;
  std::string text;
  std::vector<QueryNode> children;
  unsigned distance = 0;

  bool operator==(const QueryNode&) const = default;
};

/// "loai:\"quyết định\"", "nam:2012..2016", "-tinh:\"Kon Tum\"".
struct Filter {
  std::string field; ///< canonical name: "loai", "coquan", "nam", "ngay", "so", "hieuluc", "tinh"
  std::string value; ///< as typed
  std::string from;  ///< of a range; canonical form of the field (year, ISO date)
  std::string to;
  bool negated = false;

  bool operator==(const Filter&) const = default;
};

/// A document number as a person types it, as far as it goes.
struct NumberReference {
  std::string text; ///< the words of the question that say it
  std::string type; ///< slug of the type typed before it: "nghi-dinh"; empty when none was
  std::string key;  ///< citation::number_key of what was typed: "130", "130-2005", "130-2005-nd-cp"
  std::optional<int> year;   ///< typed beside it ("năm 2005"), or part of the number
  std::optional<Date> date;  ///< typed beside it
  std::vector<std::string> bodies; ///< folded letters of the issuing bodies typed beside it: "btc", "cp"
  std::vector<std::string> rest; ///< folded words around it that may name body or place: "kon", "tum"

  bool operator==(const NumberReference&) const = default;
};

/// "ai thay thế 465/QĐ-UBND", "văn bản trích dẫn NĐ 130", "bị thay thế bởi …".
struct RelationQuestion {
  RelationKind kind = RelationKind::cites;
  bool incoming = true; ///< true: who does it to the document named; false: to whom the document named does it
  std::string phrase;   ///< the words that ask it, as typed

  bool operator==(const RelationQuestion&) const = default;
};

/// Something about the question that was ignored, limited or understood in a way the asker should know.
struct Hint {
  std::string code; ///< "unknown_field", "too_long", "too_many_words", "too_deep", "short_prefix", "time_limit", …
  std::string vi;
  std::string en;
};

/// A question understood; made from any text without failing.
struct ParsedQuery {
  std::string text; ///< clean, cut to the limit
  std::optional<QueryNode> tree; ///< absent when nothing but filters and a number was asked
  std::vector<Filter> filters;
  std::optional<NumberReference> number;
  std::optional<std::string> law_name; ///< as typed: "luật đất đai 2013"
  std::string article; ///< "dieu-35": the article asked for of the document named by number or name; empty when none is
  std::optional<RelationQuestion> relation;
  std::vector<Hint> hints;
};

} // namespace danchieu::query
