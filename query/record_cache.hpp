#pragma once

#include "corpus/document/legal_force.hpp"
#include "corpus/record.hpp"
#include "query/bounded_cache.hpp"
#include "query/unit_text.hpp"
#include "query/work_summary.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace danchieu::query {

/// Decoded records of one generation, counted by the bytes they are decoded from.
class RecordCache : public BoundedCache<corpus::WorkRecord> {
public:
  using BoundedCache::BoundedCache;
};

/// Units of one generation, decoded, by document: to unpack one takes longer than to find its best lines.
class UnitCache : public BoundedCache<StoredUnit, std::uint32_t> {
public:
  using BoundedCache::BoundedCache;
};

struct Posting {
  std::uint32_t document = 0;
  std::uint32_t times = 0; ///< that the word stands in it
};

/// The lists of frequent words of one generation: most questions read the same ones.
class PostingCache : public BoundedCache<std::vector<Posting>> {
public:
  using BoundedCache::BoundedCache;
};

/// What a look through the table of terms found, by what was asked: the forms of a word (its term), works with near numbers
/// (some two hundred slips of the pen are looked up for one).
class LookupCache : public BoundedCache<std::vector<std::string>> {
public:
  using BoundedCache::BoundedCache;
};

/// What the force of works follows from, gathered from many records; counted by the effects of others and without their texts.
class FactsCache : public BoundedCache<corpus::ForceFacts> {
public:
  using BoundedCache::BoundedCache;
};

/// The lines that lists show, as worked out for a date: what a work's force follows from takes many records to say.
/// Of one generation; bounded by number, forgotten all at once. Thread-safe.
class SummaryCache {
public:
  std::optional<WorkSummary> find(const std::string& key, Date on) const;
  void store(const std::string& key, Date on, const WorkSummary& summary);

private:
  static constexpr std::size_t most_summaries = 8000; ///< some 1 kB each; a corpus of 2,300 works cites 5,000 others

  mutable std::mutex mutex_;
  std::map<Date, std::unordered_map<std::string, WorkSummary>> summaries_; ///< by key
  std::size_t size_ = 0;
};

} // namespace danchieu::query
