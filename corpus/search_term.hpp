#pragma once

#include "normalizer/text/token.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

// How a word is written as a term of the index. One term says both forms of a word: its letters without marks, then,
// if it has marks, '^' and what brings them back. So a word stands in the index once, a word typed with marks is one
// term, and all the words that one typed without marks can mean are the terms that begin with it and '^':
//   "can" → "can" · "cán" → "can^1á" · "đường" → "duong^0đườ" · "130/2005/nđ-cp" → "130/2005/nd-cp^:đ"
// After '^' stands the place of the first marked letter (one character from '0' on), then the letters from there to
// the last marked one. Words whose letters do not match one to one have '*' there, then the whole exact form.

inline constexpr char marks_begin = '^'; ///< stands in no word

/// The term of a word given in its two forms (text::Token); `out` is overwritten.
void write_word_term(std::string& out, std::string_view exact, std::string_view folded);
std::string word_term(std::string_view exact, std::string_view folded);

/// The forms of a term. Any text is read; one that is no word term gives something, never a fault.
std::string_view folded_word(std::string_view term);
std::string exact_word(std::string_view term);

/// The term of two neighbours, given without marks: four letters of a hash, because pairs are half of what an index
/// keeps. One in some sixty pairs shares its term with another one, so what matters is verified in the text.
std::string pair_term(std::string_view first, std::string_view second);

/// Whether a word only joins others (corpus/document/function_words.tsv), in its exact form; and whether a word without
/// marks may be one. Pairs with such words are not kept.
bool is_function_word(std::string_view exact);
bool may_be_function_word(std::string_view folded);

/// The pairs of a text that an index keeps, each as often as it stands there: visit(first, second). A document number
/// stands at the place of its first part, so of the words at one place the shortest takes part in pairs.
template <typename Visit> void for_each_pair(const std::vector<text::Token>& tokens, const Visit& visit) {
  const text::Token* before = nullptr; // the word one place earlier
  const text::Token* here = nullptr;   // the shortest word at the present place so far
  bool before_joins = false;
  const auto close_place = [&] {
    const bool joins = here != nullptr && is_function_word(here->exact);
    if (before != nullptr && here != nullptr && !joins && !before_joins && before->position + 1 == here->position) visit(*before, *here);
    before = here;
    before_joins = joins;
    here = nullptr;
  };
  for (const text::Token& token : tokens) {
    if (here != nullptr && here->position != token.position) close_place();
    if (here == nullptr || token.end - token.start < here->end - here->start) here = &token;
  }
  close_place();
}

} // namespace danchieu::corpus
