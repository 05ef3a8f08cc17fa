#include "query/work_columns.hpp"

#include "corpus/field.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>

namespace danchieu::query {

namespace slot = corpus::slot;

std::uint32_t WorkColumns::Names::of(const std::string& name) {
  if (name.empty() || name == "_") return none;
  const auto [entry, added] = number.try_emplace(name, static_cast<std::uint32_t>(names.size()));
  if (added) names.push_back(name);
  return entry->second;
}

WorkColumns::WorkColumns(const Xapian::Database& database) {
  const std::string kind(corpus::prefix::work_kind);
  for (auto posting = database.postlist_begin(kind); posting != database.postlist_end(kind); ++posting) {
    rows_.emplace_back();
    rows_.back().document = *posting;
  }
  const auto each = [&](std::uint32_t number, const auto& store) {
    auto value = database.valuestream_begin(number);
    const auto end = database.valuestream_end(number);
    for (Row& row : rows_) {
      if (value == end) break;
      value.skip_to(row.document);
      if (value != end && value.get_docid() == row.document) store(row, *value);
    }
  };
  each(slot::work, [](Row& row, std::string value) { row.key = std::move(value); });
  each(slot::type, [this](Row& row, const std::string& value) { row.type = types_.of(value); });
  each(slot::authority, [this](Row& row, const std::string& value) { row.authority = authorities_.of(value); });
  each(slot::year, [this](Row& row, const std::string& value) { row.year = years_.of(value); });
  each(slot::subject, [this](Row& row, const std::string& value) { row.subject = subjects_.of(value); });
  each(slot::date, [](Row& row, std::string value) { row.date = std::move(value); });
  each(slot::force_from, [](Row& row, std::string value) { row.from = std::move(value); });
  each(slot::force_until, [](Row& row, std::string value) { row.until = std::move(value); });
  each(slot::force_flags, [](Row& row, std::string value) { row.flags = std::move(value); });
  each(slot::cited_by, [](Row& row, const std::string& value) {
    row.cited_by = static_cast<std::uint32_t>(std::max(0.0, Xapian::sortable_unserialise(value)));
  });
  std::vector<std::string> issuers;
  issuers.reserve(rows_.size());
  each(slot::issuer, [this, &issuers](const Row& row, std::string value) {
    issuers.resize(static_cast<std::size_t>(&row - rows_.data()));
    issuers.push_back(std::move(value));
  });
  issuers.resize(rows_.size());
  name_authorities(issuers);
  for (std::uint32_t i = 0; i < rows_.size(); ++i) by_key_.emplace(rows_[i].key, i);

  // Units of one work stand side by side as a rule, so most keys equal the one before.
  works_.assign(database.get_lastdocid() + std::size_t{1}, none);
  lengths_.assign(works_.size(), 0);
  for (auto document = database.postlist_begin({}); document != database.postlist_end({}); ++document) lengths_[*document] = document.get_doclength();
  std::string last;
  std::uint32_t work = none;
  for (auto value = database.valuestream_begin(slot::work); value != database.valuestream_end(slot::work); ++value) {
    const std::string key = *value;
    if (work == none || key != last) {
      work = work_with(key);
      last = key;
    }
    works_[value.get_docid()] = work;
  }
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

std::uint32_t WorkColumns::work_with(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? none : found->second;
}

} // namespace danchieu::query
