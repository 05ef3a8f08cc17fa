#include "corpus/document/relation_verb.hpp"

#include "corpus/document/table.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

namespace {

struct Phrase {
  std::string_view words;
  std::size_t length = 0; ///< in words
  RelationKind kind = RelationKind::cites;
  bool subject = false;
  bool parts_only = false;
  bool term = false;
  bool delay = false;
};

/// "bỏ khoản 3", "bỏ các cụm từ": of words that are common in any text, only what acts on a part of a document counts.
bool acts_on_part(const ClauseText& text, std::size_t i) {
  static constexpr std::array<std::string_view, 14> parts{"cụm", "chữ", "dấu", "điểm", "khoản", "điều", "đoạn", "câu", "mục", "mẫu", "tiết", "chương", "gạch", "nội"};
  while (text.word(i) == "các" || text.word(i) == "một" || text.word(i) == "số" || text.word(i) == "những") ++i;
  if (text.word(i) == "từ") return names_a_word(text, i) && !text.is_mark(i + 1, ".");
  return std::find(parts.begin(), parts.end(), text.word(i)) != parts.end();
}

/// By first word, longest first.
const std::map<std::string_view, std::vector<Phrase>>& phrases() {
  static const auto all = [] {
    std::map<std::string_view, std::vector<Phrase>> by_word;
    for (const auto& row : table_rows(embedded_file("relation_phrases.tsv"))) {
      const std::optional<RelationKind> kind = citation::relation_kind(row[1]);
      assert(kind);
      const auto length = static_cast<std::size_t>(std::count(row[0].begin(), row[0].end(), ' ')) + 1;
      by_word[row[0].substr(0, row[0].find(' '))].push_back({row[0], length, *kind, row[2] == "subject", row[2] == "part", row[2] == "term", row[2] == "delay"});
    }
    for (auto& [word, list] : by_word)
      std::sort(list.begin(), list.end(),
                [](const Phrase& a, const Phrase& b) { return a.length > b.length; });
    return by_word;
  }();
  return all;
}

const Phrase* phrase_at(const ClauseText& text, std::size_t i, std::size_t last) {
  const auto found = phrases().find(text.word(i));
  if (found == phrases().end()) return nullptr;
  for (const Phrase& phrase : found->second)
    if (i + phrase.length <= last && text.at(i, phrase.words) && (!phrase.parts_only || acts_on_part(text, i + phrase.length))) return &phrase;
  return nullptr;
}

} // namespace

bool names_a_word(const ClauseText& text, std::size_t i) {
  static constexpr std::array<std::string_view, 10> places{"ngày", "điều", "khoản", "điểm", "chương", "mục", "phần", "năm", "thời", "kỳ"};
  return text.word(i) == "từ" && std::find(places.begin(), places.end(), text.word(i + 1)) == places.end();
}

std::optional<RelationVerb> relation_verb(const ClauseText& text, std::size_t i, std::size_t last) {
  const Phrase* phrase = phrase_at(text, i, last);
  if (phrase == nullptr) return std::nullopt;
  RelationVerb verb{.first = i, .last = i + phrase->length, .kind = phrase->kind, .subject = phrase->subject, .delay = phrase->delay, .term = phrase->term};
  for (std::size_t next = verb.last; next < last;) { // "sửa đổi, bổ sung và bãi bỏ"
    bool joined = false;
    while (next < last && (text.is_mark(next, ",") || text.is_mark(next, "/") || text.word(next) == "và" ||
                           text.word(next) == "hoặc")) {
      joined = true;
      ++next;
    }
    const Phrase* more = phrase_at(text, next, last);
    if (more == nullptr || more->subject || (!joined && more->kind != phrase->kind)) break;
    if (more->kind == RelationKind::amends) verb.kind = RelationKind::amends;
    verb.several = verb.several || more->kind != phrase->kind;
    verb.last = next + more->length;
    next = verb.last;
  }
  return verb;
}

} // namespace danchieu::corpus
