#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// A rectangle on a page, in points from its upper left corner.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }

  /// Grows to hold the other one too.
  void take_in(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
  }
};

struct PrintedWord {
  Box box;
  std::string text; ///< UTF-8 as the file's fonts tell, not clean
  int confidence = -1; ///< 0 to 100 when it was recognised from a picture
};

/// Words that stand beside each other.
struct PrintedLine {
  Box box;
  std::vector<PrintedWord> words;

  std::string text() const; ///< the words with one blank between them
};

/// A page; its lines stand in the reading order of pdftotext or tesseract.
struct PrintedPage {
  unsigned number = 1;
  double width = 0;
  double height = 0;
  std::vector<PrintedLine> lines;
};

} // namespace danchieu::corpus
