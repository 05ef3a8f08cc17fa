#pragma once

#include <filesystem>
#include <functional>

namespace danchieu::corpus::confined {

/// What a reader needs to put foreign programs to work; exists in a confined child only.
struct Workshop {
  std::filesystem::path folder; ///< its own, to write in; emptied and removed by others
  std::function<void()> alive;  ///< to be called after each step of long work, so that it is not taken for a hang
};

} // namespace danchieu::corpus::confined
