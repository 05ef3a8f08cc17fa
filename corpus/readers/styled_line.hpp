#pragma once

#include "corpus/readers/font_encoding.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// How a stretch of text is set.
struct RunStyle {
  FontTraits font;
  bool capitals = false; ///< shown in capitals, whatever was typed

  bool operator==(const RunStyle&) const = default;
};

/// How many letters beyond ASCII were decoded from which encoding of fonts.
using FontTally = std::map<text::Encoding, std::size_t>;

/// A paragraph made of stretches, each decoded by its own font. Stretches of one style are joined before, since VNI
/// writes one letter with two characters, which may stand in two runs.
class StyledLine {
public:
  void add(std::string_view utf8, const RunStyle& style);

  bool empty() const { return runs_.empty(); }

  /// What was typed so far, not decoded.
  std::string_view last_run() const { return runs_.empty() ? std::string_view{} : std::string_view(runs_.back().text); }

  std::size_t size() const { return size_; }

  /// The text, and the line is empty again.
  std::string take(FontTally& tally);

private:
  struct Run {
    std::string text;
    RunStyle style;
  };

  std::vector<Run> runs_;
  std::size_t size_ = 0;
};

} // namespace danchieu::corpus
