#include "normalizer/citation/grammar/finder.hpp"

namespace danchieu::citation {
namespace {

/// Behind a raised digit at `at`: "¹", "²", "³", "⁴"; npos when there is none.
std::size_t raised_digit(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  for (const std::string_view low : {"¹", "²", "³"}) {
    if (rest.substr(0, low.size()) == low) {
      return at + low.size();
    }
  }
  return rest.size() == 3 && rest.substr(0, 2) == "\xE2\x81" && rest[2] >= '\xB0' && rest[2] <= '\xB9' ? at + 3 : npos;
}

} // namespace

/// "[1]", "(12)", "(*)", "**", "¹²", and the "1" that a plain text has of "CP¹".
std::size_t skip_note(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 3; // digits or stars
  if (at >= text.size()) {
    return at;
  }
  if (letter_at(text, at).digit() && at > 0 && letter_at(text, previous(text, at)).letter()) {
    const std::size_t end = letter_at(text, at + 1).digit() ? at + 2 : at + 1;
    return word_character(text, end) ? at : end;
  }
  const char open = text[at];
  const char close = open == '[' ? ']' : open == '(' ? ')' : '\0';
  std::size_t end = close == '\0' ? at : at + 1;
  const std::size_t begin = end;
  const char mark = end < text.size() ? text[end] : '\0';
  while (end < text.size() && end - begin < longest && (mark == '*' ? text[end] == '*' : close != '\0' && letter_at(text, end).digit())) {
    ++end;
  }
  if (close != '\0') {
    return end > begin && end < text.size() && text[end] == close ? end + 1 : at;
  }
  for (std::size_t behind = raised_digit(text, end); behind != npos && end - at < 3 * longest; behind = raised_digit(text, end)) {
    end = behind;
  }
  return end;
}

std::size_t skip_aside(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 40; // bytes
  if (at >= text.size() || text[at] != '(') {
    return at;
  }
  for (std::size_t end = at + 1; end < text.size() && end - at < longest; end += letter_at(text, end).length) {
    const Letter letter = letter_at(text, end);
    if (letter.folded == ')') {
      return end == at + 1 ? at : skip_gap(text, end + 1);
    }
    if (!letter.letter() && !letter.blank() && letter.folded != ',' && letter.folded != '/') {
      return at;
    }
  }
  return at;
}

} // namespace danchieu::citation
