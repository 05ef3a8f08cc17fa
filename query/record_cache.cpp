#include "query/record_cache.hpp"

#include "normalizer/text/date.hpp"

#include <utility>

namespace danchieu::query {

std::shared_ptr<const corpus::WorkRecord> RecordCache::find(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = index_.find(key);
  if (found == index_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->record;
}

void RecordCache::store(const std::string& key, std::shared_ptr<const corpus::WorkRecord> record, std::size_t bytes) {
  if (bytes > max_bytes_) return;
  const std::scoped_lock lock(mutex_);
  if (index_.contains(key)) return;
  entries_.push_front({key, std::move(record), bytes});
  index_[key] = entries_.begin();
  bytes_ += bytes;
  while (bytes_ > max_bytes_) {
    bytes_ -= entries_.back().bytes;
    index_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

namespace {

std::string dated(const std::string& key, Date on) { return text::to_iso(on) + key; }

} // namespace

std::optional<WorkSummary> SummaryCache::find(const std::string& key, Date on) const {
  const std::scoped_lock lock(mutex_);
  const auto found = summaries_.find(dated(key, on));
  return found == summaries_.end() ? std::nullopt : std::optional(found->second);
}

void SummaryCache::store(const std::string& key, Date on, const WorkSummary& summary) {
  const std::scoped_lock lock(mutex_);
  if (summaries_.size() >= most_summaries) summaries_.clear();
  summaries_.insert_or_assign(dated(key, on), summary);
}

} // namespace danchieu::query
