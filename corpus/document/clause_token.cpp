#include "corpus/document/clause_token.hpp"

#include <algorithm>

namespace danchieu::corpus {

void ClauseTokens::push_back(const ClauseToken& token) {
  if (token.kind == TokenKind::citation) citations_.push_back({packed_.size(), token.citation});
  Packed packed{};
  packed.start = static_cast<std::uint32_t>(token.span.start - start_);
  packed.length = std::min(token.span.end - token.span.start, most_bytes) & most_bytes;
  packed.kind = static_cast<std::uint8_t>(token.kind) & 3U;
  packed.capital = token.capital;
  packed.new_line = token.new_line;
  packed.new_cell = token.new_cell;
  packed.after_furniture = token.after_furniture;
  packed.self = token.self;
  packed_.push_back(packed);
}

ClauseToken ClauseTokens::operator[](std::size_t i) const {
  const Packed& packed = packed_[i];
  ClauseToken token;
  token.kind = static_cast<TokenKind>(packed.kind);
  token.capital = packed.capital != 0;
  token.new_line = packed.new_line != 0;
  token.new_cell = packed.new_cell != 0;
  token.after_furniture = packed.after_furniture != 0;
  token.self = packed.self != 0;
  token.span = {start_ + packed.start, start_ + packed.start + packed.length};
  token.word = lower_.substr(packed.start, packed.length);
  if (token.kind == TokenKind::citation) {
    token.word = token.word.substr(0, token.word.find_first_of(" \n"));
    const auto before = [](const CitationPlace& place, std::size_t at) { return place.token < at; };
    token.citation = std::lower_bound(citations_.begin(), citations_.end(), i, before)->citation;
  }
  return token;
}

} // namespace danchieu::corpus
