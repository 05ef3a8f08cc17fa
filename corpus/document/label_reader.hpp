#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace danchieu::corpus {

// What the labels of parts are written with: numbers, letters of points, Roman numbers, ordinal words and the sign behind them.

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// A line that is read from its start.
class LabelReader {
public:
  explicit LabelReader(std::string_view line) : line_(line) {}

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

/// The alphabet of points (Decree 30/2020/NĐ-CP, annex I): đ after d; f, j, w, z do not occur in official texts.
inline constexpr std::array<std::string_view, 24> alphabet = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y", "z"};

/// The place of a point's letter in the alphabet of Decree 30/2020/NĐ-CP, annex I: "a" 1, "đ" 5; 0 for another.
int place_in_alphabet(std::string_view letter);

/// The value of a Roman number in canonical form up to 99; 0 when it is none.
int roman(std::string_view word);

/// "nhất", "hai", "ba" … of "Phần thứ nhất"; 0 when it is none.
int ordinal(std::string_view word);

std::string lower_ascii(std::string_view text);

std::string point_slug(std::string_view letter); ///< "đ" → "dd"

/// A small letter after a number: "5a" → 1; 'đ' has two bytes.
int inserted_letter(LabelReader& reader, std::string& name, std::string& slug);

/// Passes the sign after a label; true when there is one, or the end of the line.
bool sign(LabelReader& reader, std::string_view signs);

} // namespace danchieu::corpus
