#include "corpus/document/abbreviations.hpp"

#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace danchieu::corpus {

namespace {

/// The characters of a short form; empty when it is none: "CCHC", "CB, CC, VC" → 6, "Đ" alone is none.
std::vector<std::string> initials(std::string_view short_form) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < short_form.size();) {
    std::size_t size = 1;
    while (at + size < short_form.size() && (static_cast<unsigned char>(short_form[at + size]) & 0xC0U) == 0x80U) {
      ++size;
    }
    const std::string_view character = short_form.substr(at, size);
    at += size;
    if (character == " " || character == "," || character == "-") {
      continue;
    }
    if (text::lower(character) == character || size > 2) {
      return {}; // small letters, digits, signs
    }
    found.emplace_back(character);
  }
  return found.size() >= 2 && found.size() <= 12 ? found : std::vector<std::string>{};
}

/// What the bracket says the short form is: "gọi tắt là CCHC", "sau đây viết tắt: CCHC", "CCHC".
std::string_view short_form(std::string_view bracket) {
  for (const std::string_view words : {"sau đây gọi tắt là", "sau đây gọi tắt", "sau đây viết tắt là", "sau đây viết tắt", "dưới đây gọi tắt là", "gọi tắt là", "gọi tắt", "viết tắt là",
                                       "viết tắt"}) {
    if (bracket.starts_with(words)) {
      bracket.remove_prefix(words.size());
      break;
    }
  }
  const std::size_t start = bracket.find_first_not_of(" :\"");
  if (start == std::string_view::npos) {
    return {};
  }
  return bracket.substr(start, bracket.find_last_not_of(" \".;") + 1 - start);
}

/// The words before `end` whose initials are `letters`; "và" and "-" may stand between.
std::string expansion(std::string_view text, std::size_t begin, std::size_t end, const std::vector<std::string>& letters) {
  std::size_t at = end;
  std::size_t start = end;
  std::size_t left = letters.size();
  for (std::size_t words = 0; left > 0 && words < letters.size() + 4; ++words) {
    while (at > begin && (text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == ',' || text[at - 1] == '"')) {
      --at;
    }
    const std::size_t stop = at;
    while (at > begin && text[at - 1] != ' ' && text[at - 1] != '\n') {
      --at;
    }
    const std::string_view word = text.substr(at, stop - at);
    if (word.empty() || word.find_first_of(".;:()") != std::string_view::npos) {
      return {};
    }
    if (text::upper(word).starts_with(letters[left - 1])) {
      start = at;
      --left;
    } else if (word != "và" && word != "-" && word != "–") {
      return {};
    }
  }
  return left == 0 ? text::squeeze(text.substr(start, end - start)) : std::string();
}

} // namespace

std::vector<Abbreviation> find_abbreviations(std::string_view text, Span part) {
  std::vector<Abbreviation> found;
  std::set<std::string, std::less<>> known;
  const std::size_t limit = std::min(part.end, text.size());
  for (std::size_t open = text.find('(', part.start); open < limit; open = text.find('(', open + 1)) {
    const std::string_view window = text.substr(open + 1, std::min<std::size_t>(80, limit - open - 1));
    const std::string_view bracket = window.substr(0, window.find(')'));
    if (bracket.size() == window.size()) {
      continue;
    }
    const std::string_view form = short_form(bracket);
    const auto letters = initials(form);
    if (letters.empty() || known.contains(form)) {
      continue;
    }
    std::string words = expansion(text, part.start, open, letters);
    if (!words.empty()) {
      known.insert(std::string(form));
      found.push_back({std::string(form), std::move(words)});
    }
  }
  return found;
}

} // namespace danchieu::corpus
