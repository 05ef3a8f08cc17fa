#pragma once

#include "query/parsed_query.hpp"
#include "query/query_lexer.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace danchieu::query {

/// Words that ask for a relation, and which pieces of the question they are: [first, last).
struct FoundRelation {
  RelationKind kind = RelationKind::cites;
  bool passive = false; ///< "bị thay thế bởi"
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The phrase at `first`: "thay thế", "bị thay thế bởi", "trích dẫn", "căn cứ", "hướng dẫn", "sửa đổi", …;
/// words that only lead to it ("ai", "văn bản nào") belong to it.
std::optional<FoundRelation> relation_at(std::span<const Lexeme> lexemes, std::size_t first);

} // namespace danchieu::query
