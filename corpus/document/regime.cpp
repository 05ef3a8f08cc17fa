#include "corpus/document/regime.hpp"

#include "corpus/document/table.hpp"

#include <cassert>
#include <charconv>
#include <vector>

namespace danchieu::corpus {

namespace {

int number_in(std::string_view field) {
  int value = 0;
  [[maybe_unused]] const auto result = std::from_chars(field.data(), field.data() + field.size(), value);
  assert(result.ec == std::errc{});
  return value;
}

ImplementingRule implementing_rule(std::string_view word) {
  if (word == "lapse") return ImplementingRule::lapse;
  if (word == "review") return ImplementingRule::review;
  assert(word == "stay");
  return ImplementingRule::stay;
}

std::vector<Regime> read_regimes() {
  std::vector<Regime> all;
  for (const auto& row : table_rows(embedded_file("regimes.tsv"))) {
    const std::optional<text::Date> from = text::parse_date(row[3]);
    assert(from);
    all.push_back({.id = row[0],
                   .name_vi = row[1],
                   .name_en = row[2],
                   .from = *from,
                   .until = text::parse_date(row[4]),
                   .implementing = implementing_rule(row[5]),
                   .days_central = number_in(row[6]),
                   .days_province = number_in(row[7]),
                   .days_district = number_in(row[8]),
                   .days_commune = number_in(row[9])});
  }
  return all;
}

} // namespace

std::span<const Regime> regimes() {
  static const std::vector<Regime> all = read_regimes();
  return all;
}

const Regime* regime_on(text::Date date) {
  for (const Regime& regime : regimes())
    if (date >= regime.from && (!regime.until || date <= *regime.until)) return &regime;
  return nullptr;
}

} // namespace danchieu::corpus
