#include "corpus/readers/list_number.hpp"

#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr long most_letters = 26 * 30; // "aaa…": longer ones are no labels
constexpr long largest_roman = 4999;
constexpr long largest_word = 99;

std::string letters(long value, char first) {
  const auto count = static_cast<std::size_t>((value - 1) / 26 + 1);
  return std::string(count, static_cast<char>(first + (value - 1) % 26));
}

std::string roman(long value, bool upper) {
  constexpr auto signs = std::to_array<std::pair<long, std::string_view>>({{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                                           {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}});
  std::string out;
  for (const auto& [worth, sign] : signs) {
    for (; value >= worth; value -= worth) {
      out += sign;
    }
  }
  if (upper) {
    for (char& c : out) {
      c = static_cast<char>(c - 'a' + 'A');
    }
  }
  return out;
}

/// 1 "một", 10 "mười", 15 "mười lăm", 21 "hai mươi mốt".
std::string words(long value) {
  constexpr auto units = std::to_array<std::string_view>({"", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"});
  const auto ten = static_cast<std::size_t>(value / 10);
  const auto unit = static_cast<std::size_t>(value % 10);
  std::string out = ten == 0 ? "" : ten == 1 ? "mười" : std::string(units[ten]) + " mươi";
  if (unit != 0) {
    out += out.empty() ? "" : " ";
    out += ten > 1 && unit == 1 ? "mốt" : ten > 0 && unit == 5 ? "lăm" : units[unit];
  }
  return out;
}

} // namespace

NumberFormat office_number_format(std::string_view name) {
  constexpr auto known = std::to_array<std::pair<std::string_view, NumberFormat>>({
      {"none", NumberFormat::none},
      {"decimalZero", NumberFormat::decimal_zero},
      {"lowerLetter", NumberFormat::lower_letter},
      {"upperLetter", NumberFormat::upper_letter},
      {"lowerRoman", NumberFormat::lower_roman},
      {"upperRoman", NumberFormat::upper_roman},
      {"vietnameseCounting", NumberFormat::vietnamese},
  });
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& row) { return row.first == name; });
  return found == known.end() ? NumberFormat::decimal : found->second;
}

NumberFormat open_document_number_format(std::string_view sign) {
  if (sign.empty()) {
    return NumberFormat::none;
  }
  switch (sign.front()) {
  case 'a':
    return NumberFormat::lower_letter;
  case 'A':
    return NumberFormat::upper_letter;
  case 'i':
    return NumberFormat::lower_roman;
  case 'I':
    return NumberFormat::upper_roman;
  default:
    return NumberFormat::decimal;
  }
}

std::string list_number(long value, NumberFormat format) {
  if (format == NumberFormat::none) {
    return {};
  }
  if (value >= 1) {
    switch (format) {
    case NumberFormat::decimal_zero:
      return value < 10 ? '0' + std::to_string(value) : std::to_string(value);
    case NumberFormat::lower_letter:
    case NumberFormat::upper_letter:
      if (value <= most_letters) {
        return letters(value, format == NumberFormat::lower_letter ? 'a' : 'A');
      }
      break;
    case NumberFormat::lower_roman:
    case NumberFormat::upper_roman:
      if (value <= largest_roman) {
        return roman(value, format == NumberFormat::upper_roman);
      }
      break;
    case NumberFormat::vietnamese:
      if (value <= largest_word) {
        return words(value);
      }
      break;
    case NumberFormat::none:
    case NumberFormat::decimal:
      break;
    }
  }
  return std::to_string(value);
}

std::string bullet(std::string_view sign) {
  if (sign.empty()) {
    return {};
  }
  const char32_t c = text::decode_utf8(sign, 0).code_point;
  if (c == U'+' || c == U'*') {
    return std::string(sign);
  }
  return "-"; // dashes, discs, arrows, private signs of symbol fonts
}

} // namespace danchieu::corpus
