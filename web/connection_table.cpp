#include "web/connection_table.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

namespace danchieu::web {
namespace {

/// The gate itself answers 408 to a late head; the watchdog only ends what does not come to that.
constexpr std::chrono::milliseconds refusal_time{500};

} // namespace

std::string sender_of(const std::string& address) {
  in6_addr bytes{};
  if (::inet_pton(AF_INET6, address.substr(0, address.find('%')).c_str(), &bytes) != 1 || IN6_IS_ADDR_LOOPBACK(&bytes)) return address;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (IN6_IS_ADDR_V4MAPPED(&bytes)) {
    ::inet_ntop(AF_INET, &bytes.s6_addr[12], text.data(), text.size());
    return text.data();
  }
  std::fill(std::begin(bytes.s6_addr) + 8, std::end(bytes.s6_addr), std::uint8_t{0});
  ::inet_ntop(AF_INET6, &bytes, text.data(), text.size());
  return std::string{text.data()} + "/64";
}

ConnectionTable::Entry::Entry(ConnectionTable& table, int socket, std::string address)
    : table_(table), socket_(socket), address_(std::move(address)) {
  const std::lock_guard lock{table_.mutex_};
  table_.entries_.emplace(this, false);
  ++table_.per_address_[address_];
}

ConnectionTable::Entry::~Entry() {
  const std::lock_guard lock{table_.mutex_};
  table_.entries_.erase(this);
  const auto count = table_.per_address_.find(address_);
  if (--count->second == 0) table_.per_address_.erase(count);
}

void ConnectionTable::Entry::head_complete() {
  const std::lock_guard lock{table_.mutex_};
  waiting_ = false;
  since_ = Clock::now();
}

bool ConnectionTable::admits(const std::string& address) const {
  const std::lock_guard lock{mutex_};
  if (entries_.size() + 1 >= limits_.total) return false;
  if (is_proxy(address)) return true;
  const auto count = per_address_.find(address);
  return count == per_address_.end() || count->second < limits_.per_address;
}

void ConnectionTable::Entry::closing() {
  const std::lock_guard lock{table_.mutex_};
  table_.entries_[this] = true;
}

void ConnectionTable::shut(const Entry& entry) {
  // Only the connection's own thread closes the socket; shutting it wakes that thread out of any read or
  // write.
  ::shutdown(entry.socket_, SHUT_RDWR);
}

void ConnectionTable::watch(Clock::time_point now) {
  const std::lock_guard lock{mutex_};
  std::vector<Entry*> waiting;
  for (auto& [entry, is_shut] : entries_) {
    if (is_shut) continue;
    if (now - entry->since_ > (entry->waiting_ ? limits_.head + refusal_time : limits_.request)) {
      shut(*entry);
      is_shut = true;
      ++shut_count_;
    } else if (entry->waiting_ && now - entry->since_ > std::chrono::milliseconds{100}) {
      waiting.push_back(entry);
    }
  }
  if (entries_.size() <= limits_.total * 6 / 10) return;
  const std::size_t surplus = std::min(entries_.size() - limits_.total * 4 / 10, waiting.size());
  std::sort(waiting.begin(), waiting.end(),
            [](const Entry* a, const Entry* b) { return a->since_ < b->since_; });
  for (std::size_t i = 0; i < surplus; ++i) {
    shut(*waiting[i]);
    entries_[waiting[i]] = true;
    ++shut_count_;
  }
}

void ConnectionTable::shut_waiting() {
  const std::lock_guard lock{mutex_};
  for (auto& [entry, is_shut] : entries_) {
    if (entry->waiting_ && !std::exchange(is_shut, true)) shut(*entry);
  }
}

void ConnectionTable::shut_all() {
  const std::lock_guard lock{mutex_};
  for (auto& [entry, is_shut] : entries_) {
    if (!std::exchange(is_shut, true)) shut(*entry);
  }
}

std::size_t ConnectionTable::open() const {
  const std::lock_guard lock{mutex_};
  return entries_.size();
}

std::uint64_t ConnectionTable::shut() const {
  const std::lock_guard lock{mutex_};
  return shut_count_;
}

} // namespace danchieu::web
