#include "query/spelling.hpp"

#include "corpus/field.hpp"
#include "normalizer/text/token.hpp"
#include "query/word_terms.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace danchieu::query {

namespace {

constexpr std::size_t shortest_word = 3;
constexpr std::size_t longest_word = 12;
constexpr std::size_t most_unknown_words = 4; ///< a question with more of them is not a slip
constexpr Xapian::doccount rare = 3;          ///< units: a word in fewer is no correction

struct Correction {
  std::string word;
  Xapian::doccount frequency = 0;
};

Xapian::doccount frequency(const WorkStore& store, const std::string& word) {
  Xapian::doccount units = 0;
  for (const std::string& term : word_terms(store, corpus::prefix::word, {.exact = word, .folded = word}))
    units += store.database().get_termfreq(term);
  return units;
}

/// The most frequent word that one letter more, less, other or swapped makes of `word`.
Correction best_correction(const WorkStore& store, const std::string& word) {
  Correction best;
  const auto look = [&](const std::string& candidate) {
    const Xapian::doccount found = frequency(store, candidate);
    if (found > best.frequency) best = {candidate, found};
  };
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const std::string before = word.substr(0, i);
    const std::string after = word.substr(i);
    if (!after.empty()) look(before + after.substr(1));
    if (after.size() > 1) look(before + after[1] + after[0] + after.substr(2));
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      look(before + letter + after);
      if (!after.empty()) look(before + letter + after.substr(1));
    }
  }
  return best;
}

bool is_plain_word(const std::string& word) {
  return word.size() >= shortest_word && word.size() <= longest_word &&
         std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

std::string mended_question(const WorkStore& store, const ParsedQuery& query) {
  std::string mended = query.text;
  std::vector<text::Token> tokens = text::tokenize(query.text);
  std::size_t unknown = 0;
  bool changed = false;
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) { // from the end, so that offsets stay right
    const bool is_field = token->end < query.text.size() && query.text[token->end] == ':';
    if (is_field || !is_plain_word(token->folded) || frequency(store, token->folded) > 0) continue;
    if (++unknown > most_unknown_words) return {};
    const Correction correction = best_correction(store, token->folded);
    if (correction.frequency < rare) continue;
    mended.replace(token->start, token->end - token->start, correction.word);
    changed = true;
  }
  return changed ? mended : std::string();
}

} // namespace danchieu::query
