// The server as the network sees it: raw bytes in, raw bytes out, over the hand-made library.
#include "corpus/error.hpp"
#include "tests/web/fake_library.hpp"
#include "web/server.hpp"
#include "web/site.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <vector>

namespace danchieu::web {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class Client {
 public:
  explicit Client(std::uint16_t port, const char* from = "127.0.0.1")
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::inet_addr(from);
    ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    address.sin_port = htons(port);
    address.sin_addr.s_addr = ::inet_addr("127.0.0.1");
    timeval limit{15, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }

  ~Client() { ::close(socket_); }

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }

  void send(const std::string& bytes) const { ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

  std::string read(std::size_t bytes) const {
    std::string out(bytes, '\0');
    const ssize_t got = ::recv(socket_, out.data(), bytes, MSG_WAITALL);
    out.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return out;
  }

  std::string read_all() const {
    std::string out;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;)
      out.append(buffer, static_cast<std::size_t>(got));
    return out;
  }

 private:
  int socket_;
  bool connected_ = false;
};

class RunningServer {
 public:
  explicit RunningServer(ServerOptions options = {}, SiteOptions site_options = {})
      : site_(library_, std::move(site_options)),
        server_(
            with_free_port(std::move(options)),
            [this](const Request& r, std::string& route) { return site_.answer(r, route); },
            [this](const RequestRecord& record) {
              site_.metrics().add(record);
              const std::lock_guard lock{mutex_};
              records_.push_back(record);
            }) {
    server_.start();
  }

  std::string ask(const std::string& bytes, const char* from = "127.0.0.1") const {
    const Client client{server_.port(), from};
    client.send(bytes);
    return client.read_all();
  }

  std::string get(const std::string& target, const std::string& fields = {}) const {
    return ask("GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
  }

  Server& server() { return server_; }

  std::uint16_t port() const { return server_.port(); }

  std::vector<RequestRecord> records() const {
    const std::lock_guard lock{mutex_};
    return records_;
  }

 private:
  static ServerOptions with_free_port(ServerOptions options) {
    options.listen = "127.0.0.1:0";
    return options;
  }

  testing::FakeLibrary library_;
  Site site_;
  mutable std::mutex mutex_;
  std::vector<RequestRecord> records_;
  Server server_;
};

int status_of(const std::string& answer) { return answer.size() < 12 ? 0 : std::atoi(answer.c_str() + 9); }

std::size_t answers_in(const std::string& bytes) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = bytes.find("HTTP/1.1 ", at)) != std::string::npos; ++at) ++count;
  return count;
}

TEST(Server, SendsSecurityHeadersOnEveryAnswer) {
  const RunningServer running;
  const std::vector<std::string> answers{running.get("/"),
                                         running.get("/search?q=a"),
                                         running.get("/nowhere"),
                                         running.get("/api/v1/nowhere"),
                                         running.get("/static/site.css"),
                                         running.get("/search?q=boom"),
                                         running.get("/healthz"),
                                         running.get(testing::decision),
                                         running.get("/?q=%zz"),
                                         running.get("/openapi.json"),
                                         running.ask("BREW / HTTP/1.1\r\nHost: a\r\n\r\n")};
  for (const std::string& answer : answers) {
    const std::string head = answer.substr(0, answer.find("\r\n\r\n"));
    for (const char* line : {"Content-Security-Policy: default-src 'none'; script-src 'self'",
                             "frame-ancestors 'none'", "X-Content-Type-Options: nosniff",
                             "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin",
                             "Cache-Control: ", "Connection: close", "charset=utf-8"}) {
      EXPECT_NE(head.find(line), std::string::npos) << line << " missing in\n" << head;
    }
    EXPECT_EQ(head.find("Server:"), std::string::npos) << head;
  }
}

