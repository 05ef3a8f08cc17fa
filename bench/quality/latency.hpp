#pragma once

#include <time.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <vector>

namespace danchieu::bench {

/// Processor time of this thread: what a question costs, also on a machine that does other things.
inline double processor_milliseconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// What `action` costs.
template <typename Action> double processor_milliseconds_of(const Action& action) {
  const double start = processor_milliseconds();
  action();
  return processor_milliseconds() - start;
}

/// Prints the middle and the worst of many measurements.
struct Latency {
  std::vector<double> milliseconds;

  void print(const char* name) {
    if (milliseconds.empty()) return;
    std::ranges::sort(milliseconds);
    const auto at = [this](double share) {
      return milliseconds[std::min(milliseconds.size() - 1, static_cast<std::size_t>(share * static_cast<double>(milliseconds.size())))];
    };
    std::printf("%-52s p50 %7.3f ms   p99 %7.3f ms of processor time (%zu)\n", name, at(0.5), at(0.99), milliseconds.size());
  }
};

} // namespace danchieu::bench
