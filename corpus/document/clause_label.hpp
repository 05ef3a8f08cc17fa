#pragma once

#include <charconv>
#include <cctype>
#include <optional>
#include <string_view>
#include <system_error>

namespace danchieu::corpus {

// What labels of provisions are made of; words in lower case.

inline std::optional<int> to_int(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

inline bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 6 && word.find_first_not_of("ivxlc") == std::string_view::npos;
}

/// The letters that number points: a b c d đ e g h i k l m n o p q r s t u v x y (f, j, w, z occur too).
inline bool is_point_letter(std::string_view word) {
  return word == "đ" || (word.size() == 1 && std::isalpha(static_cast<unsigned char>(word[0])) != 0);
}

} // namespace danchieu::corpus
