#include "corpus/readers/rtf_token.hpp"

#include <algorithm>
#include <charconv>

namespace danchieu::corpus {

namespace {

constexpr std::size_t longest_word = 32;
constexpr std::size_t longest_number = 10;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) {
    return c - '0';
  }
  const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

RtfToken RtfTokens::next() {
  using Kind = RtfToken::Kind;
  while (at_ < rtf_.size()) {
    const char c = rtf_[at_];
    switch (c) {
    case '{':
      ++at_;
      return {Kind::open, {}, {}, 0};
    case '}':
      ++at_;
      return {Kind::close, {}, {}, 0};
    case '\\':
      return control();
    case '\r':
    case '\n':
    case '\0':
      ++at_;
      continue;
    default:
      break;
    }
    const std::size_t start = at_;
    at_ = std::min(rtf_.find_first_of(std::string_view("{}\\\r\n\0", 6), at_), rtf_.size());
    return {Kind::text, rtf_.substr(start, at_ - start), {}, 0};
  }
  return {};
}

/// At a backslash: "\par", "\u-1234 ", "\'e9", "\~".
RtfToken RtfTokens::control() {
  using Kind = RtfToken::Kind;
  ++at_;
  if (at_ >= rtf_.size()) {
    return {};
  }
  if (!is_letter(rtf_[at_])) {
    const std::string_view sign = rtf_.substr(at_, 1);
    ++at_;
    if (sign == "'" && at_ + 1 < rtf_.size() && hex_value(rtf_[at_]) >= 0 && hex_value(rtf_[at_ + 1]) >= 0) {
      const auto value = static_cast<unsigned char>(hex_value(rtf_[at_]) * 16 + hex_value(rtf_[at_ + 1]));
      at_ += 2;
      return {Kind::byte, {}, {}, value};
    }
    return {Kind::symbol, sign, {}, 0};
  }
  const std::size_t start = at_;
  while (at_ < rtf_.size() && at_ - start < longest_word && is_letter(rtf_[at_])) {
    ++at_;
  }
  RtfToken token{Kind::word, rtf_.substr(start, at_ - start), {}, 0};
  const std::size_t number = at_;
  std::size_t end = number;
  if (end < rtf_.size() && rtf_[end] == '-') {
    ++end;
  }
  while (end < rtf_.size() && end - number <= longest_number && is_digit(rtf_[end])) {
    ++end;
  }
  int value = 0;
  if (std::from_chars(rtf_.data() + number, rtf_.data() + end, value).ec == std::errc{}) {
    token.parameter = value;
    at_ = end;
  }
  if (at_ < rtf_.size() && rtf_[at_] == ' ') {
    ++at_;
  }
  if (token.text == "bin" && token.parameter.value_or(0) > 0) {
    at_ += std::min(static_cast<std::size_t>(*token.parameter), rtf_.size() - at_);
  }
  return token;
}

} // namespace danchieu::corpus