TEST(Server, AnswersOneRequestAConnection) {
  const RunningServer running;
  const std::string one = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  EXPECT_EQ(answers_in(running.ask(one + one + one)), 1U) << "pipelined";
  EXPECT_EQ(
      answers_in(running.ask(
          "POST /api/v1/cite HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc" +
          one)),
      1U)
      << "after a body";
  EXPECT_EQ(
      answers_in(running.ask(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 44\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: smuggled.x\r\n\r\n")),
      1U)
      << "a body that nobody reads";
  const std::string both = running.ask(
      "POST /api/v1/cite HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
      one);
  EXPECT_EQ(answers_in(both), 1U);
  EXPECT_EQ(status_of(both), 400);
}

TEST(Server, RefusesWhatIsNoRequestWithOneClearAnswer) {
  const RunningServer running;
  EXPECT_EQ(status_of(running.ask("hello\r\n\r\n")), 400);
  EXPECT_EQ(status_of(running.ask(std::string(2048, '\0') + "\r\n\r\n")), 400);
  EXPECT_EQ(
      status_of(running.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'a') + "\r\n\r\n")),
      431);
  const std::string method = running.ask("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_of(method), 405);
  EXPECT_NE(method.find("Allow: GET, HEAD"), std::string::npos);
  EXPECT_NE(method.find("application/problem+json"), std::string::npos);
  EXPECT_NE(running.ask("DELETE /api/v1/cite HTTP/1.1\r\nHost: a\r\n\r\n").find("Allow: POST\r\n"), std::string::npos);
  EXPECT_NE(running.ask("DELETE /check?a=b HTTP/1.1\r\nHost: a\r\n\r\n").find("Allow: GET, HEAD, POST\r\n"), std::string::npos);
  EXPECT_EQ(status_of(running.get("/", "Content-Length: 5\r\n")), 400);
}

TEST(Server, AnswersWhateverItsOwnGrammarAllows) {
  const RunningServer running;
  EXPECT_EQ(status_of(running.get("/healthz", "Cookie:" + std::string(8192, 'a') + "\r\n")), 200);
  EXPECT_EQ(status_of(running.get("/healthz", "Cookie: " + std::string(9000, 'a') + "\r\n")), 431);
}

TEST(Server, GivesNoBodyToHead) {
  const RunningServer running;
  const std::string answer = running.ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_NE(answer.find("Content-Length: "), std::string::npos);
  EXPECT_EQ(answer.find("\r\n\r\n") + 4, answer.size());
}

TEST(Server, HidesReasonsOfFailuresAndGoesOn) {
  std::ostringstream failures;
  SiteOptions options;
  options.failures = &failures;
  const RunningServer running{{}, std::move(options)};
  const std::string answer = running.get("/search?q=boom");
  EXPECT_EQ(status_of(answer), 500);
  EXPECT_EQ(answer.find("secret"), std::string::npos) << "what failed inside is not for the public";
  EXPECT_NE(failures.str().find("the secret reason"), std::string::npos) << failures.str();
  EXPECT_EQ(failures.str().find("boom"), std::string::npos) << "questions are never logged";
  EXPECT_EQ(status_of(running.get("/")), 200);
}

TEST(Server, LogsARequestThatGotNoAnswer) {
  std::promise<int> status;
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  Server server{options, [](const Request&, std::string&) -> Response { throw std::bad_alloc{}; },
                [&status](const RequestRecord& record) { status.set_value(record.status); }};
  server.start();
  const Client client{server.port()};
  client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(client.read_all(), "");
  auto logged = status.get_future();
  ASSERT_EQ(logged.wait_for(10s), std::future_status::ready);
  EXPECT_EQ(logged.get(), 500);
}

TEST(Server, WritesOneLineForAFailureWhateverItSays) {
  std::ostringstream failures;
  SiteOptions options;
  options.failures = &failures;
  const RunningServer running{{}, std::move(options)};
  EXPECT_EQ(status_of(running.get("/search?q=boom%0Afailure=99%20route=forged")), 200) << "only the word alone fails";
  EXPECT_EQ(status_of(running.get("/search?q=boom")), 500);
  const std::string line = failures.str();
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << line;
  EXPECT_EQ(line.find('\n'), line.size() - 1) << line;
  EXPECT_EQ(std::count(line.begin(), line.end(), '"'), 2) << "a quote inside would end the text: " << line;
}

TEST(Server, HasNoDoorsBesideThoseThatAreDescribed) {
  const RunningServer running;
  for (const char* target :
       {"/admin", "/status", "/debug", "/server-status", "/.git/config", "/.env", "/actuator/health", "/phpinfo.php", "/static/", "/static",
        "/api", "/api/v1/", "/static/../site.cpp", "/static/..%2f..%2fetc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cwindows/win.ini",
        "//etc/passwd", "/akn/../../../../etc/passwd", "/akn/vn/act/luat/quoc-hoi/2003/..%2f..%2fetc%2fpasswd", "/feed/akn/../../etc/passwd",
        "/api/v1/works/akn/../../../etc/passwd", "/static/labels.tsv", "/static/work.mustache"}) {
    const std::string answer = running.get(target);
    EXPECT_EQ(status_of(answer), 404) << target << '\n' << answer.substr(0, 200);
    EXPECT_EQ(answer.find("root:"), std::string::npos) << target;
    EXPECT_EQ(answer.find("Index of"), std::string::npos) << target;
  }
  for (const char* method : {"TRACE", "TRACK", "CONNECT", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"}) {
    const std::string answer = running.ask(std::string{method} + " / HTTP/1.1\r\nHost: a\r\nX-Secret: 4711\r\n\r\n");
    EXPECT_EQ(status_of(answer), 405) << method;
    EXPECT_EQ(answer.find("4711"), std::string::npos) << method;
  }
}

TEST(Server, TakesBodiesTogetherOnlyUpToItsBound) {
  ServerOptions options;
  options.bodies_under_way = 1'000'000;
  const RunningServer running{std::move(options)};
  const auto cite = [](std::size_t length, std::size_t sent) {
    return "POST /api/v1/cite HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" + std::string(sent, 'a');
  };
  const auto becomes = [&](int status, std::size_t length) {
    for (int i = 0; i < 100; ++i) {
      const std::string answer = running.ask(cite(length, length));
      if (status_of(answer) == status) return answer;
      std::this_thread::sleep_for(20ms);
    }
    return std::string{"never"};
  };
  {
    const Client announces{const_cast<RunningServer&>(running).server().port()};
    announces.send(cite(900'000, 1));
    EXPECT_EQ(status_of(running.ask(cite(200'000, 200'000))), 200) << "what is only announced counts for nothing";
    const Client sends{const_cast<RunningServer&>(running).server().port()};
    sends.send(cite(900'000, 890'000)); // never complete, so it stays under way
    EXPECT_NE(becomes(503, 200'000).find("Retry-After: "), std::string::npos);
    EXPECT_EQ(status_of(running.get("/search?q=a")), 200) << "questions are not concerned";
  }
  EXPECT_EQ(status_of(becomes(200, 200'000)), 200) << "what was given back can be used again";
}

TEST(Server, AsksForABodyThatIsHeldBack) {
  const RunningServer running;
  const std::string head = "POST /api/v1/cite HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\n";
  const Client client{running.port()};
  client.send(head + "Content-Length: 3\r\n\r\n");
  const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  EXPECT_EQ(client.read(go_on.size()), go_on);
  client.send("abc");
  const std::string answer = client.read_all();
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_EQ(answers_in(answer), 1U);
  EXPECT_EQ(status_of(running.ask(head + "Content-Length: 99000000\r\n\r\n")), 413) << "nobody sends what will not be read";
}

TEST(Server, LogsNothingOfWhatWasAsked) {
  const RunningServer running;
  // A record is written after its answer has been sent: the second request waits for the first one's record.
  const auto wait_for_records = [&running](std::size_t count) {
    for (int i = 0; i < 500 && running.records().size() < count; ++i) std::this_thread::sleep_for(10ms);
  };
  running.get("/search?q=marker-4711");
  wait_for_records(1);
  running.get("/api/v1/search?q=marker-4711");
  wait_for_records(2);
  const auto records = running.records();
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].route, "search");
  EXPECT_EQ(records[1].route, "api_search");
  EXPECT_EQ(running.get("/metrics").find("4711"), std::string::npos);
  EXPECT_NE(running.get("/metrics").find("danchieu_requests_total{route=\"search\",status=\"200\"}"),
            std::string::npos)
      << "counted by route";
}

TEST(Server, ShowsMetricsToThisMachineOnly) {
  const RunningServer running;
  EXPECT_EQ(status_of(running.get("/metrics")), 200);
  EXPECT_EQ(status_of(running.get("/metrics", "X-Forwarded-For: 203.0.113.9\r\n")), 404);
  EXPECT_EQ(status_of(running.ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n", "127.0.0.2")), 404);
}

TEST(Server, ValidatesWhatTheAskerHas) {
  const RunningServer running;
  const std::string first = running.get(testing::decision);
  const std::size_t at = first.find("ETag: ");
  ASSERT_NE(at, std::string::npos);
  const std::string tag = first.substr(at + 6, first.find("\r\n", at) - at - 6);
  const std::string second = running.get(testing::decision, "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(status_of(second), 304);
  EXPECT_EQ(second.find("\r\n\r\n") + 4, second.size());
  EXPECT_EQ(status_of(running.get(testing::decision, "If-None-Match: \"other\"\r\n")), 200);
  EXPECT_EQ(running.get("/search?q=a").find("ETag"), std::string::npos)
      << "answers to questions are not kept";
}

TEST(Server, EndsSlowHeadsAndSlowBodies) {
  ServerOptions options;
  options.connections.head = 300ms;
  options.connections.request = 500ms;
  const RunningServer running{std::move(options)};
  const auto start = Clock::now();
  EXPECT_EQ(status_of(running.ask("GET / HTTP/1.1\r\nHost: a\r\n")), 408);
  EXPECT_EQ(running.ask(""), "") << "a connection that says nothing is closed without a word";
  running.ask(
      "POST /api/v1/cite HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\na");
  EXPECT_LT(Clock::now() - start, 4s);
  EXPECT_EQ(status_of(running.get("/healthz")), 200);
}

TEST(Server, LimitsConnectionsOfOneAddress) {
  ServerOptions options;
  options.connections.per_address = 4;
  const RunningServer running{std::move(options)};
  std::vector<std::unique_ptr<Client>> hogs;
  for (int i = 0; i < 4; ++i) {
    hogs.push_back(
        std::make_unique<Client>(const_cast<RunningServer&>(running).server().port(), "127.0.0.9"));
    hogs.back()->send("GET / HTTP/1.1\r\n");
  }
  std::this_thread::sleep_for(100ms);
  const std::string fifth = running.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "127.0.0.9");
  EXPECT_EQ(status_of(fifth), 503) << fifth;
  EXPECT_NE(fifth.find("Retry-After: "), std::string::npos);
  EXPECT_EQ(status_of(running.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "127.0.0.10")), 200)
      << "others are not concerned";
}

TEST(Server, AnswersOverloadWith503WhileHealthStaysUp) {
  SiteOptions options;
  options.answers_at_once = 1;
  options.waiting = 50ms;
  const RunningServer running{{}, std::move(options)};
  testing::brake().held = true;
  auto slow = std::async(std::launch::async, [&] { return running.get("/search?q=slow"); });
  while (testing::brake().waiting == 0) std::this_thread::sleep_for(1ms);
  const std::string busy = running.get("/search?q=a");
  EXPECT_EQ(status_of(busy), 503);
  EXPECT_NE(busy.find("Retry-After: "), std::string::npos);
  EXPECT_NE(busy.find("href=\"/search?q=a\""), std::string::npos) << "asks again without typing it anew";
  EXPECT_EQ(status_of(running.get("/healthz")), 200);
  EXPECT_EQ(status_of(running.get("/")), 200);
  testing::brake().held = false;
  EXPECT_EQ(status_of(slow.get()), 200);
  EXPECT_EQ(status_of(running.get("/search?q=a")), 200) << "the turn was given back";
}

TEST(Server, StopsWithinTwoSecondsAndLetsRequestsFinish) {
  RunningServer running;
  const Client idle{running.server().port()};
  testing::brake().held = true;
  auto slow = std::async(std::launch::async, [&] { return running.get("/search?q=slow"); });
  while (testing::brake().waiting == 0) std::this_thread::sleep_for(1ms);
  auto release = std::async(std::launch::async, [] {
    std::this_thread::sleep_for(400ms); // after the server has begun to stop
    testing::brake().held = false;
  });
  const auto start = Clock::now();
  running.server().stop();
  EXPECT_LT(Clock::now() - start, 2s);
  EXPECT_EQ(status_of(slow.get()), 200) << "a request under way is answered";
  EXPECT_FALSE(Client{running.server().port()}.connected());
}

TEST(Server, SaysWhyItCannotListen) {
  RunningServer running;
  const auto refused = [&](const std::string& listen) -> std::string {
    ServerOptions options;
    options.listen = listen;
    Server second{options, [](const Request&, std::string&) { return Response{}; },
                  [](const RequestRecord&) {}};
    try {
      second.start();
    } catch (const Error& error) {
      return std::string{error.what()} + " | " + error.hint();
    }
    return "it listens";
  };
  const std::string taken = refused("127.0.0.1:" + std::to_string(running.server().port()));
  EXPECT_NE(taken.find("in use"), std::string::npos) << taken;
  EXPECT_NE(taken.find("--listen"), std::string::npos) << taken;
  EXPECT_NE(refused("nowhere").find("--listen"), std::string::npos);
  EXPECT_NE(refused("127.0.0.1:99999").find("--listen"), std::string::npos);
}

} // namespace
} // namespace danchieu::web
