#include "query/facets.hpp"

#include "normalizer/citation/instrument_type.hpp"
#include "query/xapian_query.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t most_facet_values = 30;

/// "nghi-dinh" → "nghị định"; a slug that no type has stays as it is.
std::string type_name(const std::string& slug) {
  for (const citation::InstrumentType& type : citation::instrument_types())
    if (type.slug == slug) return type.name;
  return slug;
}

} // namespace

FacetCounter::FacetCounter(Date on) : on_(compact_date(on)) {}

void FacetCounter::count(const Values& values, const std::string& key) {
  const auto add = [&key](Counts& counts, const std::string& value) {
    if (value.empty() || value == "_") return;
    Count& count = counts[value];
    if (count.works++ == 0) count.example = key;
  };
  add(types_, values.type);
  add(authorities_, values.authority);
  add(years_, values.year);
  add(statuses_, std::string(corpus::code(stored_status(values.from, values.until, values.flags, on_))));
}

std::vector<Facet> FacetCounter::facets(const WorkStore& store) const {
  std::vector<Facet> out;
  const auto add = [&out](std::string name, const Counts& counts, const auto& label, bool by_value) {
    Facet facet{.name = std::move(name), .values = {}};
    for (const auto& [value, count] : counts) facet.values.push_back({value, {}, {}, count.works});
    std::ranges::stable_sort(facet.values, [by_value](const FacetValue& a, const FacetValue& b) {
      return by_value ? a.value > b.value : a.count > b.count;
    });
    if (facet.values.size() > most_facet_values) facet.values.resize(most_facet_values);
    for (FacetValue& value : facet.values) {
      std::tie(value.vi, value.en) = label(value.value, counts.at(value.value));
    }
    out.push_back(std::move(facet));
  };
  using Labels = std::pair<std::string, std::string>;
  add("type", types_, [](const std::string& value, const Count&) { return Labels(type_name(value), type_name(value)); }, false);
  add("issuer", authorities_,
      [&store](const std::string& value, const Count& count) {
        const std::string named = store.description(count.example).issuer;
        return named.empty() ? Labels(value, value) : Labels(named, named);
      },
      false);
  add("year", years_, [](const std::string& value, const Count&) { return Labels(value, value); }, true);
  add("status", statuses_,
      [](const std::string& value, const Count&) {
        const ForceStatus status = corpus::force_status(value).value_or(ForceStatus::unknown);
        return Labels(label(status, corpus::Language::vi), label(status, corpus::Language::en));
      },
      false);
  return out;
}

} // namespace danchieu::query
