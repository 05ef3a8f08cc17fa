#include "web/server.hpp"

#include "corpus/error.hpp"
#include "web/body.hpp"
#include "web/gate.hpp"

#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnection.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

namespace danchieu::web {
namespace {

namespace net = Poco::Net;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds socket_timeout{3000}; ///< of one read or write
constexpr milliseconds refusal_time{500};    ///< to write a refusal
constexpr milliseconds watch_interval{20};
constexpr milliseconds thread_idle_time{300};

Poco::Timespan timespan(milliseconds time) {
  return Poco::Timespan{static_cast<Poco::Timespan::TimeDiff>(time.count()) * 1000};
}

std::string address_of(const net::StreamSocket& socket) {
  try {
    return sender_of(socket.peerAddress().host().toString());
  } catch (const Poco::Exception&) {
    return {}; // it went away between accept and now; the next read says so
  }
}

/// What all connections of a server share.
struct Service {
  ServerOptions options;
  Server::Answer answer;
  Server::Log log;
  ConnectionTable table;
  net::HTTPServerParams::Ptr params;
  std::atomic<std::uint64_t> refused{0};
  std::atomic<std::size_t> body_bytes{0};

  Service(ServerOptions given, Server::Answer answer_with, Server::Log log_to)
      : options(std::move(given)), answer(std::move(answer_with)), log(std::move(log_to)),
        table(options.connections), params(new net::HTTPServerParams) {}
};

class Connection final : public net::TCPServerConnection {
 public:
  Connection(const net::StreamSocket& socket, Service& service)
      : TCPServerConnection(socket), service_(service), address_(address_of(socket)),
        entry_(service.table, socket.impl()->sockfd(), address_) {}

  void run() override {
    RequestRecord record;
    record.route = "refused";
    const auto start = Clock::now();
    try {
      serve(record);
    } catch (const std::exception&) {
      record.status = 500; // out of memory, most likely: no answer, but a line in the log
    }
    record.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    if (record.status != 0) service_.log(record);
  }

 private:
  /// Poco's session closes the socket when it ends; this ends the connection properly just before.
  struct Farewell {
    ConnectionTable::Entry& entry;
    int descriptor;

    ~Farewell() {
      close_gently(descriptor, milliseconds{200});
      entry.closing();
    }
  };

  int descriptor() { return socket().impl()->sockfd(); }

  void serve(RequestRecord& record) {
    auto verdict = peek_request_head(descriptor(), service_.options.head, service_.table.limits().head);
    if (std::holds_alternative<Gone>(verdict)) return;
    entry_.head_complete();
    if (const auto* refusal = std::get_if<Refusal>(&verdict)) {
      refuse(problem(refusal->status, refusal->reason, refusal->allowed), record);
      return;
    }
    Request request;
    request.head = std::get<RequestHead>(std::move(verdict));
    const auto forwarded = [&](std::string_view field) { return !request.head.field(field).empty(); };
    request.direct = (address_ == "127.0.0.1" || address_ == "::1") && !forwarded("x-forwarded-for") &&
                     !forwarded("forwarded") && !forwarded("via") && !forwarded("x-real-ip");
    try {
      exchange(request, record);
    } catch (const Poco::Exception&) {
      // The sender went away or was too slow, in the middle of its body or of our answer. Nobody is left to
      // tell.
      record.status = 408;
    }
  }

  /// One request through Poco: it parses the head that passed the gate, gives the body and writes the answer.
  void exchange(Request& request, RequestRecord& record) {
    net::HTTPServerSession session{socket(), service_.params};
    const Farewell farewell{entry_, descriptor()};
    session.hasMoreRequests();
    net::HTTPServerResponseImpl out{session};
    net::HTTPServerRequestImpl in{out, session, service_.params};
    out.setVersion(net::HTTPMessage::HTTP_1_1);
    if (request.head.waits_to_send && request.head.content_length > 0) out.sendContinue();
    Body body{service_.body_bytes, service_.options.bodies_under_way};
    switch (body.read(in.stream(), request.head.content_length, request.body)) {
    case Body::End::complete: break;
    case Body::End::cut: return refuse(problem(400, "the body is shorter than its Content-Length"), record);
    case Body::End::no_room: return refuse(problem(503, "too many texts are being sent; please try again in a moment"), record);
    }
    const Response response = service_.answer(request, record.route);
    record.status = response.status;
    out.setKeepAlive(false);
    out.setDate(Poco::Timestamp{});
    out.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(response.status),
                           std::string{reason_phrase(response.status)});
    for (const auto& [name, value] : all_headers(response)) out.set(name, value);
    std::ostream& stream = out.send();
    if (request.head.method != "HEAD" && response.status != 304) {
      stream.write(response.body.data(), static_cast<std::streamsize>(response.body.size()));
      record.bytes = response.body.size();
    }
    stream.flush();
  }

