#include "query/record_cache.hpp"

#include "normalizer/text/date.hpp"

namespace danchieu::query {

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
