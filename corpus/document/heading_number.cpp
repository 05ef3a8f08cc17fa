#include "corpus/document/heading_reader.hpp"

#include "corpus/document/layout_words.hpp"
#include "corpus/document/own_number.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

// The first page of a document: type and number.

namespace danchieu::corpus {

namespace {

/// Names of types by plain(): "thông tư liên tịch" → its row.
const std::map<std::string, const citation::InstrumentType*, std::less<>>& types_by_name() {
  static const auto map = [] {
    std::map<std::string, const citation::InstrumentType*, std::less<>> names;
    for (const citation::InstrumentType& type : citation::instrument_types()) {
      if (type.name != "văn bản") { // any document: "VĂN BẢN QUY PHẠM PHÁP LUẬT" heads a part of the gazette
        names.emplace(plain(type.name), &type);
      }
    }
    return names;
  }();
  return map;
}

/// The type whose name the words from `at` on spell, and how many words that takes; the longest name wins.
struct TypeMatch {
  const citation::InstrumentType* type = nullptr;
  std::size_t words = 0;
};

TypeMatch type_at(const std::vector<Word>& words, std::size_t at) {
  TypeMatch found;
  std::string name;
  for (std::size_t i = at; i < words.size() && i < at + 6 && !words[i].used && !words[i].plain.empty(); ++i) {
    name += (name.empty() ? "" : " ") + words[i].plain;
    name.resize(std::min(name.size(), name.find_last_not_of("0123456789") + 1)); // "THÔNG TƯ1": the mark of a footnote
    if (const auto type = types_by_name().find(name); type != types_by_name().end()) {
      found = {type->second, i + 1 - at};
    }
  }
  return found;
}

} // namespace

bool HeadingReader::ends_line(std::size_t at) const { return at >= words_.size() || words_[at].cell_start || words_[at].plain.empty() || words_[at].used; }

/// The line that names the type: "QUYẾT ĐỊNH", "THÔNG TƯ\nLIÊN TỊCH", "NGHỊ QUYẾT VỀ VIỆC …", "Quyết định về việc …".
void HeadingReader::find_type() {
  std::size_t national_end = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].used && heading_.national) {
      national_end = i;
    }
  }
  std::size_t first_word = 0;
  while (first_word < words_.size() && (words_[first_word].used || words_[first_word].plain.empty())) {
    ++first_word;
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].cell_start || words_[i].used) {
      continue;
    }
    const TypeMatch match = type_at(words_, i);
    if (match.type == nullptr || match.type->slug == "van-ban") { // "VĂN BẢN MẪU": the word for any document names no type
      continue;
    }
    const std::size_t after = i + match.words;
    const std::string_view last = words_[after - 1].text;
    if (last.ends_with(':') || (after < words_.size() && (is_number_word(after) || words_[after].text.starts_with(":")))) {
      continue; // "QUYẾT ĐỊNH:" enacts, "Luật số: 24/2018/QH14" numbers
    }
    const bool capitals = words_[i].capitals;
    const bool alone = ends_line(after);
    const bool opens = i == first_word;
    const bool titled = capitals && after < words_.size() && (words_[after].capitals || words_[after].plain == "của");
    if ((alone && (capitals || begins_with_capital(words_[i].text) || words_[i].line_start)) || titled || opens) {
      heading_.type = match.type->name;
      heading_.type_span = {words_[i].span.start, words_[after - 1].span.end};
      type_at_ = i;
      title_at_ = after;
      if (i >= national_end) {
        return;
      }
    }
  }
}

/// "Số:", "Số", "SỐ:", "số372/TTr": a word that introduces a number.
bool HeadingReader::is_number_word(std::size_t at) const {
  const std::string& word = words_[at].plain;
  const std::size_t digit = word.find_first_not_of(' ', std::min<std::size_t>(word.size(), 4));
  return word == "số" || word == "so" || (word.starts_with("số") && digit != nowhere && word[digit] >= '0' && word[digit] <= '9');
}

