#pragma once

#include "query/parsed_query.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace danchieu::query {

/// Bounds of a question (attack/README.md, rule 10: measured on Xapian 1.4.22); what is cut is told by a hint.
namespace limits {
inline constexpr std::size_t query_bytes = 1024;
inline constexpr std::size_t words = 64;
inline constexpr std::size_t depth = 32;
inline constexpr std::size_t prefix_letters = 3;  ///< shortest beginning before '*'
inline constexpr std::size_t prefixes = 4;        ///< words with '*' in one question
inline constexpr unsigned prefix_expansion = 100; ///< words that one beginning stands for
inline constexpr unsigned near_words = 10;        ///< NEAR without a number
inline constexpr unsigned most_near_words = 100;
inline constexpr std::uint32_t page_size = 100;
inline constexpr std::uint32_t page_depth = 1000; ///< offset + limit
} // namespace limits

/// A field of the question language; one table serves the parser, the help page and docs/query_language.md.
struct QueryField {
  std::string_view name;    ///< canonical, without marks: "coquan"
  std::string_view aliases; ///< separated by blanks; also found without marks
  std::string_view vi;      ///< help
  std::string_view en;
  std::string_view example;
};

std::span<const QueryField> query_fields();
const QueryField* query_field(std::string_view name); ///< by name or alias, any case, with or without marks

/// Reads any text as a question; total and linear in its length.
ParsedQuery parse_query(std::string_view text);

} // namespace danchieu::query
