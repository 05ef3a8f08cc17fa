#pragma once

#include "query/parsed_query.hpp"
#include "query/query_lexer.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace danchieu::query {

/// The filter that starts at the piece `at` (which has a field) and how many pieces it took: an unquoted value may
/// run over several words ("loai:nghị định", "coquan:Bộ Tài chính").
struct FoundFilter {
  Filter filter;
  std::size_t length = 1;
};

/// Nothing when the value means nothing for the field ("nam:abc"); the words then stay words.
std::optional<FoundFilter> filter_at(std::span<const Lexeme> lexemes, std::size_t at);

/// "2012", "2012..2016", "2012-2016", "2012..", ">=2012": first and last year, either may be empty.
struct TextRange {
  std::string from;
  std::string to;
};
std::optional<TextRange> year_range(std::string_view text);

/// The same for dates, as yyyymmdd; a year or "7/2012" stands for all its days.
std::optional<TextRange> date_range(std::string_view text);

} // namespace danchieu::query
