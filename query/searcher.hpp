#pragma once

#include "query/index_reader.hpp"
#include "query/parsed_query.hpp"
#include "query/ranking.hpp"
#include "query/resolver.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

enum class Sort { relevance, newest, oldest, citations };

std::string_view code(Sort sort); ///< "relevance", "newest", "oldest", "citations"
std::optional<Sort> sort_named(std::string_view name); ///< also "date" for newest

/// A question with the filters of a form beside it. Values are what a person types or a facet gives back (slug).
struct SearchRequest {
  std::string query;
  Date on;            ///< the date force is asked for
  std::string type;   ///< "quyết định", "quyet-dinh"
  std::string issuer; ///< "UBND tỉnh Kon Tum", "ubnd-tinh-kon-tum"
  std::string year;   ///< "2012" or "2012..2016"
  std::string status; ///< code of a force status, or its label: "in_force"
  std::string field;  ///< field of public life: "đất đai", "dat-dai"
  Sort sort = Sort::relevance;
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
  std::chrono::milliseconds time_limit{1000}; ///< afterwards the answer holds what was found until then
  Ranking ranking;
  bool explain = false;      ///< also say what each score is made of
  std::uint32_t similar = 0; ///< also give so many documents like the one asked for
};

/// A piece of original text (plain, unescaped) and the byte ranges in it that match the question.
struct Snippet {
  std::string text;
  std::vector<Span> highlights; ///< in order, disjoint, on character boundaries
};

struct ProvisionHit {
  std::string eid;
  std::string label;   ///< "Điều 5"
  std::string heading; ///< "Phạm vi điều chỉnh"; may be empty
  Snippet snippet;
  double score = 0;
};

/// One part of a score.
struct ScorePart {
  std::string kind;  ///< added: "word", "pair", "phrase", "prefix", "heading", "definition", "other", "title"; factors: "force",
                     ///< "citations", "age"
  std::string words; ///< of the question; empty for what is not of single words
  double value = 0;  ///< what is added, or the factor
};

struct Hit {
  WorkSummary work;
  double score = 0;
  std::vector<ScorePart> parts; ///< when asked for: (sum of what is added) × factors = score
  bool asked_for = false; ///< the question names this document by number, name or id
  std::vector<ProvisionHit> provisions; ///< at most five, best first, none that says less than half of it; none for a work known only from citations
};

struct FacetValue {
  std::string value; ///< give it back in the request
  std::string vi;
  std::string en;
  std::uint32_t count = 0; ///< of works
};

struct Facet {
  std::string name; ///< "type", "issuer", "year", "field", "status"
  std::vector<FacetValue> values; ///< most frequent first (years: newest first)
};

/// What other documents do with the ones asked for: an answer of its own beside `hits`.
struct Mentions {
  struct Kind {
    RelationKind kind = RelationKind::cites;
    std::uint32_t works = 0;
  };
  std::uint32_t total = 0;  ///< works that cite the documents asked for, or act on them
  std::vector<Kind> kinds;  ///< those that act on them, by what they do; the same work may do several things
};

struct SearchResult {
  SearchRequest request;
  ParsedQuery understood;
  std::optional<Resolution> resolution; ///< when a document is asked for by number, name or id
  std::uint32_t total = 0;   ///< works
  bool total_exact = true;   ///< false: an estimate
  bool partial = false;      ///< time ran out
  std::vector<Hit> hits;     ///< `request.limit` works from `request.offset` on
  std::optional<Mentions> mentions; ///< when documents were asked for that the index knows
  std::vector<WorkSummary> similar; ///< documents like the first one asked for, or the first hit
  std::vector<std::string> ignored; ///< words that only ask: "được quy định như thế nào"
  bool all_words = true;            ///< every free word had to match; false: the more the better
  std::string read_as_vi;           ///< how the question was understood, in one line
  std::string read_as_en;
  std::vector<Facet> facets;
  bool facets_exact = true;  ///< false: counted over the best works only
  std::string suggestion;    ///< another question worth asking, e.g. a near number: "1441/QĐ-TTg"; or empty
  std::vector<Hint> hints;   ///< those of the parser and the limits that applied
};

/// Answers questions on one generation. Thread-safe; never throws on what the question says.
SearchResult search(const Generation& generation, const SearchRequest& request);

} // namespace danchieu::query
