// Capitals follow Appendix II of Decree 30/2020/NĐ-CP: names of bodies, places and laws.
#include "query/title_form.hpp"

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/citation/law_name.hpp"
#include "normalizer/citation/place.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/syllable.hpp"
#include "query/characters.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <vector>

namespace danchieu::query {

namespace {

constexpr std::size_t longest_name = 10; ///< words: "cộng hòa xã hội chủ nghĩa việt nam"
constexpr std::string_view punctuation = ",;:.()\"";

/// Bodies whose names are written with capitals wherever they stand; "công an xã" is no body.
constexpr auto kinds_of_bodies =
    std::to_array<std::string_view>({"Bộ ", "Ủy ban ", "Hội đồng ", "Chính phủ", "Thủ tướng", "Quốc hội", "Tòa án ", "Viện kiểm sát ", "Sở ", "Ngân hàng Nhà nước", "Thanh tra Chính phủ"});

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) words.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// The word between the signs around it.
std::string_view core(std::string_view word) {
  while (!word.empty() && punctuation.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && punctuation.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

bool ends_a_phrase(std::string_view word) { return !word.empty() && punctuation.find(word.back()) != std::string_view::npos; }

void replace_core(std::string& word, std::string_view written) {
  const std::string_view old = core(word);
  word.replace(static_cast<std::size_t>(old.data() - word.data()), old.size(), written);
}

std::string key_of(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  for (std::string& word : words) word = text::spelling_key(core(word));
  return joined(words);
}

/// Names of bodies and of the country, by the keys of their words.
const std::map<std::string, std::string, std::less<>>& names() {
  static const auto built = [] {
    std::map<std::string, std::string, std::less<>> made;
    for (const std::string_view country : {"Việt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"}) made.emplace(key_of(country), country);
    for (const citation::Issuer& body : citation::issuers())
      if (std::ranges::any_of(kinds_of_bodies, [&](std::string_view kind) { return body.name.starts_with(kind); }))
        made.emplace(key_of(body.name), body.name);
    return made;
  }();
  return built;
}

/// The name that begins at a word, with its capitals; empty when none does.
std::vector<std::string> name_at(const std::vector<std::string>& words, std::size_t first) {
  std::string key;
  std::string plain;
  std::string found;
  const bool law = core(words[first]) == "luật" || core(words[first]) == "bộ" || core(words[first]) == "pháp";
  for (std::size_t i = first; i < words.size() && i < first + longest_name; ++i) {
    key += (key.empty() ? "" : " ") + text::spelling_key(core(words[i]));
    plain += (plain.empty() ? "" : " ") + std::string(core(words[i]));
    if (const auto name = names().find(key); name != names().end()) found = name->second;
    if (law && i > first)
      if (const auto laws = citation::laws_named(plain); !laws.empty() && laws.front()->name.size() == plain.size()) found = laws.front()->name;
    const std::string_view next = i + 1 < words.size() ? core(words[i + 1]) : std::string_view();
    if (next == "số")
      if (citation::instrument_type_named(plain) != nullptr) found = text::capitalised(plain);
  }
  return words_of(found);
}

/// How many words behind "tỉnh" or "thành phố" name a province; they get its capitals.
std::size_t place_province(std::vector<std::string>& words, std::size_t first) {
  std::string slug;
  for (std::size_t i = first; i < words.size() && i < first + 4; ++i) {
    slug += (slug.empty() ? "" : "-") + text::slug(words[i]);
    const citation::Province* province = citation::province_with_slug(slug);
    if (province != nullptr) {
      const std::vector<std::string> name = words_of(province->name);
      if (name.size() != i - first + 1) return 0; // "Thừa Thiên - Huế" is written with a dash
      for (std::size_t k = 0; k < name.size(); ++k) replace_core(words[first + k], name[k]);
      return name.size();
    }
    if (ends_a_phrase(words[i])) break;
  }
  return 0;
}

/// "124/2004/qđ-ub" and "ubnd" are written with capitals.
void write_abbreviation(std::string& word) {
  const std::string_view letters = core(word);
  const bool number = letters.find('/') != std::string_view::npos && letters.find_first_of("0123456789") != std::string_view::npos;
  const bool consonants = letters.size() > 1 && text::fold(letters).find_first_not_of("bcdghklmnpqrstvx") == std::string::npos;
  std::string upper = text::upper(letters);
  const bool body = citation::issuer_with_code(upper) != nullptr && !text::is_syllable(letters);
  if (!number && !consonants && !body) return;
  if (upper.ends_with("-TTG")) upper.back() = 'g';
  replace_core(word, upper);
}

/// A text all in small letters with the capitals of the names in it.
std::string with_names(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  for (std::size_t i = 0; i < words.size();) {
    if (const std::vector<std::string> name = name_at(words, i); !name.empty()) {
      for (std::size_t k = 0; k < name.size(); ++k) replace_core(words[i + k], core(name[k]));
      i += name.size();
      continue;
    }
    const bool city = core(words[i]) == "phố" && i > 0 && core(words[i - 1]) == "thành";
    if (core(words[i]) == "tỉnh" || city) i += place_province(words, i + 1);
    else write_abbreviation(words[i]);
    ++i;
  }
  return joined(words);
}

bool in_small_letters(std::string_view title) { return text::lower(title) == title && title.find(' ') != std::string_view::npos; }
bool in_capitals(std::string_view title) { return text::upper(title) == title; }

/// "Kiểm soát viên1", "THÔNG TƯ1": a word with the mark of a footnote.
std::string without_footnote(const std::string& word) {
  const std::size_t digits = word.find_last_not_of("0123456789");
  if (digits == std::string::npos || digits + 1 == word.size() || word.size() - digits > 3) return word;
  const std::string letters = word.substr(0, digits + 1);
  return letters.size() > 2 && text::is_syllable(letters) ? letters : word;
}

/// Blanks behind commas, not before; nothing that a scanner left at the end, nor the full stop that a title has not.
std::string tidy(std::string_view title, bool footnotes) {
  std::string out;
  for (std::string& word : words_of(title)) {
    if (word.find_first_not_of("*_") == std::string::npos) continue;
    if (footnotes) word = without_footnote(word);
    const bool sign = word.size() == 1 && std::string_view(",;:.").find(word.front()) != std::string_view::npos;
    out += (out.empty() || sign ? "" : " ") + word;
  }
  while (!out.empty() && std::string_view(" -_*,;:.").find(out.back()) != std::string_view::npos) out.pop_back();
  return out;
}

/// Without the type in front, where a sentence goes on: "Nghị định quy định về …", not "Luật Đất đai".
std::string_view without_type(std::string_view title, std::string_view type) {
  if (type.empty() || title.size() <= type.size() + 1 || text::lower(title.substr(0, type.size())) != type || title[type.size()] != ' ') return title;
  const std::string_view rest = title.substr(type.size() + 1);
  const std::string first(rest.substr(0, rest.find(' ')));
  return text::lower(first) == first && first != "số" ? rest : title;
}

} // namespace

std::string written_title(std::string_view title, std::string_view type) {
  std::string tidied = tidy(title, type == "văn bản hợp nhất");
  if (in_small_letters(tidied)) tidied = with_names(tidied);
  return text::capitalised(without_type(tidied, type));
}

std::string law_title(std::string_view title, std::string_view type) {
  std::string name = tidy(title, false);
  if (in_capitals(name)) name = with_names(text::lower(name));
  for (const std::string_view behind : {" của Quốc hội số ", " số "}) // "… CỦA QUỐC HỘI SỐ 48-LCT/HĐNN8 NGÀY 21/12/1990"
    if (const std::size_t at = name.find(behind); at != std::string::npos && at + behind.size() < name.size() && is_digit(name[at + behind.size()]))
      name.resize(at);
  for (const std::string_view about : {"Về ", "về "})
    if (name.starts_with(about)) name.erase(0, about.size());
  const std::string kind = text::capitalised(type);
  if (text::fold(name).starts_with(text::fold(type) + " ")) return text::capitalised(name);
  return kind + ' ' + (text::lower(name).starts_with("sửa đổi") ? text::lower(name.substr(0, name.find(' '))) + name.substr(std::min(name.find(' '), name.size())) : text::capitalised(name));
}

} // namespace danchieu::query
