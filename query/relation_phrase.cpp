#include "query/relation_phrase.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace danchieu::query {

namespace {

struct Phrase {
  std::string_view words; ///< folded
  RelationKind kind;
};

// Longer phrases before shorter ones that begin alike.
constexpr auto phrases = std::to_array<Phrase>({
    {"sua doi va bo sung", RelationKind::amends},
    {"sua doi bo sung", RelationKind::amends},
    {"quy dinh chi tiet thi hanh", RelationKind::guides},
    {"quy dinh chi tiet", RelationKind::guides},
    {"huong dan thi hanh", RelationKind::guides},
    {"huong dan thuc hien", RelationKind::guides},
    {"ngung hieu luc", RelationKind::suspends},
    {"dinh chi thi hanh", RelationKind::suspends},
    {"huong dan", RelationKind::guides},
    {"thay the", RelationKind::replaces},
    {"thay cho", RelationKind::replaces},
    {"bai bo", RelationKind::repeals},
    {"huy bo", RelationKind::repeals},
    {"sua doi", RelationKind::amends},
    {"bo sung", RelationKind::amends},
    {"dinh chinh", RelationKind::corrects},
    {"dinh chi", RelationKind::suspends},
    {"hop nhat", RelationKind::consolidates},
    {"trich dan", RelationKind::cites},
    {"dan chieu", RelationKind::cites},
    {"vien dan", RelationKind::cites},
    {"nhac den", RelationKind::cites},
    {"can cu", RelationKind::legal_basis},
    {"replaces", RelationKind::replaces},
    {"replaced", RelationKind::replaces},
    {"repeals", RelationKind::repeals},
    {"repealed", RelationKind::repeals},
    {"amends", RelationKind::amends},
    {"amended", RelationKind::amends},
    {"cites", RelationKind::cites},
    {"cited", RelationKind::cites},
    {"guides", RelationKind::guides},
});

/// How many pieces from `at` say `words`; 0 when they do not.
std::size_t says(std::span<const Lexeme> lexemes, std::size_t at, std::string_view words) {
  std::size_t count = 0;
  while (!words.empty()) {
    const std::size_t blank = words.find(' ');
    const std::string_view word = words.substr(0, blank);
    if (at + count >= lexemes.size()) return 0;
    const Lexeme& lexeme = lexemes[at + count];
    if (lexeme.kind != Lexeme::Kind::word || !lexeme.field.empty() || lexeme.negated || lexeme.folded != word) return 0;
    ++count;
    words = blank == words.npos ? std::string_view() : words.substr(blank + 1);
  }
  return count;
}

std::size_t skip_any(std::span<const Lexeme> lexemes, std::size_t at, std::span<const std::string_view> options) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::string_view option : options) {
      if (const std::size_t count = says(lexemes, at, option); count > 0) {
        at += count;
        moved = true;
      }
    }
  }
  return at;
}

constexpr auto leads = std::to_array<std::string_view>({"nhung van ban nao", "cac van ban", "van ban nao", "van ban",
                                                        "ai", "cai nao", "da", "dang", "duoc ban hanh de", "who", "what"});
constexpr auto passives = std::to_array<std::string_view>({"da bi", "bi", "duoc", "is", "was"});
constexpr auto agents = std::to_array<std::string_view>({"boi", "bang", "by"});
constexpr auto fillers = std::to_array<std::string_view>({"cho", "mot so dieu cua", "mot so noi dung cua", "toi", "den",
                                                          "vao", "van ban nao", "van ban", "cai nao", "cai gi", "gi"});

} // namespace

std::optional<FoundRelation> relation_at(std::span<const Lexeme> lexemes, std::size_t first) {
  FoundRelation found;
  found.first = first;
  std::size_t at = skip_any(lexemes, first, leads);
  const std::size_t before_passive = at;
  at = skip_any(lexemes, at, passives);
  found.passive = at != before_passive;
  for (const Phrase& phrase : phrases) {
    const std::size_t count = says(lexemes, at, phrase.words);
    if (count == 0) continue;
    at += count;
    found.kind = phrase.kind;
    const std::size_t before_agent = at;
    at = skip_any(lexemes, at, agents);
    found.passive = found.passive || at != before_agent;
    found.last = skip_any(lexemes, at, fillers);
    return found;
  }
  return std::nullopt;
}

} // namespace danchieu::query
