#include "query/facets.hpp"

#include "corpus/compact_date.hpp"
#include "corpus/subject.hpp"
#include "normalizer/citation/instrument_type.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t most_facet_values = 30;

/// "nghi-dinh" → "nghị định"; a slug that no type has stays as it is.
const std::string& type_name(const std::string& slug) {
  static const auto names = [] {
    std::unordered_map<std::string_view, const std::string*> made;
    for (const citation::InstrumentType& type : citation::instrument_types()) made.emplace(type.slug, &type.name);
    return made;
  }();
  const auto found = names.find(slug);
  return found == names.end() ? slug : *found->second;
}

/// A value of a facet, before it is put into words: most are never shown.
struct Counted {
  const std::string* value;
  std::uint32_t number = 0; ///< of the value in the columns
  std::uint32_t works = 0;
};

bool more_works(const Counted& a, const Counted& b) { return a.works != b.works ? a.works > b.works : *a.value < *b.value; }

bool newer(const Counted& a, const Counted& b) { return *a.value > *b.value; }

/// `label(value)` gives its two names.
template <typename Before, typename Label>
Facet facet(const char* name, const std::vector<std::uint32_t>& counts, const std::vector<std::string>& values, const Before& before, const Label& label) {
  std::vector<Counted> counted;
  for (std::uint32_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) counted.push_back({&values[i], i, counts[i]});
  const std::size_t shown = std::min(counted.size(), most_facet_values);
  std::ranges::partial_sort(counted, counted.begin() + static_cast<std::ptrdiff_t>(shown), before);
  Facet out{.name = name, .values = {}};
  out.values.reserve(shown);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto [vi, en] = label(counted[i]);
    out.values.push_back({*counted[i].value, std::string(vi), std::string(en), counted[i].works});
  }
  return out;
}

} // namespace

FacetCounter::FacetCounter(const WorkColumns& columns, Date on)
    : columns_(columns), on_(corpus::day_number(on)), types_(columns.types().size()), authorities_(columns.authorities().size()),
      years_(columns.years().size()), subjects_(columns.subjects().size()) {}

void FacetCounter::count(const WorkColumns::Row& row) {
  if (row.type != WorkColumns::none) ++types_[row.type];
  if (row.authority != WorkColumns::none) ++authorities_[row.authority];
  if (row.year != WorkColumns::none) ++years_[row.year];
  if (row.subject != WorkColumns::none) ++subjects_[row.subject];
  ++statuses_[static_cast<std::size_t>(columns_.status(row, on_))];
}

std::vector<Facet> FacetCounter::facets() const {
  using Names = std::pair<std::string_view, std::string_view>;
  const auto as_it_is = [](const Counted& entry) { return Names(*entry.value, *entry.value); };
  const auto type = [](const Counted& entry) { return Names(type_name(*entry.value), type_name(*entry.value)); };
  const auto issuer = [this](const Counted& entry) {
    const std::string& body = columns_.authority_name(entry.number);
    return body.empty() ? Names(*entry.value, *entry.value) : Names(body, body);
  };
  const auto field = [](const Counted& entry) {
    const corpus::Subject* subject = corpus::subject(*entry.value);
    return subject == nullptr ? Names(*entry.value, *entry.value) : Names(subject->vi, subject->en);
  };
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < status_count; ++i) codes.emplace_back(corpus::code(static_cast<ForceStatus>(i)));
  const auto status = [](const Counted& entry) {
    const auto known = static_cast<ForceStatus>(entry.number);
    return Names(label(known, corpus::Language::vi), label(known, corpus::Language::en));
  };
  std::vector<Facet> out;
  out.reserve(5);
  out.push_back(facet("type", types_, columns_.types(), more_works, type));
  out.push_back(facet("issuer", authorities_, columns_.authorities(), more_works, issuer));
  out.push_back(facet("year", years_, columns_.years(), newer, as_it_is));
  out.push_back(facet("field", subjects_, columns_.subjects(), more_works, field));
  out.push_back(facet("status", statuses_, codes, more_works, status));
  return out;
}

} // namespace danchieu::query
