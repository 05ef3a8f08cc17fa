#include "web/labels.hpp"

#include "normalizer/text/fold.hpp"
#include "web/embedded.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>

namespace danchieu::web {
namespace {

struct Row {
  std::string_view vi;
  std::string_view en;
};

std::map<std::string_view, Row> read_table() {
  std::map<std::string_view, Row> table;
  std::string_view rest = embedded_file("labels.tsv");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || line.front() == '#') continue;
    table[line.substr(0, first)] = {line.substr(first + 1, second - first - 1), line.substr(second + 1)};
  }
  return table;
}

const std::map<std::string_view, Row>& table() {
  static const std::map<std::string_view, Row> rows = read_table();
  return rows;
}

/// The weight of "vi;q=0.8", in thousandths; 0 when it is malformed.
int weight_of(std::string_view item) {
  const std::size_t q = item.find("q=");
  if (q == std::string_view::npos) return 1000;
  std::string digits;
  for (const char c : item.substr(q + 2)) {
    if (c != '.' && (c < '0' || c > '9')) break;
    if (c != '.') digits += c;
  }
  digits.resize(4, '0');
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return std::min(value, 1000);
}

} // namespace

std::string_view label(std::string_view key, Language language) {
  const auto found = table().find(key);
  if (found == table().end()) return key;
  return language == Language::vi ? found->second.vi : found->second.en;
}

bool has_label(std::string_view key) { return table().contains(key); }

std::vector<std::string_view> label_keys() {
  std::vector<std::string_view> keys;
  for (const auto& [key, row] : table()) keys.push_back(key);
  return keys;
}

Language choose_language(std::string_view lang_parameter, std::string_view accept_language) {
  if (lang_parameter == "vi") return Language::vi;
  if (lang_parameter == "en") return Language::en;
  int vi = 0;
  int en = 0;
  while (!accept_language.empty()) {
    const std::size_t end = std::min(accept_language.find(','), accept_language.size());
    std::string_view item = accept_language.substr(0, end);
    accept_language.remove_prefix(std::min(end + 1, accept_language.size()));
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    const std::string range = text::lower(item.substr(0, item.find_first_of(";- ")));
    if (range == "vi") vi = std::max(vi, weight_of(item));
    if (range == "en") en = std::max(en, weight_of(item));
  }
  return en > vi ? Language::en : Language::vi;
}

std::string_view language_tag(Language language) { return language == Language::vi ? "vi" : "en"; }

std::string count_text(std::uint64_t count, Language language) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, language == Language::vi ? '.' : ',');
  return text;
}

std::string date_text(citation::Date date, Language language) {
  static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
  if (language == Language::vi || !date.ok()) return text::to_vietnamese(date);
  const auto month = static_cast<unsigned>(date.month());
  return std::to_string(static_cast<unsigned>(date.day())) + ' ' + months.at(month - 1) + ' ' + std::to_string(static_cast<int>(date.year()));
}

} // namespace danchieu::web
