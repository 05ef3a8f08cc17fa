#include "corpus/readers/pdf/column_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr double column_gap = 0.45;        ///< of a line's height, at least between the cells of a row
constexpr double wider_than_blank = 1.8;   ///< times the usual blank of the page, the same
constexpr double sure_gap = 2.5;           ///< a gap inside a line that no justified text has

bool beside(const Box& a, const Box& b) {
  const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return overlap > 0.3 * std::min(a.height(), b.height()) && (a.right <= b.left || b.right <= a.left);
}

Box box_of(const PrintedLine& line) {
  Box box = line.words.front().box;
  for (const PrintedWord& word : line.words) {
    box.take_in(word.box);
  }
  return box;
}

/// The least gap between two cells: wider than the blanks of the page, whatever its font.
double least_gap(const std::vector<PrintedLine>& lines, double height) {
  std::vector<double> blanks;
  for (const PrintedLine& line : lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      blanks.push_back(line.words[i].box.left - line.words[i - 1].box.right);
    }
  }
  if (blanks.empty()) {
    return column_gap * height;
  }
  const auto middle = blanks.begin() + static_cast<std::ptrdiff_t>(blanks.size() / 2);
  std::nth_element(blanks.begin(), middle, blanks.end());
  return std::clamp(wider_than_blank * *middle, column_gap * height, 1.2 * height);
}

/// Whether a line begins at this place, or goes on there after a gap.
bool begins_at(const PrintedLine& line, double left, double height, double least) {
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const bool after_gap = i == 0 || line.words[i].box.left - line.words[i - 1].box.right > least;
    if (after_gap && std::abs(line.words[i].box.left - left) < 0.15 * height) {
      return true;
    }
  }
  return false;
}

/// Cuts a line at gaps that are as wide as no gap inside a sentence, or behind which another line begins as well, so
/// that a column does.
std::vector<PrintedLine> cut_at_columns(const PrintedLine& line, const std::vector<PrintedLine>& all, double least) {
  std::vector<PrintedLine> pieces(1);
  const double height = std::max(line.box.height(), 1.0);
  for (const PrintedWord& word : line.words) {
    if (!pieces.back().words.empty()) {
      const double gap = word.box.left - pieces.back().words.back().box.right;
      const bool column_begins = gap > least && std::any_of(all.begin(), all.end(), [&](const PrintedLine& other) {
        return &other != &line && std::abs(other.box.middle() - line.box.middle()) < 6 * height && begins_at(other, word.box.left, height, least);
      });
      if (gap > std::max(sure_gap * height, least) || column_begins) {
        pieces.emplace_back();
      }
    }
    pieces.back().words.push_back(word);
  }
  for (PrintedLine& piece : pieces) {
    piece.box = box_of(piece);
  }
  return pieces;
}

void count_columns(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces) {
    // Columns beside it, each counted once however many lines it has there.
    std::vector<Box> columns;
    for (const Piece& other : pieces) {
      if (!beside(piece.line.box, other.line.box)) {
        continue;
      }
      const auto same = std::find_if(columns.begin(), columns.end(), [&](const Box& column) {
        return std::min(column.right, other.line.box.right) > std::max(column.left, other.line.box.left);
      });
      if (same == columns.end()) {
        columns.push_back(other.line.box);
      } else {
        same->take_in(other.line.box);
      }
    }
    piece.columns = columns.size();
  }
}

} // namespace

double usual_height(const std::vector<PrintedLine>& lines) {
  std::vector<double> heights;
  for (const PrintedLine& line : lines) {
    heights.push_back(line.box.height());
  }
  if (heights.empty()) {
    return 1;
  }
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return std::max(*middle, 1.0);
}

std::vector<Piece> column_pieces(const std::vector<PrintedLine>& lines, double height) {
  const double least = least_gap(lines, height);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (PrintedLine& line : cut_at_columns(lines[i], lines, least)) {
      pieces.push_back({std::move(line), i, 0});
    }
  }
  // A line as tall as several is printed at a right angle to the others: the head of the gazette beside a turned table.
  std::vector<Piece> upright;
  std::copy_if(std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()), std::back_inserter(upright),
               [&](const Piece& piece) { return piece.line.box.height() < 2.5 * height; });
  count_columns(upright);
  return upright;
}

} // namespace danchieu::corpus
