#include "apps/danchieu/did_you_mean.hpp"

#include <algorithm>
#include <cstddef>

namespace danchieu::apps {

namespace {

constexpr std::size_t longest_word = 32; // verbs and options are short; bounds the work on hostile arguments

/// Optimal string alignment distance: insertions, deletions, substitutions and exchanges of neighbours.
std::size_t slips(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

} // namespace

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates) {
  if (typed.size() < 3 || typed.size() > longest_word) return {};
  std::string nearest;
  std::size_t least = 3;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = slips(typed, candidate);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

} // namespace danchieu::apps
