#include "web/gate.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <string_view>

namespace danchieu::web {
namespace {

using Clock = std::chrono::steady_clock;

int milliseconds_left(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, 60'000));
}

/// Wakes poll() only when more than `bytes` wait, so that a sender of single bytes costs no processor time.
void wake_above(int socket, std::size_t bytes) {
  const int low = static_cast<int>(bytes) + 1;
  ::setsockopt(socket, SOL_SOCKET, SO_RCVLOWAT, &low, sizeof low);
}

} // namespace

std::variant<RequestHead, Refusal, Gone> peek_request_head(int socket, const HeadLimits& limits,
                                                           std::chrono::milliseconds time) {
  const auto end = Clock::now() + time;
  std::string bytes;
  std::size_t have = 0;
  for (;;) {
    // Room for twice what is there, at most one byte more than a head may have.
    bytes.resize(std::min(std::max<std::size_t>(2048, have * 2), limits.head_bytes + 1));
    const ssize_t got = ::recv(socket, bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
    if (got == 0) return Gone{};
    if (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return Gone{};
    if (got > 0) {
      have = static_cast<std::size_t>(got);
      const std::string_view seen{bytes.data(), have};
      const std::size_t blank_line = seen.find("\r\n\r\n");
      if (blank_line != std::string_view::npos) {
        wake_above(socket, 0);
        auto verdict = parse_request_head(seen.substr(0, blank_line + 4), limits);
        if (auto* head = std::get_if<RequestHead>(&verdict)) return std::move(*head);
        return std::get<Refusal>(std::move(verdict));
      }
      if (have > limits.head_bytes) return Refusal{431, "the request head is too big"};
      if (seen.front() < 'A' || seen.front() > 'Z') return Refusal{400, "this is not an HTTP request"};
      if (have == bytes.size()) continue; // more may be waiting already
      wake_above(socket, have);
    }
    const int left = milliseconds_left(end);
    if (left == 0)
      return have == 0 ? std::variant<RequestHead, Refusal, Gone>{Gone{}}
                       : Refusal{408, "the request head came too slowly"};
    pollfd waiting{socket, POLLIN | POLLRDHUP, 0};
    if (::poll(&waiting, 1, left) > 0 && (waiting.revents & (POLLHUP | POLLERR | POLLRDHUP)) != 0) {
      // Nothing more will come. One last look, because the end of the head may have come together with the
      // end.
      bytes.resize(limits.head_bytes + 1);
      const ssize_t last = ::recv(socket, bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
      if (last <= 0) return Gone{};
      if (std::string_view{bytes.data(), static_cast<std::size_t>(last)}.find("\r\n\r\n") ==
          std::string_view::npos) {
        return Refusal{400, "the request head is not complete"};
      }
      have = static_cast<std::size_t>(last);
    }
  }
}

void close_gently(int socket, std::chrono::milliseconds time) {
  ::shutdown(socket, SHUT_WR);
  const auto end = Clock::now() + time;
  wake_above(socket, 0);
  std::array<char, 16384> waste{};
  for (std::size_t thrown_away = 0; thrown_away < std::size_t{1} << 20U;) {
    const ssize_t got = ::recv(socket, waste.data(), waste.size(), MSG_DONTWAIT);
    if (got == 0) return;
    if (got > 0) {
      thrown_away += static_cast<std::size_t>(got);
      continue;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return;
    const int left = milliseconds_left(end);
    pollfd waiting{socket, POLLIN, 0};
    if (left == 0 || ::poll(&waiting, 1, left) <= 0) return;
  }
}

void send_and_close(int socket, const Response& response, bool head_only, std::chrono::milliseconds time) {
  const auto end = Clock::now() + time;
  const std::string bytes = serialize(response, head_only);
  std::string_view rest{bytes};
  while (!rest.empty()) {
    const ssize_t sent = ::send(socket, rest.data(), rest.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      rest.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return;
    const int left = milliseconds_left(end);
    pollfd waiting{socket, POLLOUT, 0};
    if (left == 0 || ::poll(&waiting, 1, left) <= 0) return;
  }
  close_gently(socket,
               std::max(std::chrono::milliseconds{0}, std::min(time, std::chrono::milliseconds{300})));
}

} // namespace danchieu::web
