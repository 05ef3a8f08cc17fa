#pragma once

#include <chrono>

namespace danchieu::query {

/// The time an answer may take. What is under way looks at the clock now and then and ends with what was found until
/// then. Of one answer, on one thread.
class Deadline {
public:
  explicit Deadline(std::chrono::steady_clock::time_point end) : end_(end) {}

  /// Whether something was given up.
  bool passed() const { return passed_; }

  /// Looks at the clock.
  bool over() const {
    if (!passed_ && std::chrono::steady_clock::now() > end_) passed_ = true;
    return passed_;
  }

private:
  std::chrono::steady_clock::time_point end_;
  mutable bool passed_ = false;
};

} // namespace danchieu::query
