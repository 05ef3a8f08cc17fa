#pragma once

#include "normalizer/text/date.hpp"

#include <chrono>

namespace danchieu::text {

/// Viet Nam keeps UTC+7 all the year; legal force changes at its midnight.
inline constexpr std::chrono::hours vietnam_offset{7};

/// The day in Viet Nam at a moment.
inline Date day_in_vietnam(std::chrono::system_clock::time_point moment) {
  return Date{std::chrono::floor<std::chrono::days>(moment + vietnam_offset)};
}

inline Date today_in_vietnam() { return day_in_vietnam(std::chrono::system_clock::now()); }

} // namespace danchieu::text
