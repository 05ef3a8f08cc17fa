#pragma once

#include "corpus/document/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// A word of a heading with its place in the layout.
struct Word {
  Span span;
  std::string_view text; ///< without emphasis marks and table bars at its ends
  std::string plain;     ///< see layout_words.hpp; empty for dashes and other signs
  bool line_start = false;
  bool cell_start = false; ///< first of its line, or after a tab or three blanks
  bool after_blank_line = false;
  bool capitals = false; ///< has letters, none of them small
  bool used = false;     ///< already recognised as something
};

/// The beginning of the character that `offset` lies in: where a window of so many bytes may end or begin.
std::size_t character_boundary(std::string_view text, std::size_t offset);

/// The words of a part of a text.
std::vector<Word> split_words(std::string_view text, Span part);

/// One line of a text, without blanks, emphasis marks and table bars at its ends; empty lines are left out.
struct Line {
  Span span;
  std::size_t start = 0; ///< of the whole line
  bool after_blank_line = false;
};

std::vector<Line> split_lines(std::string_view text, Span part);

/// Whether a piece of text has letters and none of them is small.
bool is_capitals(std::string_view text);

/// Whether it begins with a capital letter.
bool begins_with_capital(std::string_view text);

} // namespace danchieu::corpus
