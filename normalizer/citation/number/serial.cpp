#include "normalizer/citation/number/serial.hpp"

#include "normalizer/citation/letters.hpp"

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_serial = 7;
constexpr std::size_t longest_part = 3; // of the digits behind a dot

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_star(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '*';
}

/// Behind the digits at `at`, at most one more than `most` of them.
std::size_t skip_digits(std::string_view text, std::size_t at, std::size_t most) {
  const std::size_t start = at;
  while (is_digit(text, at) && at - start <= most) {
    ++at;
  }
  return at;
}

} // namespace

std::optional<Piece> read_digits(std::string_view text, std::size_t at) {
  const std::size_t end = skip_digits(text, at, longest_serial);
  if (end == at || end - at > longest_serial) {
    return std::nullopt;
  }
  return Piece{std::string(text.substr(at, end - at)), end};
}

std::optional<Piece> read_serial(std::string_view text, std::size_t at) {
  // one mark on each side of the digits is a scanner's, several before them a web page's: "**12/2020/NĐ-CP**"
  std::size_t stars = 0;
  while (is_star(text, at) && stars < 3) {
    ++at;
    ++stars;
  }
  auto serial = read_digits(text, at);
  if (!serial) {
    return std::nullopt;
  }
  if (serial->end < text.size() && text[serial->end] == '.') { // "66.14"
    const std::size_t end = skip_digits(text, serial->end + 1, longest_part);
    if (end > serial->end + 1 && end - serial->end - 1 <= longest_part) {
      serial->end = end;
    }
  }
  if (const Letter letter = letter_at(text, serial->end); letter.letter()) { // "30c"; "13O" is a misread 130
    const Letter behind = letter_at(text, serial->end + letter.length);
    if (behind.letter() || behind.digit() || std::string_view("OIl").find(text[serial->end]) != std::string_view::npos) {
      return std::nullopt;
    }
    serial->end += letter.length;
  }
  serial->letters = text.substr(at, serial->end - at);
  if (stars == 1 && is_star(text, serial->end)) {
    ++serial->end;
  }
  return serial;
}

std::optional<int> read_year(std::string_view text, std::size_t at) {
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_digit(text, at + i)) {
      return std::nullopt;
    }
    year = year * 10 + (text[at + i] - '0');
  }
  if (is_digit(text, at + 4) || year < 1900 || year > 2299) { // 2205 for 2025 is met: as written
    return std::nullopt;
  }
  return year;
}

} // namespace danchieu::citation
