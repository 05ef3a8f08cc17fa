#include "normalizer/citation/provision/label.hpp"

#include "normalizer/citation/scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace danchieu::citation {
namespace {

constexpr int longest_range = 150;

/// Letters of points in the Vietnamese alphabet: no f, j, w, z; d and đ differ.
constexpr std::array<std::string_view, 23> point_letters = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                            "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

bool roman(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return std::string_view("IVXLC").find(c) != npos; });
}

/// "IA", "VIIa": a numeral and one letter.
bool roman_with_letter(const Word& word, std::string_view label) {
  return label.size() >= 2 && label.size() == word.size && word.capital && roman(label.substr(0, label.size() - 1));
}

/// Behind the digits at `at`.
std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (letter_at(text, at).digit()) {
    ++at;
  }
  return at;
}

/// Behind further parts of digits, each after one of `marks`: ".2" of "1.2"; at most about `longest` bytes from `start`.
std::size_t skip_parts(std::string_view text, std::size_t start, std::size_t at, std::string_view marks, std::size_t longest) {
  while (at + 1 < text.size() && at - start < longest && marks.find(text[at]) != npos && letter_at(text, at + 1).digit()) {
    at = skip_digits(text, at + 1);
  }
  return at;
}

/// "01/CK-NSNN", "I.1", "03.QLT" behind the digits of a form, an annex or a section.
std::size_t skip_form_parts(std::string_view text, std::size_t start, std::size_t at) {
  constexpr std::size_t longest = 32;
  while (at + 1 < text.size() && at - start < longest && std::string_view("./-").find(text[at]) != npos &&
         (letter_at(text, at + 1).digit() || letter_at(text, at + 1).upper)) {
    ++at;
    while (word_character(text, at) && at - start < longest) {
      at += letter_at(text, at).length;
    }
  }
  return at;
}

/// "5", "12đ", "1.2", "01/CK-NSNN".
std::optional<Label> numeral_label(std::string_view text, std::size_t at, Level level) {
  constexpr std::size_t most_digits = 5;
  std::size_t end = skip_digits(text, at);
  if (end - at > most_digits) {
    return std::nullopt;
  }
  if (const Letter suffix = letter_at(text, end); suffix.letter()) { // "5a", "12đ"
    end += suffix.length;
    if (word_character(text, end)) {
      return std::nullopt;
    }
  }
  const bool slash = end < text.size() && text[end] == '/';
  if (level == form || level == annex || level == section) {
    end = skip_form_parts(text, at, end);
  } else if (level != article && end + 1 < text.size() && text[end] == '.' && letter_at(text, end + 1).digit()) {
    end = skip_parts(text, at, end, ".", 16); // "khoản 1.2"
  } else if (slash) {
    return std::nullopt; // a date or a number: "Điều 5/2010"
  }
  return Label{std::string(text.substr(at, end - at)), end};
}

/// "a", "Đ", "a1".
std::optional<Label> point_label(std::string_view text, const Word& word) {
  std::string label(text.substr(word.start, word.end - word.start));
  if (label == "Đ") {
    label = "đ";
  }
  if (label.size() > 1 && label != "đ") {
    return std::nullopt;
  }
  const std::size_t end = std::min(skip_digits(text, word.end), word.end + 4);
  label.append(text, word.end, end - word.end);
  if (label[0] >= 'A' && label[0] <= 'Z') {
    label[0] = static_cast<char>(label[0] - 'A' + 'a');
  }
  return Label{std::move(label), end};
}

/// "XII", "VIIa", "I.1", "A".
std::optional<Label> outer_label(std::string_view text, const Word& word, Level level) {
  const std::string_view label = text.substr(word.start, word.end - word.start);
  const bool letter = label.size() == 1 && word.capital && (level == annex || level == part || level == section);
  if (!letter && !roman(label) && !roman_with_letter(word, label)) {
    return std::nullopt;
  }
  const std::size_t end = skip_parts(text, word.start, word.end, ".-", 12);
  if (end == word.end && letter_at(text, end).digit()) { // "Phụ lục I1"
    return std::nullopt;
  }
  return Label{std::string(text.substr(word.start, end - word.start)), end};
}

/// "thứ nhất" of a part or chapter.
std::optional<Label> ordinal_label(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 11> ordinals = {"nhat", "hai", "ba",  "tu",   "nam", "sau",
                                                                "bay",  "tam", "chin", "muoi", "mot"};
  const std::size_t behind = match_words(text, at, "thu");
  const Word word = behind == npos ? Word{} : word_at(text, skip_blanks(text, behind));
  if (std::find(ordinals.begin(), ordinals.end(), word.folded()) == ordinals.end()) {
    return std::nullopt;
  }
  return Label{squeezed(text.substr(at, word.end - at)), word.end};
}

int number(const std::string& label) {
  int value = 0;
  const auto [rest, error] = std::from_chars(label.data(), label.data() + label.size(), value);
  return error == std::errc() && rest == label.data() + label.size() ? value : -1;
}

} // namespace

std::optional<Label> read_label(std::string_view text, std::size_t at, Level level) {
  const Letter letter = letter_at(text, at);
  if (letter.digit()) {
    return numeral_label(text, at, level);
  }
  if (!letter.letter() || level == article || level == clause) {
    return std::nullopt;
  }
  if (letter.folded == 't' && (level == part || level == chapter)) {
    return ordinal_label(text, at);
  }
  const Word word = word_at(text, at);
  return level == point ? point_label(text, word) : outer_label(text, word, level);
}

std::vector<std::string> labels_between(const std::string& first, const std::string& last, Level level) {
  std::vector<std::string> labels;
  const int from = number(first);
  const int to = number(last);
  if (from >= 0 && to > from && to - from <= longest_range) {
    for (int i = from; i <= to; ++i) {
      labels.push_back(std::to_string(i));
    }
    return labels;
  }
  const auto a = std::find(point_letters.begin(), point_letters.end(), first);
  const auto b = std::find(point_letters.begin(), point_letters.end(), last);
  if (level == point && a != point_letters.end() && b != point_letters.end() && a < b) {
    labels.assign(a, b + 1);
  }
  return labels;
}

} // namespace danchieu::citation
