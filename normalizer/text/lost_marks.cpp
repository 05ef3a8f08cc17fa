#include "normalizer/text/lost_marks.hpp"

#include "normalizer/text/fold.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/table.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

namespace danchieu::text {
namespace {

constexpr std::size_t longest_word = 7; // letters of a syllable

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// The table by bare letters: "can cu" → "căn cứ".
const std::unordered_map<std::string, std::string_view>& marked_words() {
  static const auto words = [] {
    std::unordered_map<std::string, std::string_view> all;
    for (const auto& row : table_rows(embedded_file("lost_marks.tsv"))) all.emplace(fold(row[0]), row[0]);
    return all;
  }();
  return words;
}

/// What a table says of `key`; empty when nothing.
std::string_view marked(const std::string& key) {
  const auto found = marked_words().find(key);
  return found == marked_words().end() ? std::string_view{} : found->second;
}

/// A run of ASCII letters.
struct BareWord {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string folded;   ///< empty when it is too long for a syllable
  bool follows = false; ///< only a blank or two stand before it and behind the word before
  bool counts = false;  ///< a number stands behind it
};

/// The words of a text one by one.
class BareWords {
 public:
  explicit BareWords(std::string_view text) : text_(text) {}

  /// The next word; one without letters at the end.
  BareWord next() {
    constexpr std::size_t longest_gap = 3; // bytes
    BareWord word;
    word.start = at_;
    while (word.start < text_.size() && !is_letter(text_[word.start])) ++word.start;
    word.end = word.start;
    while (word.end < text_.size() && is_letter(text_[word.end])) ++word.end;
    const std::string_view gap = text_.substr(at_, word.start - at_);
    word.follows = !gap.empty() && gap.size() <= longest_gap && std::all_of(gap.begin(), gap.end(), is_blank);
    if (word.end - word.start <= longest_word && !in_symbol(word))
      for (const char c : text_.substr(word.start, word.end - word.start)) word.folded += static_cast<char>(c | 0x20);
    word.counts = number_at(word.end);
    at_ = word.end;
    return word;
  }

 private:
  /// Letters of a document's number, of which "HD" and "HĐ" are two: "01-HD/UBKTTW".
  bool in_symbol(const BareWord& word) const {
    const auto joins = [](char c) { return c == '/' || c == '-'; };
    return (word.start > 0 && joins(text_[word.start - 1])) || (word.end < text_.size() && joins(text_[word.end]));
  }

  /// " 15", ": 15" or " IV" behind a word.
  bool number_at(std::size_t at) const {
    constexpr std::size_t longest = 3; // bytes before it
    const std::size_t limit = std::min(text_.size(), at + longest);
    while (at < limit && (is_blank(text_[at]) || text_[at] == ':')) ++at;
    std::size_t end = at;
    while (end < text_.size() && (text_[end] == 'I' || text_[end] == 'V' || text_[end] == 'X')) ++end;
    const bool roman = end > at && (end == text_.size() || !is_letter(text_[end]));
    return roman || (at < text_.size() && text_[at] >= '0' && text_[at] <= '9');
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string pair_of(const BareWord& word, const BareWord& next) {
  const bool pair = next.follows && !word.folded.empty() && !next.folded.empty();
  return pair ? word.folded + ' ' + next.folded : std::string();
}

/// The syllable with its marks, as the number behind it, its right neighbour, else its left one, else a pair that counts only
/// then ("? đình chỉ", where "quy dinh chi" is told by its first two), else most documents have it.
std::string_view marked_in_context(const BareWord& before, const BareWord& word, const BareWord& next) {
  if (word.counts)
    if (const std::string_view pair = marked(word.folded + " #"); !pair.empty()) return pair.substr(0, pair.find(' '));
  if (const std::string_view pair = marked(pair_of(word, next)); !pair.empty()) return pair.substr(0, pair.find(' '));
  if (const std::string_view pair = marked(pair_of(before, word)); !pair.empty()) return pair.substr(pair.find(' ') + 1);
  if (const std::string_view pair = marked("? " + pair_of(word, next)); !pair.empty()) return pair.substr(2, pair.find(' ', 2) - 2);
  if (const std::string_view pair = marked("? " + pair_of(before, word)); !pair.empty()) return pair.substr(pair.rfind(' ') + 1);
  return marked(word.folded);
}

} // namespace

bool lacks_marks(std::string_view text) {
  constexpr std::size_t fewest_bytes = 200;
  constexpr std::size_t sample = 65'536;
  constexpr std::size_t marks_of_1000 = 10; // a seal, a quotation mark, a word or two
  const auto marked_bytes = [](std::string_view part) { return static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })); };
  const auto has_marks = [&](std::string_view part) { return marked_bytes(part) * 1000 > part.size() * marks_of_1000; };
  if (text.size() < fewest_bytes || has_marks(text.substr(0, 4096)) || has_marks(text)) return false;
  constexpr std::size_t fewest_pairs = 5;
  constexpr std::size_t words_a_pair = 8; // no other language has as many of these pairs
  std::size_t count = 0;
  std::size_t pairs = 0;
  BareWords words(text.substr(0, sample));
  BareWord before;
  for (BareWord word = words.next(); word.end > word.start; word = words.next()) {
    ++count;
    pairs += marked(pair_of(before, word)).empty() ? 0 : 1;
    before = std::move(word);
  }
  return pairs >= fewest_pairs && pairs * words_a_pair >= count;
}

RestoredMarks restore_marks(std::string_view text) {
  RestoredMarks restored;
  restored.text.reserve(text.size() + text.size() / 4);
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t end) {
    restored.text += text.substr(copied, end - copied);
    restored.offsets.append(end - copied, end - copied);
    copied = end;
  };
  BareWords words(text);
  BareWord before;
  BareWord word = words.next();
  while (word.end > word.start) {
    BareWord next = words.next();
    const std::string_view syllable = marked_in_context(before, word, next);
    copy_to(word.start);
    for (std::size_t at = 0; at < syllable.size();) { // one letter of it for one of the text
      const Decoded letter = decode_utf8(syllable, at);
      const bool upper = text[copied] >= 'A' && text[copied] <= 'Z';
      const std::size_t size = restored.text.size();
      append_utf8(restored.text, upper ? upper_case(letter.code_point) : letter.code_point);
      restored.offsets.append(restored.text.size() - size, 1);
      ++copied;
      at += letter.length;
    }
    before = std::move(word);
    word = std::move(next);
  }
  copy_to(text.size());
  return restored;
}

std::string remove_marks(std::string_view text) {
  std::string bare;
  bare.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded letter = decode_utf8(text, at);
    const bool known = letter.code_point < letter_table_size;
    const Letter properties = known ? letter_table()[letter.code_point] : Letter{};
    if ((properties.flags & Letter::is_vietnamese) != 0) {
      const bool upper = (properties.flags & Letter::is_upper) != 0;
      bare += static_cast<char>(upper ? properties.folded - 'a' + 'A' : properties.folded);
    } else {
      bare += text.substr(at, letter.length);
    }
    at += letter.length;
  }
  return bare;
}

} // namespace danchieu::text
