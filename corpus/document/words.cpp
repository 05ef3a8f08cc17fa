#include "corpus/document/words.hpp"

#include "corpus/document/layout_words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

bool is_mark(char c) { return c == '*' || c == '_' || c == '|' || c == '\\' || c == '~'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

Span without_marks(std::string_view text, Span span) {
  while (span.start < span.end && (is_blank(text[span.start]) || is_mark(text[span.start]))) {
    ++span.start;
  }
  while (span.start < span.end && (is_blank(text[span.end - 1]) || is_mark(text[span.end - 1]))) {
    --span.end;
  }
  return span;
}

/// The bytes of the first character.
std::string_view first_character(std::string_view text) {
  std::size_t size = text.empty() ? 0 : 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return text.substr(0, size);
}

} // namespace

bool is_capitals(std::string_view text) {
  // Nearly every line of running text has a small ASCII letter: no need to look further.
  const bool small = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return !small && text::lower(text) != text && text::upper(text) == text;
}

bool begins_with_capital(std::string_view text) {
  const std::string_view first = first_character(text);
  return !first.empty() && text::lower(first) != first;
}

std::size_t character_boundary(std::string_view text, std::size_t offset) {
  while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
    --offset;
  }
  return offset;
}

std::vector<Word> split_words(std::string_view text, Span part) {
  std::vector<Word> words;
  int breaks = 1;
  int blanks = 3;
  const std::size_t end = std::min(part.end, text.size());
  for (std::size_t at = part.start; at < end;) {
    if (text[at] == '\n') {
      ++breaks;
      ++at;
    } else if (is_blank(text[at])) {
      blanks += text[at] == '\t' ? 3 : 1;
      ++at;
    } else {
      std::size_t stop = at;
      while (stop < end && text[stop] != '\n' && !is_blank(text[stop])) {
        ++stop;
      }
      Word word;
      word.span = without_marks(text, {at, stop});
      word.text = text.substr(word.span.start, word.span.end - word.span.start);
      word.plain = plain(word.text);
      word.line_start = breaks > 0;
      word.cell_start = breaks > 0 || blanks >= 3;
      word.after_blank_line = breaks > 1;
      word.capitals = is_capitals(word.text);
      words.push_back(std::move(word));
      breaks = 0;
      blanks = 0;
      at = stop;
    }
  }
  return words;
}

std::vector<Line> split_lines(std::string_view text, Span part) {
  std::vector<Line> lines;
  bool blank = true;
  const std::size_t end = std::min(part.end, text.size());
  for (std::size_t at = part.start; at < end;) {
    const std::size_t stop = std::min(text.find('\n', at), end);
    Line line;
    line.start = at;
    line.span = without_marks(text, {at, stop});
    line.after_blank_line = blank;
    blank = line.span.start == line.span.end;
    if (!blank) {
      lines.push_back(line);
    }
    at = stop + 1;
  }
  return lines;
}

} // namespace danchieu::corpus
