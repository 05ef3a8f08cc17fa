#include "normalizer/citation/document_code.hpp"

#include "normalizer/citation/letters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::citation {
namespace {

/// A group of letters as bytes and as what they fold to.
struct Letters {
  std::string folded;
  std::vector<std::size_t> places; ///< of each letter, and the end
};

Letters letters_of(std::string_view group) {
  Letters letters;
  for (std::size_t at = 0; at < group.size();) {
    const Letter letter = letter_at(group, at);
    letters.folded += letter.folded;
    letters.places.push_back(at);
    at += letter.length;
  }
  letters.places.push_back(group.size());
  return letters;
}

/// The ways to write `folded` from `at` on as codes of bodies; counts up to two. `cuts` gets where each part of the
/// first way begins.
unsigned ways_of_bodies(std::string_view folded, std::size_t at, std::vector<std::size_t>& cuts) {
  constexpr std::size_t shortest = 3;
  if (at == folded.size()) {
    return 1;
  }
  unsigned ways = 0;
  for (std::size_t size = folded.size() - at; size >= shortest && ways < 2; --size) {
    if (issuer_with_code(folded.substr(at, size)) == nullptr) {
      continue;
    }
    std::vector<std::size_t> rest;
    const unsigned more = ways_of_bodies(folded, at + size, rest);
    if (ways == 0 && more > 0) {
      cuts.push_back(at);
      cuts.insert(cuts.end(), rest.begin(), rest.end());
    }
    ways += more;
  }
  return std::min(ways, 2U);
}

} // namespace

std::vector<std::string_view> glued_parts(std::string_view group) {
  constexpr std::size_t longest = 40; // bytes
  constexpr std::array<std::string_view, 7> types = {"ttlt", "tt", "nd", "qd", "nq", "ct", "kh"};
  const std::string_view letters = without_term(group);
  if (letters.size() < 4 || letters.size() > longest || issuer_with_code(letters) != nullptr ||
      instrument_type_abbreviated(letters) != nullptr) {
    return {group};
  }
  const Letters read = letters_of(letters);
  const std::string_view folded = read.folded;
  std::vector<std::size_t> cuts;
  for (const std::string_view type : types) {
    if (folded.substr(0, type.size()) != type || folded.size() == type.size()) {
      continue;
    }
    const bool decree = folded == "ndcp" || folded == "nqcp"; // the one body of two letters
    std::vector<std::size_t> bodies;
    if (decree) {
      bodies = {type.size()};
    } else if (ways_of_bodies(folded, type.size(), bodies) != 1) {
      continue;
    }
    if (!cuts.empty()) {
      return {group};
    }
    cuts = std::move(bodies);
    cuts.insert(cuts.begin(), 0);
  }
  if (cuts.empty() && (ways_of_bodies(folded, 0, cuts) != 1 || cuts.size() < 2)) {
    return {group};
  }
  std::vector<std::string_view> parts;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const std::size_t start = read.places[cuts[i]];
    const std::size_t end = i + 1 < cuts.size() ? read.places[cuts[i + 1]] : group.size();
    parts.push_back(group.substr(start, end - start));
  }
  return parts;
}

} // namespace danchieu::citation
