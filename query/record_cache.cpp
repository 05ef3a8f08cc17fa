#include "query/record_cache.hpp"

namespace danchieu::query {

std::optional<WorkSummary> SummaryCache::find(const std::string& key, Date on) const {
  const std::scoped_lock lock(mutex_);
  const auto of_day = summaries_.find(on);
  if (of_day == summaries_.end()) return std::nullopt;
  const auto found = of_day->second.find(key);
  return found == of_day->second.end() ? std::nullopt : std::optional(found->second);
}

void SummaryCache::store(const std::string& key, Date on, const WorkSummary& summary) {
  const std::scoped_lock lock(mutex_);
  if (size_ >= most_summaries) {
    summaries_.clear();
    size_ = 0;
  }
  if (summaries_[on].insert_or_assign(key, summary).second) ++size_;
}

} // namespace danchieu::query
