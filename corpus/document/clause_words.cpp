#include "corpus/document/clause_words.hpp"

namespace danchieu::corpus {

bool is_label(const ClauseText& text, std::size_t i) {
  const std::string_view word = text.word(i);
  return text[i].kind == TokenKind::number || word == "đ" ||
         (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') ||
         (!word.empty() && word.size() <= 4 && word.find_first_not_of("ivx") == std::string_view::npos);
}

std::size_t before_nearer(const ClauseText& text, std::size_t first, std::size_t token) {
  while (token > first && one_of(text.word(token - 1), nearer_words)) --token;
  return token;
}

} // namespace danchieu::corpus
