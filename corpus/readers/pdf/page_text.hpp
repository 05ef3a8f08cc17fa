#pragma once

#include "corpus/readers/pdf/page.hpp"
#include "corpus/readers/reader.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// Makes the text of a document out of its printed pages: headings' columns in order, running heads, page numbers and
/// the stamps of electronic signatures left out, one printed line a line (hard wraps stay), a blank line where the page
/// has one, a page number for every offset.
class PageText {
public:
  void add(PrintedPage page);

  std::size_t pages() const { return pages_.size(); }

  /// Letters of one page, or of the first `count`, that belong to the document (no stamps, no page numbers).
  std::size_t letters_of_page(std::size_t index) const;
  std::size_t letters_of_first(std::size_t count) const;

  /// Bytes of all lines so far.
  std::size_t size() const { return size_; }

  /// Puts what was recognised in the picture of a page in the place of its lines, but for the stamps that they told;
  /// unless the lines have more letters.
  void replace(std::size_t index, PrintedPage recognised);

  /// The clean text with pages and doubtful words; `ocr` tells whether a page was recognised.
  SourceText finish();

private:
  struct Line {
    Box box;
    std::string text;
    std::vector<DoubtfulWord> doubtful; ///< offsets in `text`
  };

  struct Page {
    unsigned number = 1;
    double width = 0;
    double height = 0;
    bool recognised = false;
    std::vector<Box> stamps; ///< of electronic signatures that were left out
    std::vector<Line> lines;
  };

  static Page flatten(PrintedPage page);
  void drop_running_lines();

  std::vector<Page> pages_;
  std::size_t size_ = 0;
};

} // namespace danchieu::corpus
