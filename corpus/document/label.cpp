#include "corpus/document/label.hpp"

#include "corpus/document/label_reader.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace danchieu::corpus {

namespace {

/// "Điều 5.", "ĐIỀU 5a:", "Điều 5" alone on its line.
std::optional<Label> article(LabelReader reader) {
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
    LabelReader reader(line);
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
  LabelReader reader(line);
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
  LabelReader reader(line);
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
  LabelReader reader(line);
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
  LabelReader reader(line);
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
    const auto found = article(LabelReader(line));
    return found ? found : point(line);
  }
  if (first >= 'a' && first <= 'z') {
    return point(line);
  }
  if (first == 'P' || first == 'C' || first == 'T' || first == 'M') {
    if (auto found = named_part(line)) {
      return found;
    }
    if (auto found = annex(line)) {
      return found;
    }
  }
  if (first >= 'A' && first <= 'Z') {
    return numeral(line);
  }
  return std::nullopt;
}

} // namespace danchieu::corpus
