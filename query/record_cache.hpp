#pragma once

#include "corpus/record.hpp"
#include "query/work_summary.hpp"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace danchieu::query {

/// Decoded records of one generation, the ones used last. Bounded by the encoded size of what it holds. Thread-safe.
class RecordCache {
public:
  explicit RecordCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  std::shared_ptr<const corpus::WorkRecord> find(const std::string& key);
  void store(const std::string& key, std::shared_ptr<const corpus::WorkRecord> record, std::size_t bytes);

private:
  struct Entry {
    std::string key;
    std::shared_ptr<const corpus::WorkRecord> record;
    std::size_t bytes = 0;
  };

  std::mutex mutex_;
  std::list<Entry> entries_; ///< used last first
  std::unordered_map<std::string, std::list<Entry>::iterator> index_;
  std::size_t bytes_ = 0;
  std::size_t max_bytes_;
};

/// The lines that lists show, as worked out for a date: what a work's force follows from takes many records to say.
/// Of one generation; bounded by number, forgotten all at once. Thread-safe.
class SummaryCache {
public:
  std::optional<WorkSummary> find(const std::string& key, Date on) const;
  void store(const std::string& key, Date on, const WorkSummary& summary);

private:
  static constexpr std::size_t most_summaries = 20000;

  mutable std::mutex mutex_;
  std::unordered_map<std::string, WorkSummary> summaries_; ///< by date and key
};

} // namespace danchieu::query
