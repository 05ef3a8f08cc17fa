#include "corpus/readers/styled_line.hpp"

#include "normalizer/text/fold.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

void StyledLine::add(std::string_view utf8, const RunStyle& style) {
  if (utf8.empty()) {
    return;
  }
  size_ += utf8.size();
  if (runs_.empty() || runs_.back().style != style) {
    runs_.push_back({{}, style});
  }
  runs_.back().text += utf8;
}

std::string StyledLine::take(FontTally& tally) {
  std::string line;
  for (Run& run : runs_) {
    if (run.style.font.encoding && !is_ascii(run.text)) {
      std::string decoded = decode_font_text(run.text, *run.style.font.encoding);
      if (decoded != run.text) {
        tally[*run.style.font.encoding] +=
            static_cast<std::size_t>(std::count_if(run.text.begin(), run.text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
        run.text = std::move(decoded);
      }
    }
    line += run.style.capitals || run.style.font.capitals ? text::upper(run.text) : run.text;
  }
  runs_.clear();
  size_ = 0;
  return line;
}

} // namespace danchieu::corpus
