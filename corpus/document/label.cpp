#include "corpus/document/label.hpp"

#include "corpus/document/words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace danchieu::corpus {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// A line that is read from its start.
class Reader {
public:
  explicit Reader(std::string_view line) : line_(line) {}

  std::size_t at() const { return at_; }

  bool ended() const { return at_ >= line_.size(); }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0'; }

  std::string_view rest() const { return line_.substr(std::min(at_, line_.size())); }

  bool skip(std::string_view piece) {
    if (!rest().starts_with(piece)) {
      return false;
    }
    at_ += piece.size();
    return true;
  }

  std::size_t skip_blanks() {
    const std::size_t before = at_;
    while (is_blank(peek())) {
      ++at_;
    }
    return at_ - before;
  }

  int number(std::size_t most) {
    int value = 0;
    for (std::size_t count = 0; count < most && is_digit(peek()); ++count, ++at_) {
      value = value * 10 + (peek() - '0');
    }
    return value;
  }

  std::string_view word() {
    const std::size_t start = at_;
    while (!ended() && !is_blank(peek()) && std::string_view(".:,;()/-").find(peek()) == std::string_view::npos) {
      ++at_;
    }
    return line_.substr(start, at_ - start);
  }

  void go(std::size_t at) { at_ = at; }

private:
  std::string_view line_;
  std::size_t at_ = 0;
};

// The alphabet of points (Decree 30/2020/NĐ-CP, annex I): đ after d; f, j, w, z do not occur in official texts.
constexpr std::array<std::string_view, 24> alphabet = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y", "z"};

int place_in_alphabet(std::string_view letter) {
  const auto found = std::find(alphabet.begin(), alphabet.end(), letter);
  return found == alphabet.end() ? 0 : static_cast<int>(found - alphabet.begin()) + 1;
}

/// The value of a Roman number in canonical form up to 99; 0 when it is none.
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

/// "nhất", "hai", "ba" … of "Phần thứ nhất"; 0 when it is none.
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

