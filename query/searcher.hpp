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
  Sort sort = Sort::relevance;
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
  std::chrono::milliseconds time_limit{1000}; ///< afterwards the answer holds what was found until then
  Ranking ranking;
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

struct Hit {
  WorkSummary work;
  double score = 0;
  bool asked_for = false; ///< the question names this document by number, name or id
  std::vector<ProvisionHit> provisions; ///< at most three, best first; none for a work known only from citations
};

struct FacetValue {
  std::string value; ///< give it back in the request
  std::string vi;
  std::string en;
  std::uint32_t count = 0; ///< of works
};

struct Facet {
  std::string name; ///< "type", "issuer", "year", "status"
  std::vector<FacetValue> values; ///< most frequent first (years: newest first)
};

struct SearchResult {
  SearchRequest request;
  ParsedQuery understood;
  std::optional<Resolution> resolution; ///< when a document is asked for by number, name or id
  std::uint32_t total = 0;   ///< works
  bool total_exact = true;   ///< false: an estimate
  bool partial = false;      ///< time ran out
  std::vector<Hit> hits;     ///< `request.limit` works from `request.offset` on
  std::vector<Facet> facets;
  bool facets_exact = true;  ///< false: counted over the best works only
  std::string suggestion;    ///< another question worth asking, e.g. a near number: "1441/QĐ-TTg"; or empty
  std::vector<Hint> hints;   ///< those of the parser and the limits that applied
};

/// Answers questions on one generation. Thread-safe; never throws on what the question says.
SearchResult search(const Generation& generation, const SearchRequest& request);

} // namespace danchieu::query
