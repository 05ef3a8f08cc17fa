#pragma once

#include "query/work_view.hpp"
#include "web/page.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace danchieu::web {

/// A stretch of a paragraph in one style.
struct TextRun {
  std::string text;
  std::string work; ///< cited work; empty: no link
  bool strong = false;
  bool marked = false; ///< inside the sentence that the address points to
  bool doubtful = false; ///< a word that recognition from a picture was not sure of
};

/// A paragraph of a document's text as shown: lines that only the paper broke are joined.
struct TextBlock {
  std::string style;                ///< "part", "article", "clause", "point", "caps" or ""
  std::vector<std::string> anchors; ///< of the provisions that begin here
  std::vector<TextRun> runs;
  std::size_t bytes = 0;
  bool marked = false;
};

/// The whole text in paragraphs; nothing is left out or reordered, only blanks are squeezed. `mark` is a span
/// of the clean text. Linear in the length of the text.
std::vector<TextBlock> text_blocks(const query::WorkView& view, std::optional<query::Span> mark);

/// A line of the table of contents.
struct ContentsEntry {
  std::string eid;
  std::string label;
  std::string heading;
  int depth = 0;
};

/// The provisions down to articles (or the second level where there are none), in order; at most `limit`.
std::vector<ContentsEntry> contents_of(const std::vector<corpus::Provision>& provisions,
                                       std::size_t limit = 600);

} // namespace danchieu::web
