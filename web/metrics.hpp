#pragma once

#include "web/catalogue.hpp"
#include "web/request.hpp"
#include "web/server.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace danchieu::web {

/// Counts requests for /metrics by route and status, never by what was asked. Thread-safe.
class Metrics {
 public:
  void add(const RequestRecord& record);

  /// Prometheus text format, version 0.0.4.
  std::string text(const ServerCounters& server, const Holdings& holdings) const;

 private:
  static constexpr std::array<double, 8> bounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0}; // seconds

  struct Times {
    std::array<std::uint64_t, bounds.size()> below{};
    std::uint64_t count = 0;
    double seconds = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Times> times_;
};

} // namespace danchieu::web
