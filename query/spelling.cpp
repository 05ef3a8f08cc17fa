#include "query/spelling.hpp"

#include "corpus/field.hpp"
#include "corpus/search_term.hpp"
#include "normalizer/text/token.hpp"
#include "query/word_terms.hpp"

#include <xapian.h>

#include <algorithm>
#include <tuple>
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
  Xapian::doccount neighbours = 0; ///< units in which it stands beside the word before or after
  Xapian::doccount frequency = 0;  ///< units in which it stands

  bool better_than(const Correction& other) const { return std::tie(neighbours, frequency) > std::tie(other.neighbours, other.frequency); }
};

Xapian::doccount pair_frequency(const WorkStore& store, const std::string& first, const std::string& second) {
  if (first.empty() || second.empty()) return 0;
  return store.database().get_termfreq(std::string(corpus::prefix::pair) + corpus::pair_term(first, second));
}

Xapian::doccount frequency(const WorkStore& store, const std::string& word) {
  Xapian::doccount units = 0;
  for (const std::string& term : word_terms(store, corpus::prefix::word, {.exact = word, .folded = word}))
    units += store.database().get_termfreq(term);
  return units;
}

/// Of the words that one letter more, less, other or swapped makes of `word`, the one that stands most often beside the
/// words before and after it ("" for none), else the most frequent one.
Correction best_correction(const WorkStore& store, const std::string& word, const std::string& before_it, const std::string& after_it) {
  Correction best;
  const auto look = [&](const std::string& candidate) {
    const Xapian::doccount found = frequency(store, candidate);
    if (found == 0) return;
    Correction correction{candidate, pair_frequency(store, before_it, candidate) + pair_frequency(store, candidate, after_it), found};
    if (correction.better_than(best)) best = std::move(correction);
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
    const auto follows = [&](char sign) { return token->end < query.text.size() && query.text[token->end] == sign; };
    const bool is_syntax = follows(':') || (follows('/') && token->folded == "near");
    if (is_syntax || !is_plain_word(token->folded) || frequency(store, token->folded) > 0) continue;
    if (++unknown > most_unknown_words) return {};
    const bool is_first = token + 1 == tokens.rend();
    const Correction correction = best_correction(store, token->folded, is_first ? std::string() : (token + 1)->folded,
                                                  token == tokens.rbegin() ? std::string() : (token - 1)->folded);
    if (correction.frequency < rare) continue;
    mended.replace(token->start, token->end - token->start, correction.word);
    changed = true;
  }
  return changed ? mended : std::string();
}

} // namespace danchieu::query
