#include "corpus/readers/pdf/upright.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace danchieu::corpus {

void turn_upright(PrintedPage& page) {
  std::size_t upright = 0;
  std::size_t climbing = 0;
  std::size_t falling = 0;
  for (const PrintedLine& line : page.lines) {
    if (line.words.size() < 3) {
      continue;
    }
    if (line.box.height() < line.box.right - line.box.left) {
      ++upright;
    } else {
      ++(line.words.front().box.top > line.words.back().box.top ? climbing : falling);
    }
  }
  if (climbing + falling <= 2 * upright) {
    return;
  }
  const bool climbs = climbing > falling;
  const auto turn = [&](Box& box) {
    box = climbs ? Box{page.height - box.bottom, box.left, page.height - box.top, box.right}
                 : Box{box.top, page.width - box.right, box.bottom, page.width - box.left};
  };
  for (PrintedLine& line : page.lines) {
    turn(line.box);
    for (PrintedWord& word : line.words) {
      turn(word.box);
    }
  }
  std::swap(page.width, page.height);
  // The order in which pdftotext gives turned lines is that of the page as it lies.
  std::stable_sort(page.lines.begin(), page.lines.end(), [](const PrintedLine& a, const PrintedLine& b) { return a.box.top < b.box.top; });
}

} // namespace danchieu::corpus
