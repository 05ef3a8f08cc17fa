#include "corpus/document/body_name.hpp"

#include "corpus/document/layout_words.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace danchieu::corpus {

namespace {

std::string capitalised(std::string_view word) {
  std::size_t first = word.empty() ? 0 : 1;
  while (first < word.size() && (static_cast<unsigned char>(word[first]) & 0xC0U) == 0x80U) {
    ++first;
  }
  return text::upper(word.substr(0, first)) + std::string(word.substr(first));
}

/// Names in the table of issuers by plain().
const std::map<std::string, std::string, std::less<>>& known_names() {
  static const auto map = [] {
    std::map<std::string, std::string, std::less<>> names;
    for (const citation::Issuer& issuer : citation::issuers()) {
      names.emplace(plain(issuer.name), issuer.name);
    }
    return names;
  }();
  return map;
}

std::vector<std::string> split(std::string_view squeezed) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < squeezed.size();) {
    const std::size_t end = std::min(squeezed.find(' ', at), squeezed.size());
    words.emplace_back(squeezed.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// "Lao động - Thương binh và Xã hội", "Bảo hiểm xã hội": society, not a commune; but "Ủy ban nhân dân xã Hội An".
bool is_society(std::string_view word, std::string_view next, std::string_view before) {
  return word == "xã" && next == "hội" && before != "dân";
}

/// How many of the words from `at` on name a kind of place: "thành phố" 2, "tỉnh" 1; 0 for none.
std::size_t place_words(const std::vector<std::string>& words, std::size_t at) {
  const std::string one = plain(words[at]);
  const std::string next = at + 1 < words.size() ? plain(words[at + 1]) : std::string();
  if (is_society(one, next, at == 0 ? std::string() : plain(words[at - 1]))) return 0;
  const std::string two = next.empty() ? one : one + ' ' + next;
  return is_one_of(two, LayoutClass::place) && two != one ? 2 : is_one_of(one, LayoutClass::place) ? 1 : 0;
}

} // namespace

std::string body_name(std::string_view written) {
  std::string squeezed = text::squeeze(written);
  while (!squeezed.empty() && (squeezed.back() == ',' || squeezed.back() == '.' || squeezed.back() == ';' || squeezed.back() == ':')) {
    squeezed.pop_back();
  }
  for (const std::string_view state : {" nước Cộng h", " nước cộng h", " NƯỚC CỘNG H", " Nước Cộng h"}) { // "QUỐC HỘI NƯỚC CỘNG HÒA …"
    squeezed.resize(std::min(squeezed.find(state), squeezed.size()));
  }
  for (const auto& [code, name] : {std::pair<std::string_view, std::string_view>{"UBND ", "Ủy ban nhân dân "}, {"HĐND ", "Hội đồng nhân dân "}}) {
    if (squeezed.starts_with(code)) {
      squeezed = std::string(name) + squeezed.substr(code.size());
    }
  }
  if (const auto known = known_names().find(plain(squeezed)); known != known_names().end()) {
    return known->second;
  }
  std::vector<std::string> words = split(squeezed);
  const bool lower_all = is_capitals(squeezed);
  std::size_t known_words = 0; // the longest known name at the start: "Ủy ban nhân dân"
  std::string out;
  std::string key;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = plain(words[i]);
    key += (key.empty() || word.empty() ? "" : " ") + word;
    if (const auto known = known_names().find(key); known != known_names().end()) {
      known_words = i + 1;
      out = known->second;
    }
  }
  const std::string all = plain(squeezed);
  const std::size_t kind = starts_with(all, LayoutClass::body); // "Trung tâm", "Cục": the word after it is a name
  const auto kind_words = kind == 0 ? std::size_t{1} : static_cast<std::size_t>(std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kind), ' ')) + 1;
  bool in_place = known_words > 1 && is_one_of(plain(words[known_words - 1]), LayoutClass::place); // "Ủy ban nhân dân tỉnh"
  for (std::size_t i = known_words; i < words.size(); ++i) {
    std::string word = lower_all ? text::lower(words[i]) : words[i];
    if (const std::size_t count = place_words(words, i); count != 0 && !in_place) {
      in_place = true;
      word = text::lower(words[i]);
      if (count == 2) {
        word += ' ' + text::lower(words[++i]);
      }
    } else if (in_place && place_words(words, i) != 0 && i + 1 < words.size()) {
      word = text::lower(words[i]); // "huyện Hòa Vang, thành phố Đà Nẵng"
    } else if (in_place || i == 0 || (i == kind_words && known_words == 0) || (i >= 1 && words[i - 1] == "-")) {
      word = capitalised(word);
    }
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::string_view without_office(std::string_view written) {
  // The office's words, then the body's: cut where a body's name begins behind a complete office.
  for (std::size_t at = written.find(' '); at != std::string_view::npos; at = written.find(' ', at + 1)) {
    const std::string_view rest = written.substr(at + 1);
    if (is_one_of(plain(written.substr(0, at)), LayoutClass::office) && begins_like_body(plain(rest)) && plain(written) != plain("Thủ tướng Chính phủ")) {
      return rest;
    }
  }
  return written;
}

std::string place_of(std::string_view body) {
  const std::string name = text::squeeze(body);
  const std::vector<std::string> words = split(name);
  std::size_t start = 0;
  for (std::size_t i = 0; i + 1 < words.size(); start += words[i++].size() + 1) {
    const std::size_t kind = i == 0 ? 0 : place_words(words, i);
    if (kind != 0 && i + kind < words.size()) return name.substr(start);
  }
  return {};
}

} // namespace danchieu::corpus
