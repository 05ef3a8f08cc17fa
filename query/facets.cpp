#include "query/facets.hpp"

#include "corpus/subject.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "query/filter_query.hpp"

#include <algorithm>
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

FacetCounter::FacetCounter(const WorkColumns& columns, Date on)
    : columns_(columns), on_(compact_date(on)), types_(columns.types().size()), authorities_(columns.authorities().size()),
      years_(columns.years().size()), subjects_(columns.subjects().size()) {}

void FacetCounter::count(std::uint32_t work) {
  const WorkColumns::Row& row = columns_.row(work);
  if (row.type != WorkColumns::none) ++types_[row.type];
  if (row.authority != WorkColumns::none) ++authorities_[row.authority];
  if (row.year != WorkColumns::none) ++years_[row.year];
  if (row.subject != WorkColumns::none) ++subjects_[row.subject];
  ++statuses_[stored_status(row.from, row.until, row.flags, on_)];
}

std::vector<Facet> FacetCounter::facets() const {
  using Labels = std::pair<std::string, std::string>;
  struct Entry {
    std::string value;
    std::uint32_t number = 0; ///< of the value in the columns
    std::uint32_t works = 0;
  };
  std::vector<Facet> out;
  const auto add = [&out](std::string name, std::vector<Entry> entries, const auto& label, bool by_value) {
    std::ranges::sort(entries, [by_value](const Entry& a, const Entry& b) {
      return by_value || a.works == b.works ? (by_value ? a.value > b.value : a.value < b.value) : a.works > b.works;
    });
    Facet facet{.name = std::move(name), .values = {}};
    if (entries.size() > most_facet_values) entries.resize(most_facet_values);
    for (Entry& entry : entries) {
      auto [vi, en] = label(entry);
      facet.values.push_back({std::move(entry.value), std::move(vi), std::move(en), entry.works});
    }
    out.push_back(std::move(facet));
  };
  const auto named = [](const Counts& counts, const std::vector<std::string>& names) {
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < counts.size(); ++i)
      if (counts[i] > 0) entries.push_back({names[i], i, counts[i]});
    return entries;
  };
  const auto as_it_is = [](const Entry& entry) { return Labels(entry.value, entry.value); };
  add("type", named(types_, columns_.types()), [](const Entry& entry) { return Labels(type_name(entry.value), type_name(entry.value)); }, false);
  add("issuer", named(authorities_, columns_.authorities()),
      [&](const Entry& entry) {
        const std::string& body = columns_.authority_name(entry.number);
        return body.empty() ? Labels(entry.value, entry.value) : Labels(body, body);
      },
      false);
  add("year", named(years_, columns_.years()), as_it_is, true);
  add("field", named(subjects_, columns_.subjects()),
      [](const Entry& entry) {
        const corpus::Subject* subject = corpus::subject(entry.value);
        return subject == nullptr ? Labels(entry.value, entry.value) : Labels(subject->vi, subject->en);
      },
      false);
  std::vector<Entry> statuses;
  for (const auto& [status, works] : statuses_) statuses.push_back({std::string(corpus::code(status)), 0, works});
  add("status", std::move(statuses),
      [](const Entry& entry) {
        const ForceStatus status = corpus::force_status(entry.value).value_or(ForceStatus::unknown);
        return Labels(label(status, corpus::Language::vi), label(status, corpus::Language::en));
      },
      false);
  return out;
}

} // namespace danchieu::query
