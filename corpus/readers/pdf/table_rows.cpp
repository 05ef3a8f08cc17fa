#include "corpus/readers/pdf/table_rows.hpp"

#include "corpus/readers/pdf/column_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::corpus {

namespace {

constexpr std::size_t max_pieces = 1500;   ///< of a page; more is no table that anyone reads
constexpr double band_gap = 0.02;          ///< of a line's height, between lines of text
constexpr double padding = 0.25;           ///< of a line's height, by which rows stand further apart than lines of a cell
constexpr double tall_row = 24;            ///< lines of one row between lines with two others beside them

/// A stretch of the page's height that holds a table.
struct Region {
  double top = 0;
  double bottom = 0;
};

/// Places of cuts: where the boxes, projected on one axis, leave at least `least` free.
template <class From, class To> std::vector<std::vector<Piece*>> cut(std::vector<Piece*> pieces, double least, From from, To to) {
  std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece* a, const Piece* b) { return from(a->line.box) < from(b->line.box); });
  std::vector<std::vector<Piece*>> groups;
  double end = -std::numeric_limits<double>::max();
  for (Piece* piece : pieces) {
    if (groups.empty() || from(piece->line.box) - end >= least) {
      groups.emplace_back();
    }
    groups.back().push_back(piece);
    end = std::max(end, to(piece->line.box));
  }
  return groups;
}

/// The lowest (or highest) line of a table may belong to one cell alone; it stands close to the others, under the start of
/// one of them.
bool continues(const Piece& piece, const Region& region, const std::vector<Piece>& pieces, double height) {
  const Box& box = piece.line.box;
  const bool close = box.top < region.bottom + (piece.columns > 0 ? 1.0 : 0.35) * height && box.bottom > region.top - (piece.columns > 0 ? 1.0 : 0.35) * height;
  if (!close || piece.columns > 0) {
    return close;
  }
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& other) {
    return &other != &piece && other.columns > 0 && other.line.box.middle() > region.top && other.line.box.middle() < region.bottom &&
           std::abs(other.line.box.left - box.left) < 0.3 * height;
  });
}

/// From the first line with two others beside it to the last, with all lines of their rows.
std::vector<Region> regions_of(const std::vector<Piece>& pieces, double height) {
  std::vector<const Piece*> by_top;
  for (const Piece& piece : pieces) {
    by_top.push_back(&piece);
  }
  std::stable_sort(by_top.begin(), by_top.end(), [](const Piece* a, const Piece* b) { return a->line.box.top < b->line.box.top; });
  std::vector<Region> regions;
  for (const Piece* piece : by_top) {
    if (piece->columns < 2) {
      continue;
    }
    if (regions.empty() || piece->line.box.top - regions.back().bottom > tall_row * height) {
      regions.push_back({piece->line.box.top, piece->line.box.bottom});
    }
    regions.back().bottom = std::max(regions.back().bottom, piece->line.box.bottom);
  }
  for (Region& region : regions) {
    for (const Piece* piece : by_top) {
      if (piece->line.box.bottom > region.bottom && continues(*piece, region, pieces, height)) {
        region.bottom = piece->line.box.bottom;
      }
    }
    for (auto piece = by_top.rbegin(); piece != by_top.rend(); ++piece) {
      if ((*piece)->line.box.top < region.top && continues(**piece, region, pieces, height)) {
        region.top = (*piece)->line.box.top;
      }
    }
  }
  for (std::size_t i = 1; i < regions.size(); ++i) {
    regions[i].top = std::max(regions[i].top, regions[i - 1].bottom);
  }
  return regions;
}

/// The lines of a cell as one; a number that is broken at its hyphen or stroke is put together again.
void append_cell(PrintedLine& row, const std::vector<Piece*>& cell) {
  bool first = true;
  for (const Piece* piece : cell) {
    for (const PrintedWord& word : piece->line.words) {
      PrintedWord copy = word;
      if (first && !row.words.empty()) {
        copy.text.insert(0, "\t");
      } else if (!first && &word == &piece->line.words.front()) {
        std::string& before = row.words.back().text;
        const bool broken = before.size() > 2 && (before.back() == '-' || before.back() == '/') && before.find_first_of("0123456789/") != std::string::npos;
        if (broken) {
          before += word.text;
          continue;
        }
      }
      row.words.push_back(std::move(copy));
      first = false;
    }
  }
}

struct Band {
  std::vector<Piece*> pieces;
  Box box;
  bool numbered = false; ///< its leftmost cell is a number: "3", "3.", "IV"
};

bool is_ordinal(const Piece& piece) {
  if (piece.line.words.size() != 1) {
    return false;
  }
  std::string_view word = piece.line.words.front().text;
  while (!word.empty() && (word.back() == '.' || word.back() == ')')) {
    word.remove_suffix(1);
  }
  return !word.empty() && word.size() <= 6 && word.find_first_not_of("0123456789.IVX") == std::string_view::npos;
}

