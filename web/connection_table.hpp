#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace danchieu::web {

/// How much of the server one sender, or all senders together, may hold.
struct ConnectionLimits {
  std::size_t total = 1000;     ///< connections served at once; one thread each
  std::size_t per_address = 16; ///< of one sender (sender_of); a proxy on this machine (127.0.0.1, ::1) speaks for many
  std::chrono::milliseconds head{4000};     ///< until the head is complete
  std::chrono::milliseconds request{10000}; ///< from then until the answer is taken
};

/// Who is behind the address of a peer, as the limits count them: an IPv4 address also where it came over an IPv6 socket
/// ("::ffff:192.0.2.7" → "192.0.2.7"), of IPv6 the network of one subscriber ("2001:db8:1:2:3::4" → "2001:db8:1:2::/64").
/// This machine, "::1", stays itself, as does what is no address.
std::string sender_of(const std::string& address);

/// All open connections with their deadlines. Poco's timeouts hold for a single read, so a byte a second
/// would hold a thread for ever; here a watchdog shuts what is past its deadline, and under pressure the
/// longest waiting heads. All members may be called from any thread.
class ConnectionTable {
 public:
  using Clock = std::chrono::steady_clock;

  explicit ConnectionTable(ConnectionLimits limits) : limits_(limits) {}

  /// Whether one more connection of that address may be served.
  bool admits(const std::string& address) const;

  /// A connection while it lives.
  class Entry {
   public:
    Entry(ConnectionTable& table, int socket, std::string address);
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

    void head_complete(); ///< from now on the deadline of the request counts, and it is not shed
    void closing();       ///< the socket is about to be closed: it is not ours to shut any more

   private:
    friend class ConnectionTable;
    ConnectionTable& table_;
    int socket_;
    std::string address_;
    Clock::time_point since_ = Clock::now();
    bool waiting_ = true; ///< for its head
  };

  /// Shuts the sockets of connections past their deadline and, when more than six tenths of `total` are open,
  /// of the heads that have waited longest, down to four tenths. To be called every few hundredths of a
  /// second.
  void watch(Clock::time_point now);

  void shut_waiting(); ///< the connections that have not yet asked anything
  void shut_all();

  const ConnectionLimits& limits() const { return limits_; }

  std::size_t open() const;
  std::uint64_t shut() const; ///< connections ended by watch() so far

 private:
  static void shut(const Entry& entry);

  static bool is_proxy(const std::string& address) { return address == "127.0.0.1" || address == "::1"; }

  ConnectionLimits limits_;
  mutable std::mutex mutex_;
  std::map<Entry*, bool> entries_; ///< value: whether its socket has been shut
  std::map<std::string, std::size_t> per_address_;
  std::uint64_t shut_count_ = 0;
};

} // namespace danchieu::web
