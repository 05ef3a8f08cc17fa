#include "corpus/document/legal_force.hpp"

#include "corpus/document/table.hpp"

#include <array>
#include <cassert>
#include <utility>

// The names of statuses and the words of rules: force_statuses.tsv, force_rules.tsv.

namespace danchieu::corpus {

namespace {

constexpr std::array<std::pair<ForceStatus, std::string_view>, 8> status_codes{{
    {ForceStatus::in_force, "in_force"},
    {ForceStatus::not_yet_in_force, "not_yet_in_force"},
    {ForceStatus::expired, "expired"},
    {ForceStatus::partly_expired, "partly_expired"},
    {ForceStatus::suspended, "suspended"},
    {ForceStatus::partly_suspended, "partly_suspended"},
    {ForceStatus::needs_review, "needs_review"},
    {ForceStatus::unknown, "unknown"},
}};

} // namespace

std::string_view code(ForceStatus status) {
  for (const auto& [known, text] : status_codes)
    if (known == status) return text;
  assert(false);
  return "unknown";
}

std::optional<ForceStatus> force_status(std::string_view code) {
  for (const auto& [status, text] : status_codes)
    if (text == code) return status;
  return std::nullopt;
}

std::string_view label(ForceStatus status, Language language) {
  static const auto rows = table_rows(embedded_file("force_statuses.tsv"));
  for (const auto& row : rows)
    if (row[0] == code(status)) return language == Language::vi ? row[1] : row[2];
  assert(false);
  return code(status);
}

std::string_view explain(std::string_view rule, Language language) {
  static const auto rows = table_rows(embedded_file("force_rules.tsv"));
  for (const auto& row : rows)
    if (row[0] == rule) return language == Language::vi ? row[1] : row[2];
  return rule;
}

} // namespace danchieu::corpus