std::vector<Band> bands_of(const std::vector<Piece*>& pieces, double height) {
  std::vector<Band> bands;
  double left = std::numeric_limits<double>::max();
  for (const Piece* piece : pieces) {
    left = std::min(left, piece->line.box.left);
  }
  for (std::vector<Piece*>& group : cut(pieces, band_gap * height, [](const Box& box) { return box.top; }, [](const Box& box) { return box.bottom; })) {
    Band band{std::move(group), {}, false};
    band.box = band.pieces.front()->line.box;
    for (const Piece* piece : band.pieces) {
      band.box.take_in(piece->line.box);
      band.numbered = band.numbered || (is_ordinal(*piece) && piece->line.box.left < left + 3 * height);
    }
    bands.push_back(std::move(band));
  }
  return bands;
}

/// Bands of lines put together to rows. Rows stand further apart than the lines of a cell; where they do not, a number in
/// the first column begins one; where there are no numbers, every line is one.
std::vector<std::vector<Piece*>> rows_of(const std::vector<Piece*>& pieces, double height) {
  std::vector<Band> bands = bands_of(pieces, height);
  std::vector<double> gaps;
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    numbers += bands[i].numbered ? 1 : 0;
    if (i > 0) {
      gaps.push_back(bands[i].box.top - bands[i - 1].box.bottom);
    }
  }
  std::sort(gaps.begin(), gaps.end());
  const double narrow = gaps.empty() ? 0 : gaps[gaps.size() / 10];
  const bool differ = !gaps.empty() && gaps.back() > narrow + padding * height;
  std::vector<std::vector<Piece*>> rows;
  bool numbered = false;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    Band& band = bands[i];
    const bool apart = i == 0 || band.box.top - bands[i - 1].box.bottom > narrow + padding * height;
    const bool next_number = band.numbered && numbered;
    if (apart || next_number || (numbers < 2 && !differ)) {
      rows.emplace_back();
      numbered = false;
    }
    rows.back().insert(rows.back().end(), band.pieces.begin(), band.pieces.end());
    numbered = numbered || band.numbered;
  }
  return rows;
}

/// From top to bottom; pieces of one printed line, which wide blanks have cut, from left to right.
void sort_lines(std::vector<Piece*>& cell, double height) {
  std::stable_sort(cell.begin(), cell.end(), [](const Piece* a, const Piece* b) { return a->line.box.middle() < b->line.box.middle(); });
  for (auto start = cell.begin(); start != cell.end();) {
    const auto end = std::find_if(start, cell.end(), [&](const Piece* piece) { return piece->line.box.middle() - (*start)->line.box.middle() > 0.5 * height; });
    std::stable_sort(start, end, [](const Piece* a, const Piece* b) { return a->line.box.left < b->line.box.left; });
    start = end;
  }
}

PrintedLine row_of(const std::vector<Piece*>& pieces, double height) {
  PrintedLine row;
  const auto columns = cut(pieces, 0.2 * height, [](const Box& box) { return box.left; }, [](const Box& box) { return box.right; });
  for (const std::vector<Piece*>& column : columns) {
    std::vector<Piece*> cell = column;
    sort_lines(cell, height);
    append_cell(row, cell);
  }
  row.box = pieces.front()->line.box;
  for (const Piece* piece : pieces) {
    row.box.take_in(piece->line.box);
  }
  return row;
}

} // namespace

void join_table_rows(PrintedPage& page) {
  page.lines.erase(std::remove_if(page.lines.begin(), page.lines.end(), [](const PrintedLine& line) { return line.words.empty(); }), page.lines.end());
  if (page.lines.size() > max_pieces) {
    return;
  }
  const double height = usual_height(page.lines);
  std::vector<Piece> pieces = column_pieces(page.lines, height);
  const std::vector<Region> regions = regions_of(pieces, height);
  if (regions.empty()) {
    return;
  }
  std::vector<std::optional<std::size_t>> region_of(page.lines.size());
  std::vector<std::vector<Piece*>> members(regions.size());
  for (Piece& piece : pieces) {
    for (std::size_t i = 0; i < regions.size(); ++i) {
      if (piece.line.box.middle() > regions[i].top && piece.line.box.middle() < regions[i].bottom) {
        region_of[piece.place] = i;
        members[i].push_back(&piece);
      }
    }
  }
  std::vector<PrintedLine> ordered;
  std::vector<bool> done(regions.size(), false);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!region_of[i]) {
      ordered.push_back(std::move(page.lines[i]));
      continue;
    }
    if (done[*region_of[i]]) {
      continue;
    }
    done[*region_of[i]] = true;
    for (const std::vector<Piece*>& row : rows_of(members[*region_of[i]], height)) {
      ordered.push_back(row_of(row, height));
    }
  }
  page.lines = std::move(ordered);
}

} // namespace danchieu::corpus
