#include "corpus/stored_force.hpp"

#include "corpus/compact_date.hpp"
#include "corpus/error.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

/// By the order of ForceStatus.
constexpr std::string_view letters = "inepsqru";
constexpr std::size_t day_digits = 8;

} // namespace

std::string encode_force(const ForceTimeline& timeline) {
  std::string text;
  for (const ForceStep& step : timeline) text += compact_date(step.from) + letters[static_cast<std::size_t>(step.status)];
  return text;
}

ForceTimeline decode_force(std::string_view text) {
  ForceTimeline timeline;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t at = timeline.empty() ? 0 : day_digits;
    const std::size_t status = rest.size() > at ? letters.find(rest[at]) : letters.npos;
    const std::optional<Date> from = parse_compact_date(rest.substr(0, at));
    if (status == letters.npos || from.has_value() == timeline.empty()) timeline.clear();
    else timeline.push_back({from, static_cast<ForceStatus>(status)});
    if (timeline.empty()) break;
    rest.remove_prefix(at + 1);
  }
  if (timeline.empty()) throw Error("the index holds \"" + std::string(text) + "\" where a work's force should stand", "Build the index anew.");
  return timeline;
}

} // namespace danchieu::corpus