/// A small letter after a number: "5a" → 1; 'đ' has two bytes.
int inserted_letter(Reader& reader, std::string& name, std::string& slug) {
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

/// Passes the sign after a label; true when there is one, or the end of the line.
bool sign(Reader& reader, std::string_view signs) {
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

/// "Điều 5.", "ĐIỀU 5a:", "Điều 5" alone on its line.
std::optional<Label> article(Reader reader) {
  if (!reader.skip("Điều") && !reader.skip("ĐIỀU") && !reader.skip("Ðiều")) {
    return std::nullopt;
  }
  if (reader.skip_blanks() == 0 || !is_digit(reader.peek())) {
    return std::nullopt;
  }
  Label label;
  label.kind = PartKind::article;
  label.number = reader.number(4);
  label.name = "Điều " + std::to_string(label.number);
  label.eid = "dieu-" + std::to_string(label.number);
  label.letter = inserted_letter(reader, label.name, label.eid);
  label.strong = sign(reader, ".:-");
  label.rest = reader.at();
  return label;
}

struct Named {
  PartKind kind;
  std::string_view mixed;
  std::string_view capitals;
  std::string_view slug;
};

// Names as the parts are cited; the number may be Arabic, Roman, a capital letter or an ordinal word.
constexpr std::array<Named, 4> named_parts = {{{PartKind::part, "Phần", "PHẦN", "phan"},
                                               {PartKind::chapter, "Chương", "CHƯƠNG", "chuong"},
                                               {PartKind::subsection, "Tiểu mục", "TIỂU MỤC", "tieu-muc"},
                                               {PartKind::section, "Mục", "MỤC", "muc"}}};

std::optional<Label> named_part(std::string_view line) {
  for (const Named& named : named_parts) {
    Reader reader(line);
    if (!reader.skip(named.mixed) && !reader.skip(named.capitals)) {
      continue;
    }
    if (reader.skip_blanks() == 0) {
      return std::nullopt;
    }
    const bool counted = reader.skip("thứ ") || reader.skip("THỨ ");
    const std::string_view word = reader.word();
    Label label;
    label.kind = named.kind;
    if (counted) {
      label.number = ordinal(word);
    } else if (!word.empty() && std::all_of(word.begin(), word.end(), is_digit) && word.size() <= 3) {
      label.number = std::stoi(std::string(word));
    } else if (roman(word) != 0) {
      label.number = roman(word);
    } else if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'H') {
      label.number = word[0] - 'A' + 1;
    }
    if (label.number == 0) {
      return std::nullopt;
    }
    label.name = std::string(named.mixed) + (counted ? " thứ " + text::lower(word) : ' ' + std::string(word));
    label.eid = std::string(named.slug) + '-' + (counted ? "thu-" + text::slug(word) : lower_ascii(word));
    label.strong = sign(reader, ".:-");
    label.rest = reader.at();
    // Without a sign only a heading in capitals may follow: "Chương II Nghị định này" is a citation.
    if (!label.strong && !is_capitals(reader.rest())) {
      return std::nullopt;
    }
    return label;
  }
  return std::nullopt;
}

/// "PHỤ LỤC", "Phụ lục I", "PHỤ LỤC SỐ 02", "Mẫu số 01/TNDN": a line of its own, or a heading in capitals behind it.
std::optional<Label> annex(std::string_view line) {
  Reader reader(line);
  const bool capitals = reader.skip("PHỤ LỤC") || reader.skip("PHỤ LUC");
  const bool is_annex = capitals || reader.skip("Phụ lục");
  const bool is_form = !is_annex && (reader.skip("MẪU") || reader.skip("Mẫu"));
  if (!is_annex && !is_form) {
    return std::nullopt;
  }
  Label label;
  label.kind = is_annex ? PartKind::annex : PartKind::form;
  label.name = is_annex ? "Phụ lục" : "Mẫu";
  label.eid = is_annex ? "phu-luc" : "mau";
  reader.skip_blanks();
  const std::size_t numbered = reader.at();
  const bool says_number = reader.skip("số") || reader.skip("SỐ");
  reader.skip(":");
  reader.skip_blanks();
  const std::size_t start = reader.at();
  while (!reader.ended() && !is_blank(reader.peek()) && reader.peek() != ':' && reader.peek() != '(' && reader.at() - start < 24) {
    reader.go(reader.at() + 1);
  }
  std::string_view word = line.substr(start, reader.at() - start);
  while (!word.empty() && (word.back() == '.' || word.back() == '-')) {
    word.remove_suffix(1);
  }
  const bool number = !word.empty() && (is_digit(word.front()) || roman(word.substr(0, word.find_first_not_of("IVXL"))) != 0 || (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z'));
  if (number) {
    const int value = is_digit(word.front()) ? std::stoi(std::string(word.substr(0, std::min<std::size_t>(word.find_first_not_of("0123456789"), 4)))) : roman(word);
    label.number = value;
    label.name += (says_number ? " số " : " ") + std::string(word);
    label.eid += (says_number ? "-so-" : "-") + text::slug(word);
  } else {
    if (is_form || says_number) {
      return std::nullopt; // "Mẫu" needs a number
    }
    reader.go(numbered);
  }
  sign(reader, ".:-");
  label.rest = reader.at();
  const std::string_view rest = reader.rest();
  label.strong = rest.empty() || rest.front() == '(';
  if (!label.strong && !is_capitals(rest)) {
    return std::nullopt;
  }
  if (is_form && !rest.empty() && rest.front() != '(') {
    return std::nullopt; // a row of a list of forms
  }
  return label;
}

/// "1.", "1a.", "1-", "1/", "1)", "1.2.", "1.2".
std::optional<Label> clause(std::string_view line) {
  Reader reader(line);
  if (!is_digit(reader.peek())) {
    return std::nullopt;
  }
  Label label;
  label.number = reader.number(3);
  if (label.number == 0 || is_digit(reader.peek())) {
    return std::nullopt;
  }
  if (reader.peek() == '.' && is_digit(reader.peek(1))) { // "1.2."
    std::string number = std::to_string(label.number);
    label.parent = label.number;
    reader.skip(".");
    label.number = reader.number(2);
    if (is_digit(reader.peek()) || (reader.peek() == '.' && is_digit(reader.peek(1))) || label.number == 0) {
      return std::nullopt; // "1.234.567", "1.2.3": no part that is cited
    }
    label.kind = PartKind::subclause;
    number += '.' + std::to_string(label.number);
    label.name = "khoản " + number;
    label.eid = "khoan-" + number;
    const std::size_t before = reader.at();
    const bool dot = reader.skip(".") || reader.skip(")");
    if (reader.skip_blanks() == 0 && !reader.ended() && !dot) {
      return std::nullopt;
    }
    label.strong = dot;
    label.rest = std::max(reader.at(), before);
    return label.rest >= line.size() || label.strong || begins_with_capital(reader.rest()) ? std::optional(label) : std::nullopt;
  }
  label.kind = PartKind::clause;
  label.name = "khoản " + std::to_string(label.number);
  label.eid = "khoan-" + std::to_string(label.number);
  label.letter = inserted_letter(reader, label.name, label.eid);
  const std::size_t blanks = reader.skip_blanks();
  const char mark = reader.peek();
  if (std::string_view(".)-/:").find(mark) == std::string_view::npos || mark == '\0') {
    return std::nullopt;
  }
  reader.go(reader.at() + 1);
  if (is_digit(reader.peek()) || (mark != '.' && mark != ')' && (blanks > 0 || (!is_blank(reader.peek()) && !reader.ended())) && mark != '-')) {
    return std::nullopt; // "1/2", "15-18"
  }
  reader.skip_blanks();
  if (mark == '-' && is_digit(reader.peek())) {
    return std::nullopt;
  }
  label.strong = mark == '.';
  label.rest = reader.at();
  return label;
}

/// "a)", "đ)", "a1)", "a.", "a/", "a -".
std::optional<Label> point(std::string_view line) {
  Reader reader(line);
  std::string_view letter;
  for (const std::string_view candidate : alphabet) {
    if (line.starts_with(candidate)) {
      letter = candidate;
    }
  }
  if (letter.empty()) {
    return std::nullopt;
  }
  reader.skip(letter);
  Label label;
  label.kind = PartKind::point;
  label.number = place_in_alphabet(letter);
  label.name = "điểm " + std::string(letter);
  label.eid = "diem-" + point_slug(letter);
  if (is_digit(reader.peek())) { // "a1)" was inserted after a)
    label.letter = reader.number(2);
    label.name += std::to_string(label.letter);
    label.eid += std::to_string(label.letter);
  }
  const std::size_t blanks = reader.skip_blanks();
  const char mark = reader.peek();
  if (mark != ')' && !((mark == '.' || mark == '/' || mark == '-') && blanks <= 1)) {
    return std::nullopt;
  }
  reader.go(reader.at() + 1);
  if (mark != ')' && !is_blank(reader.peek())) {
    return std::nullopt;
  }
  reader.skip_blanks();
  label.strong = mark == ')';
  label.rest = reader.at();
  return label;
}

/// "I. MỤC TIÊU", "II/", "III -"; "A. PHẦN CHUNG".
std::optional<Label> numeral(std::string_view line) {
  Reader reader(line);
  const std::string_view word = reader.word();
  const int value = roman(word);
  const bool letter = word.size() == 1 && word[0] >= 'A' && word[0] <= 'H';
  if (value == 0 && !letter) {
    return std::nullopt;
  }
  reader.skip_blanks();
  const char mark = reader.peek();
  if (mark != '.' && mark != '/' && mark != '-' && mark != ':' && mark != ')') {
    return std::nullopt;
  }
  reader.go(reader.at() + 1);
  if (!is_blank(reader.peek()) && !reader.ended() && mark != '.' && mark != '/') {
    return std::nullopt;
  }
  reader.skip_blanks();
  if (!reader.ended() && !begins_with_capital(reader.rest()) && !is_digit(reader.peek())) {
    return std::nullopt;
  }
  Label label;
  label.kind = value != 0 ? PartKind::roman : PartKind::letter;
  label.number = value != 0 ? value : word[0] - 'A' + 1;
  label.name = (value != 0 ? "mục " : "phần ") + std::string(word);
  label.eid = (value != 0 ? "muc-" : "phan-") + lower_ascii(word);
  label.strong = true;
  label.rest = reader.at();
  return label;
}

} // namespace

std::optional<Label> read_label(std::string_view line) {
  if (line.empty()) {
    return std::nullopt;
  }
  const char first = line.front();
  if (is_digit(first)) {
    return clause(line);
  }
  if (first == '\xC3' || first == '\xC4') { // Đ, đ, Ð
    const auto found = article(Reader(line));
    return found ? found : point(line);
  }
  if (first >= 'a' && first <= 'z') {
    return point(line);
  }
  if (first == 'P' || first == 'C' || first == 'T' || first == 'M') {
    if (const auto found = named_part(line)) {
      return found;
    }
    if (const auto found = annex(line)) {
      return found;
    }
  }
  if (first >= 'A' && first <= 'Z') {
    return numeral(line);
  }
  return std::nullopt;
}

} // namespace danchieu::corpus
