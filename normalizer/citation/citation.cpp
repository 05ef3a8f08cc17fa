#include "normalizer/citation/citation.hpp"

#include "normalizer/citation/document_number.hpp"
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

namespace {

std::size_t letters_end(std::string_view number, std::size_t at) {
  while (letter_at(number, at).letter() || letter_at(number, at).digit()) {
    at += letter_at(number, at).length;
  }
  return at;
}

std::size_t digits_end(std::string_view group) {
  std::size_t end = 0;
  while (letter_at(group, end).digit()) {
    ++end;
  }
  return end;
}

} // namespace

std::string number_key(std::string_view number) {
  std::string key;
  const auto add = [&](std::string_view part) {
    key += key.empty() ? "" : "-";
    for (std::size_t i = 0; i < part.size(); i += letter_at(part, i).length) {
      key += letter_at(part, i).folded;
    }
  };
  std::size_t at = 0;
  while (at < number.size() && !letter_at(number, at).digit()) {
    at += letter_at(number, at).length; // "số", "Nghị định": the key begins with a digit
  }
  while (letter_at(number, at).folded == '0' && letter_at(number, at + 1).digit()) {
    ++at; // leading zeros of the serial
  }
  while (at < number.size()) {
    const std::size_t end = letters_end(number, at);
    const std::string_view group = number.substr(at, end - at);
    if (!group.empty() && letter_at(group, 0).letter()) {
      for (const std::string_view part : glued_parts(group)) { // "TTBYT" is TT-BYT
        add(part);
      }
      const std::size_t tail = key.rfind('-') + 1;
      if (key.compare(tail, 2, "oh") == 0 && digits_end(std::string_view(key).substr(tail + 2)) > 0) {
        key[tail] = 'q'; // scanners read the Assembly's QH15 as OH15; nobody else has these letters
      }
    } else if (!group.empty()) {
      const std::size_t letters = digits_end(group);
      const bool code = group.size() > letters + 2; // "574QĐ/BTC"; a letter alone belongs to the serial: "30c"
      add(group.substr(0, code ? letters : group.size()));
      if (code) {
        add(group.substr(letters));
      }
    }
    at = end == at ? at + letter_at(number, at).length : end;
  }
  return key;
}

} // namespace danchieu::citation
