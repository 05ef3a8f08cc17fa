#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::apps {

/// The candidate that differs from `typed` by at most two slips of the finger (a letter wrong, missing, too
/// many, or two exchanged), the nearest first in the list; "" when there is none or `typed` is too short to
/// tell.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates);

} // namespace danchieu::apps
