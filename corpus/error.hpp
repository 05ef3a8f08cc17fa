#pragma once

#include <stdexcept>
#include <string>

namespace danchieu {

/// What the machine or the store refuses (disk, lock, port, missing index): what and where in what(), and what to do
/// next in hint(). Thrown by any folder, caught in apps/danchieu/main.cpp and in the web dispatcher.
class Error : public std::runtime_error {
public:
  Error(const std::string& message, std::string hint) : std::runtime_error(message), hint_(std::move(hint)) {}

  const std::string& hint() const { return hint_; }

private:
  std::string hint_;
};

} // namespace danchieu
