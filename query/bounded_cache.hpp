#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace danchieu::query {

/// Values by key, the ones used last. Bounded by the bytes that each is said to take. Thread-safe.
template <typename Value, typename Key = std::string> class BoundedCache {
public:
  explicit BoundedCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// Null when it is not there.
  std::shared_ptr<const Value> find(const Key& key) {
    const std::scoped_lock lock(mutex_);
    const auto found = index_.find(key);
    if (found == index_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->value;
  }

  void store(const Key& key, std::shared_ptr<const Value> value, std::size_t bytes) {
    if (bytes > max_bytes_) return;
    const std::scoped_lock lock(mutex_);
    if (index_.contains(key)) return;
    entries_.push_front({key, std::move(value), bytes});
    index_[key] = entries_.begin();
    bytes_ += bytes;
    while (bytes_ > max_bytes_) {
      bytes_ -= entries_.back().bytes;
      index_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }

private:
  struct Entry {
    Key key;
    std::shared_ptr<const Value> value;
    std::size_t bytes = 0;
  };

  std::mutex mutex_;
  std::list<Entry> entries_; ///< used last first
  std::unordered_map<Key, typename std::list<Entry>::iterator> index_;
  std::size_t bytes_ = 0;
  std::size_t max_bytes_;
};

} // namespace danchieu::query
