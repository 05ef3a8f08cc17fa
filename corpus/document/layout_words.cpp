#include "corpus/document/layout_words.hpp"

#include "corpus/document/table.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace danchieu::corpus {

namespace {

constexpr std::array<std::string_view, 6> class_names = {"attachment", "body", "no_body", "office", "place", "preamble"};

using Classes = std::array<std::vector<std::string>, class_names.size()>;

Classes read_table() {
  Classes classes;
  for (const auto& row : table_rows(embedded_file("layout_words.tsv"))) {
    const auto found = std::find(class_names.begin(), class_names.end(), row.at(0));
    assert(found != class_names.end());
    classes.at(static_cast<std::size_t>(found - class_names.begin())).push_back(plain(row.at(1)));
  }
  for (auto& words : classes) { // longest first
    std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  }
  return classes;
}

const std::vector<std::string>& entries(LayoutClass layout_class) {
  static const Classes classes = read_table();
  return classes.at(static_cast<std::size_t>(layout_class));
}

bool is_letter_or_digit(char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

/// Dashes, quotes, dots and bullets: U+2010 to U+2027 and U+2030 to U+205E begin with the bytes E2 80 and E2 81.
bool is_punctuation_at(std::string_view text, std::size_t at) { return text.substr(at).starts_with("\xE2\x80") || text.substr(at).starts_with("\xE2\x81"); }

} // namespace

std::string plain(std::string_view text) {
  const std::string key = text::spelling_key(text);
  std::string out;
  out.reserve(key.size());
  bool blank = false;
  for (std::size_t i = 0; i < key.size();) {
    if (is_punctuation_at(key, i)) {
      blank = true;
      i += 3;
    } else if (!is_letter_or_digit(key[i])) {
      blank = true;
      ++i;
    } else {
      if (blank && !out.empty()) {
        out += ' ';
      }
      blank = false;
      out += key[i++];
    }
  }
  return out;
}

std::string letters(std::string_view text) {
  std::string folded = text::fold(text);
  folded.erase(std::remove_if(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || !is_letter_or_digit(c); }),
               folded.end());
  return folded;
}

std::size_t starts_with(std::string_view words, LayoutClass layout_class) {
  for (const std::string& entry : entries(layout_class)) {
    if (words.starts_with(entry) && (words.size() == entry.size() || words[entry.size()] == ' ')) {
      return entry.size();
    }
  }
  return 0;
}

bool is_one_of(std::string_view words, LayoutClass layout_class) { return !words.empty() && starts_with(words, layout_class) == words.size(); }

bool begins_like_body(std::string_view words) {
  return starts_with(words, LayoutClass::body) != 0 && starts_with(words, LayoutClass::no_body) == 0;
}

} // namespace danchieu::corpus
