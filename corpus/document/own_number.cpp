#include "corpus/document/own_number.hpp"

#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>

namespace danchieu::corpus {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Latin letters of UTF-8: ASCII, the lead bytes C3 to CB and E1 (Vietnamese), and what follows them.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (byte >= 0x80 && byte <= 0xBF) || (byte >= 0xC3 && byte <= 0xCB) || byte == 0xE1;
}

/// A place in the text, never beyond its end.
class Cursor {
public:
  Cursor(std::string_view text, std::size_t at, std::size_t end) : text_(text.substr(0, std::min(end, text.size()))), at_(std::min(at, text_.size())) {}

  std::size_t at() const { return at_; }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void go(std::size_t at) { at_ = at; }

  bool skip(std::string_view piece) {
    if (!text_.substr(at_).starts_with(piece)) {
      return false;
    }
    at_ += piece.size();
    return true;
  }

  /// Blanks, OCR asterisks and at most `breaks` line breaks; with `form`, also the dots and lines of a blank form.
  void skip_blanks(int breaks, bool form = false) {
    for (std::size_t count = 0; count < 200 && at_ < text_.size(); ++count) {
      if (text_[at_] == '\n' && breaks-- <= 0) {
        return;
      }
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '*' || (form && (c == '.' || c == '_'))) {
        ++at_;
      } else if (form && skip("…")) {
        continue;
      } else {
        return;
      }
    }
  }

  /// '/', '-' or 0; other dashes and slashes count as these.
  char separator() {
    for (const std::string_view slash : {"/", "／", "∕", "⁄"}) {
      if (skip(slash)) {
        return '/';
      }
    }
    for (const std::string_view dash : {"-", "–", "—", "‑", "‐", "−", "－"}) {
      if (skip(dash)) {
        return '-';
      }
    }
    return '\0';
  }

  std::string_view digits(std::size_t most) { return run(most, is_digit); }

  /// Letters, digits and '&' of one part of a symbol.
  std::string_view part() {
    const std::string_view all = text_.substr(at_);
    std::size_t size = 0;
    while (size < all.size() && size < 40 && (is_digit(all[size]) || all[size] == '&' || is_letter(all[size]))) {
      ++size;
    }
    while (size > 0 && size < all.size() && (static_cast<unsigned char>(all[size]) & 0xC0U) == 0x80U) {
      --size; // never half a character
    }
    at_ += size;
    return all.substr(0, size);
  }

  std::string_view since(std::size_t start) const { return text_.substr(start, at_ - start); }

private:
  template <class Predicate>
  std::string_view run(std::size_t most, Predicate fits) {
    const std::size_t start = at_;
    while (at_ < text_.size() && at_ - start < most && fits(text_[at_])) {
      ++at_;
    }
    return text_.substr(start, at_ - start);
  }

  std::string_view text_;
  std::size_t at_;
};

bool is_year(std::string_view part) { return part.size() == 4 && std::all_of(part.begin(), part.end(), is_digit) && (part.starts_with("19") || part.starts_with("20")); }

/// Symbols are capitals, but for a few small letters: "QĐ-TTg", "06-CTr/TU", "QyĐ". A name ("Kon Tum") is not.
bool is_symbol_part(std::string_view part) {
  if (part.empty() || part.front() == '&') {
    return false;
  }
  for (const std::string_view known : {"TTg", "CTr", "TTr", "QyĐ", "CTHĐ", "Ttg", "KHoạch"}) {
    if (part == known) {
      return true;
    }
  }
  const auto small = std::count_if(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto capital = std::count_if(part.begin(), part.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '\xC4' || c == '\xC6'; });
  return small == 0 || capital >= 2;
}

} // namespace

std::optional<OwnNumber> read_own_number(std::string_view text, std::size_t at, std::size_t end) {
  Cursor cursor(text, at, end);
  cursor.skip_blanks(2, true);
  std::size_t start = cursor.at();
  std::string number(cursor.digits(6));
  if (!number.empty()) {
    if (cursor.peek() == '.' && is_digit(cursor.peek(1))) { // "66.16/2026/NQ-CP"
      number += '.';
      cursor.skip(".");
      number += cursor.digits(3);
    }
    if (is_letter(cursor.peek())) { // "30c/NQ-CP"
      const std::size_t before = cursor.at();
      const std::string_view letter = cursor.part();
      if (letter.size() == 1 || letter == "đ" || letter == "Đ") {
        number += letter;
      } else {
        cursor.go(before);
      }
    }
    cursor.skip_blanks(1, true);
  } else {
    start = cursor.at();
  }
  const char first = cursor.separator();
  if (first == '\0') {
    return std::nullopt;
  }
  OwnNumber found;
  std::string rest(1, first);
  std::size_t done = cursor.at();
  bool blank_before_separator = false;
  for (int parts = 0; parts < 12; ++parts) {
    cursor.skip_blanks(1, parts == 0 && number.empty());
    const bool blank_after = cursor.at() != done;
    const std::string_view part = cursor.part();
    const bool year = !found.year && found.symbol.empty() && is_year(part);
    if (!year && !is_symbol_part(part)) {
      break;
    }
    if (blank_before_separator && blank_after && text::upper(part) != part && part != "TTg") {
      break; // "QĐ-UBND - Kon Tum": a dash between words
    }
    if (year) {
      found.year = std::stoi(std::string(part));
    } else {
      found.symbol += part;
    }
    rest += part;
    found.span = {start, cursor.at()};
    const std::size_t before = cursor.at();
    cursor.skip_blanks(1);
    if ((part.ends_with("QH") || part.ends_with("HĐND")) && is_digit(cursor.peek())) { // "62/2006/QH 11": an assembly's term
      const std::string_view term = cursor.digits(2);
      rest += term;
      found.symbol += term;
      found.span.end = cursor.at();
      cursor.skip_blanks(1);
    }
    blank_before_separator = cursor.at() != before;
    char separator = cursor.separator();
    if (separator == '\0' && !blank_before_separator && cursor.peek() == '.' && is_letter(cursor.peek(1)) && !(cursor.peek(1) >= 'a' && cursor.peek(1) <= 'z')) {
      cursor.skip("."); // "QĐ.UB"
      separator = '-';
    }
    if (separator == '\0') {
      break;
    }
    rest += separator;
    if (!found.symbol.empty()) {
      found.symbol += separator;
    }
    done = cursor.at();
  }
  while (!rest.empty() && (rest.back() == '/' || rest.back() == '-')) {
    rest.pop_back();
  }
  while (!found.symbol.empty() && (found.symbol.back() == '/' || found.symbol.back() == '-')) {
    found.symbol.pop_back();
  }
  if (found.symbol.empty()) {
    return std::nullopt;
  }
  if (!number.empty()) {
    found.number = number + rest;
  }
  return found;
}

} // namespace danchieu::corpus
