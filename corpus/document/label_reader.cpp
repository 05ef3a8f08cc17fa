#include "corpus/document/label_reader.hpp"

#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace danchieu::corpus {

int place_in_alphabet(std::string_view letter) {
  const auto found = std::find(alphabet.begin(), alphabet.end(), letter);
  return found == alphabet.end() ? 0 : static_cast<int>(found - alphabet.begin()) + 1;
}

int roman(std::string_view word) {
  if (word.empty() || word.size() > 8) {
    return 0;
  }
  int value = 0;
  int last = 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    const int digit = word[i] == 'I' ? 1 : word[i] == 'V' ? 5 : word[i] == 'X' ? 10 : word[i] == 'L' ? 50 : 0;
    if (digit == 0) {
      return 0;
    }
    value += digit < last ? -digit : digit;
    last = std::max(last, digit);
  }
  static constexpr std::array<std::string_view, 10> ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  static constexpr std::array<std::string_view, 10> tens = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
  if (value < 1 || value > 99 || std::string(tens.at(static_cast<std::size_t>(value / 10))) + std::string(ones.at(static_cast<std::size_t>(value % 10))) != word) {
    return 0;
  }
  return value;
}

int ordinal(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 14> words = {{{"nhất", 1}, {"một", 1}, {"hai", 2}, {"nhì", 2}, {"ba", 3}, {"tư", 4}, {"bốn", 4}, {"năm", 5},
                                                                             {"sáu", 6}, {"bảy", 7}, {"bẩy", 7}, {"tám", 8}, {"chín", 9}, {"mười", 10}}};
  const std::string lower = text::lower(word);
  for (const auto& [name, value] : words) {
    if (lower == name) {
      return value;
    }
  }
  return 0;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string point_slug(std::string_view letter) { return letter == "đ" ? "dd" : std::string(letter); }

int inserted_letter(LabelReader& reader, std::string& name, std::string& slug) {
  for (const std::string_view letter : alphabet) {
    const std::size_t before = reader.at();
    if (reader.skip(letter)) {
      const char next = reader.peek();
      if (!is_blank(next) && next != '.' && next != ':' && next != ')' && next != '\0') {
        reader.go(before);
        continue;
      }
      name += letter;
      slug += point_slug(letter);
      return place_in_alphabet(letter);
    }
  }
  return 0;
}

bool sign(LabelReader& reader, std::string_view signs) {
  const std::size_t before = reader.at();
  reader.skip_blanks();
  if (reader.ended()) {
    return true;
  }
  bool found = false;
  while (!reader.ended() && signs.find(reader.peek()) != std::string_view::npos) {
    found = true;
    reader.go(reader.at() + 1);
    reader.skip_blanks();
  }
  for (const std::string_view dash : {"–", "—"}) {
    if (signs.find('-') != std::string_view::npos && reader.skip(dash)) {
      found = true;
      reader.skip_blanks();
    }
  }
  if (!found) {
    reader.go(before);
    reader.skip_blanks();
  }
  return found;
}

} // namespace danchieu::corpus
