#pragma once

#include "normalizer/text/offset_map.hpp"

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// A text without its markers, and the way back to the text with them.
struct StrippedText {
  std::string text;
  text::OffsetMap offsets;
};

/// Takes the markers out of Markdown and leaves every word, number and line break as written: a CommonMark parser would
/// renumber clauses ("5." and "7." become a list 5, 6). `clean` is clean UTF-8. Total, linear.
///   "## Chương I" → "Chương I"; "**Điều 1.**" → "Điều 1."; "1\. Phạm vi" → "1. Phạm vi"; "> câu" → "câu";
///   "[Luật](https://…)" → "Luật"; "| a | b |" → "a<tab>b"; rules below table heads and code fences → empty lines
StrippedText strip_markdown(std::string_view clean);

} // namespace danchieu::corpus
