#include "query/work_columns.hpp"

#include "corpus/field.hpp"

#include <xapian.h>

#include <algorithm>

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
  for (std::uint32_t i = 0; i < rows_.size(); ++i) by_key_.emplace(rows_[i].key, i);

  // Units of one work stand side by side as a rule, so most keys equal the one before.
  works_.assign(database.get_lastdocid() + std::size_t{1}, none);
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

std::uint32_t WorkColumns::work_with(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? none : found->second;
}

} // namespace danchieu::query
