#pragma once

#include "web/connection_table.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace danchieu::web {

/// What the server tells of itself for /metrics.
struct ServerCounters {
  std::uint64_t open = 0;    ///< connections at this moment
  std::uint64_t refused = 0; ///< connections answered 503 at the door
  std::uint64_t shut = 0;    ///< connections ended by the watchdog
};

struct ServerOptions {
  std::string listen = "127.0.0.1:8080"; ///< "127.0.0.1:8080", "[::1]:8080"; port 0 takes a free one
  ConnectionLimits connections;
  HeadLimits head;
  std::size_t bodies_under_way = std::size_t{64} << 20U; ///< bytes of all bodies that have come and are not answered
};

/// An HTTP/1.1 server on Poco::Net that answers one request a connection (a proxy in front keeps its own
/// connections alive). Heads are judged by our own grammar before Poco sees them, and every phase has a
/// deadline; the figures behind the limits are in docs/api.md, "What is refused".
class Server {
 public:
  /// Makes the answer of a request and names its route for the log; called from many threads. What it throws ends the connection.
  using Answer = std::function<Response(const Request&, std::string& route)>;
  using Log = std::function<void(const RequestRecord&)>;

  Server(ServerOptions options, Answer answer, Log log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Binds and serves from then on. Throws danchieu::Error when the address is malformed, in use or not ours.
  void start();

  std::uint16_t port() const;
  std::string url() const;    ///< "http://127.0.0.1:8080/"
  std::string origin() const; ///< "http://127.0.0.1:8080"

  /// Takes no more connections, lets requests finish and returns after `grace` at the latest plus what a
  /// single answer takes once its connection is cut.
  void stop(std::chrono::milliseconds grace = std::chrono::milliseconds{1500});

  ServerCounters counters() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace danchieu::web
