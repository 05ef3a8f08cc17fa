#pragma once

#include "corpus/record.hpp"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
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

} // namespace danchieu::query
