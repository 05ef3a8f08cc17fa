#include "query/check/text_lines.hpp"

#include "query/characters.hpp"

#include <algorithm>

namespace danchieu::query {

namespace {

constexpr std::size_t step = 1024; ///< bytes between two counts of characters

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

} // namespace

TextLines::TextLines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) starts_.push_back(at + 1);
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); at += step) {
    characters_.push_back(characters);
    characters += characters_in(text.substr(at, step));
  }
  characters_.push_back(characters);
}

std::size_t TextLines::line_of(std::size_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(next - starts_.begin()) - 1;
}

std::size_t TextLines::characters_before(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t full = offset / step;
  return characters_[full] + characters_in(text_.substr(full * step, offset - full * step));
}

TextLines::Place TextLines::place(std::size_t offset) const {
  const std::size_t line = line_of(std::min(offset, text_.size()));
  return {line + 1, characters_before(offset) - characters_before(starts_[line]) + 1};
}

corpus::Span TextLines::line_around(std::size_t offset) const {
  const std::size_t line = line_of(std::min(offset, text_.size()));
  const std::size_t end = line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
  return {starts_[line], end};
}

} // namespace danchieu::query
