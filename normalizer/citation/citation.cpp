#include "normalizer/citation/citation.hpp"

#include "normalizer/citation/letters.hpp"

#include <algorithm>
#include <array>

namespace danchieu::citation {
namespace {

constexpr std::array<std::string_view, 5> kind_codes = {"numbered", "by_name", "self", "anaphor", "header"};
constexpr std::array<std::string_view, 12> relation_codes = {"cites",    "legal_basis", "replaces",    "repeals",
                                                             "amends",   "suspends",    "corrects",    "guides",
                                                             "issued_with", "consolidates", "proposal", "self"};

} // namespace

std::string_view code(CitationKind kind) {
  return kind_codes.at(static_cast<std::size_t>(kind));
}

std::string_view code(RelationKind relation) {
  return relation_codes.at(static_cast<std::size_t>(relation));
}

std::optional<RelationKind> relation_kind(std::string_view code) {
  const auto found = std::find(relation_codes.begin(), relation_codes.end(), code);
  if (found == relation_codes.end()) {
    return std::nullopt;
  }
  return static_cast<RelationKind>(found - relation_codes.begin());
}

std::string number_key(std::string_view number) {
  std::string key;
  bool gap = false;
  bool digits = false; // some digit has been seen: the key begins there
  for (std::size_t i = 0; i < number.size();) {
    const Letter letter = letter_at(number, i);
    i += letter.length;
    if (letter.digit() || (digits && letter.letter())) {
      if (gap && !key.empty()) {
        key += '-';
      }
      gap = false;
      if (!digits && letter.folded == '0' && letter_at(number, i).digit()) {
        continue; // a leading zero of the serial
      }
      digits = true;
      key += letter.folded;
    } else {
      gap = true;
    }
  }
  return key;
}

} // namespace danchieu::citation