void HeadingReader::find_number() {
  for (std::size_t i = 0; i < words_.size() && heading_.symbol.empty(); ++i) {
    if (words_[i].used || !is_number_word(i)) {
      continue;
    }
    const std::string_view word = words_[i].text;
    const bool colon = word.find(':') != nowhere || word.ends_with('.') || (i + 1 < words_.size() && words_[i + 1].text.starts_with(":"));
    const std::size_t first = type_before(i);
    const bool in_title = type_at_ != nowhere && i > type_at_;
    const bool own_place = words_[first].cell_start || (colon && first == i && !in_title);
    if (!own_place || (!colon && (in_title || !begins_with_capital(word)))) {
      continue;
    }
    if (in_title && !(heading_.number.empty() && i <= title_at_ + 1)) {
      continue; // a number in the title is another document's
    }
    read_number(i, first);
  }
  if (heading_.symbol.empty() && type_at_ != nowhere) {
    find_number_in_title();
  }
}

/// Where the words of a type right before "số" begin: "Luật số:", "Bản án số:"; `at` itself when there are none.
std::size_t HeadingReader::type_before(std::size_t at) const {
  for (std::size_t back = std::min<std::size_t>(at, 5); back >= 1; --back) {
    const TypeMatch match = type_at(words_, at - back);
    if (match.type != nullptr && match.words == back) {
      return at - back;
    }
  }
  return at;
}

bool HeadingReader::read_number(std::size_t at, std::size_t first) {
  const Word& word = words_[at];
  // After "Số", "Số:", "Số :" or glued to it; the marks of three bytes are those of "Số" itself.
  std::size_t from = word.span.start + std::min<std::size_t>(word.text.size(), word.plain == "so" ? 2 : 4);
  while (from < heading_.region.end && (text_[from] == ':' || text_[from] == '.' || text_[from] == ' ') && text_.substr(from, 3) != "...") {
    ++from;
  }
  const auto number = read_own_number(text_, from, heading_.region.end);
  if (!number) {
    return false;
  }
  heading_.number = number->number;
  heading_.symbol = number->symbol;
  heading_.year = number->year;
  heading_.number_span = number->span;
  if (first != at) {
    heading_.number_span.start = words_[first].span.start;
    if (heading_.type.empty()) {
      heading_.type = type_at(words_, first).type->name;
    }
  }
  for (Word& used : words_) {
    if (used.span.start >= words_[first].span.start && used.span.start < number->span.end) {
      used.used = true;
    }
  }
  return true;
}

/// Old layouts: "Quyết định\ncủa Bộ trưởng Bộ Tài chính số 1141-TC/QĐ/CĐKT\nngày 01 tháng 11 năm 1995 về việc …".
void HeadingReader::find_number_in_title() {
  const std::size_t limit = std::min(words_.size(), title_at_ + 25);
  const std::string type = heading_.type.substr(0, heading_.type.find(' '));
  bool issuer_between = false;
  for (std::size_t i = title_at_; i < limit; ++i) {
    const std::string& word = words_[i].plain;
    if (i > title_at_ && word == type) {
      return; // "LUẬT\nBẢO HIỂM XÃ HỘI\nLuật Bảo hiểm xã hội số 58/2014/QH13 …": a sentence names an act in full, no body
    }
    issuer_between = issuer_between || (i == title_at_ && (word == "của" || (i + 1 < limit && begins_like_body(word + ' ' + words_[i + 1].plain))));
    if (!issuer_between || word == "về" || word.starts_with("v v") || (word == "ban" && i + 1 < limit && words_[i + 1].plain == "hành")) {
      return; // the subject begins: numbers in it are others'
    }
    if (issuer_between && is_number_word(i) && read_number(i, i)) {
      heading_.number_span.start = heading_.type_span.start;
      heading_.enacting_body = text::squeeze(slice({words_[title_at_].span.end, words_[i].span.start}));
      title_at_ = i + 1;
      while (title_at_ < words_.size() && words_[title_at_].used) {
        ++title_at_;
      }
      title_date_ = true;
      return;
    }
  }
}

} // namespace danchieu::corpus
