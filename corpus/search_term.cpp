#include "corpus/search_term.hpp"

#include "corpus/document/table.hpp"
#include "normalizer/text/fold.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>

namespace danchieu::corpus {

namespace {

constexpr char whole_follows = '*';
constexpr std::size_t farthest_place = 60; ///< '0' + 60 is still an ASCII letter

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t character_end(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

struct FunctionWords {
  std::set<std::string, std::less<>> exact;
  std::set<std::string, std::less<>> folded;
};

const FunctionWords& function_words() {
  static const FunctionWords built = [] {
    FunctionWords made;
    for (const auto& row : table_rows(embedded_file("function_words.tsv"))) {
      made.exact.insert(text::spelling_key(row[0]));
      made.folded.insert(text::fold(row[0]));
    }
    return made;
  }();
  return built;
}

} // namespace

std::string pair_term(std::string_view first, std::string_view second) {
  // FNV-1a over both words with a blank between, 64 bits folded to 24.
  std::uint64_t hash = 14695981039346656037U;
  const auto add = [&hash](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  };
  add(first);
  add(" ");
  add(second);
  hash ^= hash >> 24U ^ hash >> 48U;
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string term;
  for (unsigned shift = 0; shift < 24; shift += 6) term += letters[(hash >> shift) & 63U];
  return term;
}

bool is_function_word(std::string_view exact) { return function_words().exact.contains(exact); }

bool may_be_function_word(std::string_view folded) { return function_words().folded.contains(folded); }

void write_word_term(std::string& out, std::string_view exact, std::string_view folded) {
  out = folded;
  if (exact == folded) return;
  std::size_t at = 0;     // in exact
  std::size_t letter = 0; // in folded
  std::size_t first = folded.size();
  std::size_t first_at = 0;
  std::size_t last_end = 0;
  bool one_to_one = true;
  for (; at < exact.size() && letter < folded.size(); ++letter) {
    const std::size_t end = character_end(exact, at);
    if (static_cast<unsigned char>(folded[letter]) >= 0x80) one_to_one = false;
    if (end - at != 1 || exact[at] != folded[letter]) {
      if (first == folded.size()) {
        first = letter;
        first_at = at;
      }
      last_end = end;
    }
    at = end;
  }
  if (at != exact.size() || letter != folded.size() || first > farthest_place || last_end == 0) one_to_one = false;
  out += marks_begin;
  if (one_to_one) {
    out += static_cast<char>('0' + first);
    out += exact.substr(first_at, last_end - first_at);
  } else {
    out += whole_follows;
    out += exact;
  }
}

std::string word_term(std::string_view exact, std::string_view folded) {
  std::string term;
  write_word_term(term, exact, folded);
  return term;
}

std::string_view folded_word(std::string_view term) { return term.substr(0, term.find(marks_begin)); }

std::string exact_word(std::string_view term) {
  const std::string_view folded = folded_word(term);
  if (folded.size() + 2 > term.size()) return std::string(folded);
  const char place = term[folded.size() + 1];
  const std::string_view marked = term.substr(folded.size() + 2);
  if (place == whole_follows) return std::string(marked);
  if (place < '0') return std::string(folded);
  const auto first = static_cast<std::size_t>(place - '0');
  std::size_t letters = 0;
  for (const char c : marked) letters += continues(c) ? 0 : 1;
  if (first + letters > folded.size()) return std::string(folded);
  std::string exact(folded.substr(0, first));
  exact += marked;
  exact += folded.substr(first + letters);
  return exact;
}

} // namespace danchieu::corpus
