#include "normalizer/citation/scan.hpp"

#include <algorithm>

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_gap = 400;

/// "CÔNG BÁO/Số 278/Ngày 18-05-2026" at `at`: behind it; npos when it is not there.
std::size_t gazette_heading(std::string_view text, std::size_t at) {
  at = match_words(text, at, "cong bao");
  if (at == npos) {
    return npos;
  }
  const std::size_t limit = std::min(text.size(), at + 60);
  while (at < limit && text[at] != '\n') {
    ++at;
  }
  return at < text.size() && text[at] != '\n' ? npos : at;
}

/// The seal of a signed page, "Ký bởi: …", "Cơ quan: …", "Ngày ký: …", each on a line of its own: behind it.
std::size_t signature_lines(std::string_view text, std::size_t at) {
  if (match_words(text, at, "ky boi") == npos && match_words(text, at, "nguoi ky") == npos) {
    return npos;
  }
  std::size_t end = npos;
  for (int lines = 0; lines < 6; ++lines) {
    std::size_t behind = npos;
    for (const std::string_view label : {"ky boi", "nguoi ky", "co quan", "ngay ky", "thoi gian ky", "email"}) {
      behind = match_words(text, at, label);
      if (behind != npos) {
        break;
      }
    }
    const std::size_t limit = std::min(text.size(), behind == npos ? 0 : behind + 160);
    if (behind == npos || behind >= limit || text[behind] != ':') {
      break;
    }
    while (behind < limit && text[behind] != '\n') {
      ++behind;
    }
    if (behind >= limit) {
      break;
    }
    end = behind;
    at = skip_blanks(text, behind);
  }
  return end;
}

/// A line of digits alone at `at` (a page number): behind it, at its line break.
std::size_t page_number(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end < at + 4 && text[end] >= '0' && text[end] <= '9') {
    ++end;
  }
  if (end == at) {
    return npos;
  }
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) {
    ++end;
  }
  return end < text.size() && text[end] != '\n' ? npos : end;
}

} // namespace

std::size_t skip_all_blanks(std::string_view text, std::size_t at) {
  const std::size_t limit = at + longest_gap;
  while (at < limit) {
    const Letter letter = letter_at(text, at);
    if (!letter.blank()) {
      break;
    }
    at += letter.length;
  }
  return at;
}

std::size_t skip_long_gap(std::string_view text, std::size_t at) {
  std::size_t end = skip_all_blanks(text, at);
  const auto broken = [&](std::size_t from, std::size_t to) {
    return text.substr(from, to - from).find('\n') != npos;
  };
  if (end >= text.size() || !broken(at, end)) {
    return end;
  }
  if (text[end] == 'K' || text[end] == 'N') {
    const std::size_t sealed = signature_lines(text, end);
    if (sealed == npos) {
      return end;
    }
    end = skip_blanks(text, sealed);
    if (end >= text.size()) {
      return end;
    }
  }
  const char first = text[end];
  if (first != 'C' && (first < '0' || first > '9')) {
    return end;
  }
  // page number, then the heading; or the heading, then the page number; never a number alone
  std::size_t next = end;
  const std::size_t number = page_number(text, next);
  if (number != npos) {
    next = skip_blanks(text, number);
  }
  const std::size_t heading = gazette_heading(text, next);
  if (heading == npos) {
    return end;
  }
  next = skip_blanks(text, heading);
  if (number == npos) {
    if (const std::size_t late = page_number(text, next); late != npos) {
      next = skip_blanks(text, late);
    }
  }
  return next;
}

bool Word::may_be(const Word& word) const {
  if (folded() != word.folded() || (tone != 0 && tone != word.tone)) {
    return false;
  }
  for (unsigned i = 0; i < size; ++i) {
    if (shapes[i] != 0 && shapes[i] != word.shapes[i]) {
      return false;
    }
  }
  return true;
}

Word word_at(std::string_view text, std::size_t at) {
  Word word;
  word.start = at;
  Letter letter = letter_at(text, at);
  word.capital = letter.upper;
  unsigned size = 0;
  unsigned marks = 0;
  while (letter.letter()) {
    if (size < word.buffer.size()) {
      word.shapes[size] = letter.shape;
      word.buffer[size++] = letter.folded;
    }
    word.tone = letter.tone != 0 ? letter.tone : word.tone;
    word.all_capital = word.all_capital & letter.upper;
    marks |= letter.tone | letter.shape;
    at += letter.length;
    if (at - word.start > longest_word) {
      break;
    }
    letter = letter_at(text, at);
  }
  word.size = static_cast<unsigned char>(size);
  word.marked = marks != 0;
  word.end = at;
  return word;
}

std::size_t match_all_words(std::string_view text, std::size_t at, std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == ' ') {
      const std::size_t next = skip_blanks(text, at);
      if (next == at) {
        return npos;
      }
      at = next;
      continue;
    }
    const Letter letter = letter_at(text, at);
    if (letter.folded != words[i]) {
      return npos;
    }
    at += letter.length;
  }
  return word_character(text, at) && letter_at(text, at).letter() ? npos : at;
}

bool word_character(std::string_view text, std::size_t at) {
  const Letter letter = letter_at(text, at);
  return letter.letter() || letter.digit();
}

std::size_t before_blanks(std::string_view text, std::size_t at) {
  const std::size_t limit = at > 40 ? at - 40 : 0;
  while (at > limit) {
    const std::size_t back = previous(text, at);
    if (!letter_at(text, back).blank()) {
      return back;
    }
    at = back;
  }
  return npos;
}

Word word_before(std::string_view text, std::size_t at) {
  std::size_t last = before_blanks(text, at);
  if (last == npos || !letter_at(text, last).letter()) {
    return {};
  }
  std::size_t start = last;
  for (int letters = 0; start > 0 && letters < 15; ++letters) {
    const std::size_t back = previous(text, start);
    if (!letter_at(text, back).letter()) {
      break;
    }
    start = back;
  }
  return word_at(text, start);
}

} // namespace danchieu::citation
