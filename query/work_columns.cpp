#include "query/work_columns.hpp"

#include "corpus/compact_date.hpp"
#include "corpus/field.hpp"
#include "corpus/stored_force.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace danchieu::query {

namespace slot = corpus::slot;
using corpus::day_number;

std::uint32_t WorkColumns::Names::of(const std::string& name) {
  if (name.empty() || name == "_") return none;
  const auto [entry, added] = number.try_emplace(name, static_cast<std::uint32_t>(names.size()));
  if (added) names.push_back(name);
  return entry->second;
}

WorkColumns::WorkColumns(const Xapian::Database& database) {
  read_works(database);
  read_units(database);
}

void WorkColumns::read_works(const Xapian::Database& database) {
  const std::string kind(corpus::prefix::work_kind);
  for (auto posting = database.postlist_begin(kind); posting != database.postlist_end(kind); ++posting) {
    rows_.emplace_back();
    rows_.back().document = *posting;
  }
  const auto each = [&](std::uint32_t number, const auto& store) {
    auto value = database.valuestream_begin(number);
    const auto end = database.valuestream_end(number);
    for (std::size_t work = 0; work < rows_.size() && value != end; ++work) {
      value.skip_to(rows_[work].document);
      if (value != end && value.get_docid() == rows_[work].document) store(work, *value);
    }
  };
  const auto each_row = [&](std::uint32_t number, const auto& store) {
    each(number, [&](std::size_t work, const std::string& value) { store(rows_[work], value); });
  };
  keys_.resize(rows_.size());
  each(slot::work, [this](std::size_t work, std::string value) { keys_[work] = std::move(value); });
  each_row(slot::type, [this](Row& row, const std::string& value) { row.type = types_.of(value); });
  each_row(slot::authority, [this](Row& row, const std::string& value) { row.authority = authorities_.of(value); });
  each_row(slot::year, [this](Row& row, const std::string& value) { row.year = years_.of(value); });
  each_row(slot::subject, [this](Row& row, const std::string& value) { row.subject = subjects_.of(value); });
  each_row(slot::date, [](Row& row, const std::string& value) { row.date = day_number(value); });
  std::vector<corpus::ForceTimeline> forces(rows_.size(), {{std::nullopt, corpus::ForceStatus::unknown}});
  each(slot::force, [&forces](std::size_t work, const std::string& value) { forces[work] = corpus::decode_force(value); });
  for (std::size_t work = 0; work < rows_.size(); ++work) {
    for (const corpus::ForceStep& step : forces[work]) steps_.push_back({step.from ? day_number(*step.from) : 0, step.status});
    rows_[work].last_step = static_cast<std::uint32_t>(steps_.size() - 1);
    if (const auto end = corpus::ended(forces[work])) rows_[work].until = day_number(*end);
  }
  each_row(slot::cited_by, [](Row& row, const std::string& value) {
    row.cited_by = static_cast<std::uint32_t>(std::max(0.0, Xapian::sortable_unserialise(value)));
    row.doublings = std::log2(1.0F + static_cast<float>(row.cited_by));
  });
  std::vector<std::string> issuers(rows_.size());
  each(slot::issuer, [&issuers](std::size_t work, std::string value) { issuers[work] = std::move(value); });
  name_authorities(issuers);
  for (std::uint32_t i = 0; i < keys_.size(); ++i) by_key_.emplace(keys_[i], i);
}

void WorkColumns::read_units(const Xapian::Database& database) {
  works_.assign(database.get_lastdocid() + std::size_t{1}, none);
  lengths_.assign(works_.size(), 0);
  for (auto document = database.postlist_begin({}); document != database.postlist_end({}); ++document) lengths_[*document] = document.get_doclength();
  // Units of one work stand side by side as a rule, so most keys equal the one before.
  std::string last;
  std::uint32_t work = none;
  first_units_.assign(rows_.size() + 1, 0);
  for (auto value = database.valuestream_begin(slot::work); value != database.valuestream_end(slot::work); ++value) {
    const std::string key = *value;
    if (work == none || key != last) {
      work = work_with(key);
      last = key;
    }
    works_[value.get_docid()] = work;
    if (is_unit(value.get_docid())) ++first_units_[work + 1];
  }
  std::partial_sum(first_units_.begin(), first_units_.end(), first_units_.begin());
  units_.resize(first_units_.back());
  std::vector<std::uint32_t> next(first_units_.begin(), first_units_.end() - 1);
  for (std::uint32_t document = 0; document < works_.size(); ++document)
    if (is_unit(document)) units_[next[works_[document]]++] = document;
}

void WorkColumns::name_authorities(const std::vector<std::string>& issuers) {
  std::vector<std::map<std::string, int>> said(authorities_.names.size());
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].authority != none && !issuers[i].empty()) ++said[rows_[i].authority][issuers[i]];
  for (const auto& names : said) {
    const auto best = std::ranges::max_element(names, {}, [](const auto& entry) { return entry.second; });
    authority_names_.push_back(best == names.end() ? std::string() : best->first);
  }
}

corpus::ForceStatus WorkColumns::status(const Row& row, std::uint32_t day) const {
  std::size_t step = row.last_step;
  while (steps_[step].day > day) --step; // the first one of a work has day 0
  return steps_[step].status;
}

std::uint32_t WorkColumns::work_with(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? none : found->second;
}

} // namespace danchieu::query
