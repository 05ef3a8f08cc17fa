#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace danchieu::indexer {

/// A queue between threads that holds at most so many items. Closing it lets takers empty it and then end.
template <class Item> class BoundedQueue {
public:
  explicit BoundedQueue(std::size_t limit) : limit_(limit) {}

  void push(Item item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return items_.size() < limit_; });
    items_.push_back(std::move(item));
    filled_.notify_one();
  }

  /// Nothing when the queue is closed and empty.
  std::optional<Item> pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return !items_.empty() || closed_; });
    if (items_.empty()) return std::nullopt;
    Item item = std::move(items_.front());
    items_.pop_front();
    room_.notify_one();
    return item;
  }

  enum class Waited { taken, closed, too_long };

  /// The same, waiting for at most `time`.
  Waited pop_for(std::chrono::milliseconds time, std::optional<Item>& item) {
    std::unique_lock lock(mutex_);
    if (!filled_.wait_for(lock, time, [&] { return !items_.empty() || closed_; })) return Waited::too_long;
    if (items_.empty()) return Waited::closed;
    item = std::move(items_.front());
    items_.pop_front();
    room_.notify_one();
    return Waited::taken;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
  }

private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable room_;
  std::deque<Item> items_;
  bool closed_ = false;
};

/// Bounds what is under way between two threads by bytes and by number. One item larger than the budget may pass when
/// nothing else is under way.
class Budget {
public:
  Budget(std::uint64_t bytes, std::uint64_t items) : limit_bytes_(bytes), limit_items_(items) {}

  void acquire(std::uint64_t bytes) {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] {
      return items_ == 0 || open_ || (bytes_ + bytes <= limit_bytes_ && items_ < limit_items_);
    });
    bytes_ += bytes;
    ++items_;
  }

  void release(std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    bytes_ -= bytes;
    --items_;
    freed_.notify_all();
  }

  /// Nobody waits any more; for the end of a run that failed or was stopped.
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    freed_.notify_all();
  }

private:
  const std::uint64_t limit_bytes_;
  const std::uint64_t limit_items_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::uint64_t bytes_ = 0;
  std::uint64_t items_ = 0;
  bool open_ = false;
};

} // namespace danchieu::indexer