  void refuse(const Response& response, RequestRecord& record) {
    record.status = response.status;
    record.bytes = response.body.size();
    send_and_close(descriptor(), response, false, refusal_time);
  }

  Service& service_;
  std::string address_;
  ConnectionTable::Entry entry_;
};

class ConnectionFactory final : public net::TCPServerConnectionFactory {
 public:
  explicit ConnectionFactory(Service& service) : service_(service) {}

  net::TCPServerConnection* createConnection(const net::StreamSocket& socket) override {
    return new Connection{socket, service_}; // Poco owns it
  }

 private:
  Service& service_;
};

/// Runs in the accepting thread for each new connection, so it must never wait.
class Door final : public net::TCPServerConnectionFilter {
 public:
  explicit Door(Service& service) : service_(service) {}

  bool accept(const net::StreamSocket& accepted) override {
    net::StreamSocket socket{accepted};
    socket.setReceiveTimeout(timespan(socket_timeout));
    socket.setSendTimeout(timespan(socket_timeout));
    if (service_.table.admits(address_of(socket))) return true;
    ++service_.refused;
    send_and_close(socket.impl()->sockfd(),
                   problem(503, "too many connections; please try again in a moment"), false,
                   milliseconds{0});
    return false;
  }

 private:
  Service& service_;
};

net::SocketAddress parse_address(const std::string& listen) {
  const std::string hint = "Give an address and a port, for example --listen 127.0.0.1:8080";
  if (listen.rfind(':') == std::string::npos) throw Error("no port in --listen " + listen, hint);
  try {
    return net::SocketAddress{listen};
  } catch (const Poco::Exception&) {
    throw Error("not an address to listen on: " + listen, hint);
  }
}

} // namespace

struct Server::State {
  Service service;
  std::optional<net::SocketAddress> address;
  std::unique_ptr<Poco::ThreadPool> threads;
  std::unique_ptr<net::TCPServer> server;
  std::thread watchdog;
  std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;

  State(ServerOptions options, Answer answer, Log log)
      : service(std::move(options), std::move(answer), std::move(log)) {}

  void watch() {
    std::unique_lock lock{mutex};
    while (!wake.wait_for(lock, watch_interval, [&] { return stopping; })) service.table.watch(Clock::now());
  }
};

Server::Server(ServerOptions options, Answer answer, Log log)
    : state_(std::make_unique<State>(std::move(options), std::move(answer), std::move(log))) {}

Server::~Server() { stop(milliseconds{0}); }

void Server::start() {
  const std::string& listen = state_->service.options.listen;
  const net::SocketAddress wanted = parse_address(listen);
  net::ServerSocket socket;
  try {
    socket.bind(wanted, true, false);
    socket.listen(1024);
    state_->address = socket.address();
  } catch (const net::NetException& error) {
    const bool taken = error.code() == POCO_EADDRINUSE;
    throw Error(
        "cannot listen on " + listen + ": " + (taken ? "the port is in use" : error.displayText()),
        taken
            ? "Another program (perhaps another danchieu) answers there; stop it or choose another port: --listen 127.0.0.1:8081"
            : "Choose an address of this machine and a port above 1023, for example --listen 127.0.0.1:8080");
  }
  const int threads = static_cast<int>(state_->service.table.limits().total);
  auto& params = state_->service.params;
  params->setMaxThreads(threads);
  params->setMaxQueued(threads * 4);
  params->setTimeout(timespan(socket_timeout));
  params->setKeepAlive(false);
  // A thread of Poco's that begins to wait for work just after stop() has woken the others waits this long (default 10 s).
  params->setThreadIdleTime(timespan(thread_idle_time));
  state_->threads = std::make_unique<Poco::ThreadPool>("http", 4, threads + 4);
  state_->server = std::make_unique<net::TCPServer>(new ConnectionFactory{state_->service}, *state_->threads,
                                                    socket, params);
  state_->server->setConnectionFilter(new Door{state_->service});
  state_->server->start();
  state_->watchdog = std::thread{[this] { state_->watch(); }};
}

std::uint16_t Server::port() const { return state_->address ? state_->address->port() : std::uint16_t{0}; }

std::string Server::origin() const {
  return "http://" + (state_->address ? state_->address->toString() : std::string{});
}

std::string Server::url() const { return origin() + '/'; }

void Server::stop(milliseconds grace) {
  if (!state_->server) return;
  const auto end = Clock::now() + grace;
  state_->server->stop();
  state_->service.table.shut_waiting();
  while (state_->service.table.open() > 0 && Clock::now() < end) std::this_thread::sleep_for(milliseconds{5});
  state_->service.table.shut_all();
  {
    const std::lock_guard lock{state_->mutex};
    state_->stopping = true;
  }
  state_->wake.notify_all();
  state_->watchdog.join();
  state_->threads->joinAll();
  state_->server.reset();
}

ServerCounters Server::counters() const {
  const auto& service = state_->service;
  return {service.table.open(), service.refused.load(), service.table.shut()};
}

} // namespace danchieu::web
