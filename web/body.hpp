#pragma once

#include <atomic>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace danchieu::web {

/// A body as it comes in. What all bodies hold together is bounded by what has really come, so neither a length that is
/// only claimed nor many slow senders take memory.
class Body {
 public:
  enum class End { complete, cut, no_room };

  /// `all` counts the bytes of all bodies that have come and not gone.
  Body(std::atomic<std::size_t>& all, std::size_t most) : all_(all), most_(most) {}

  ~Body() { all_ -= counted_; }

  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  End read(std::istream& stream, std::size_t length, std::string& into);

 private:
  std::atomic<std::size_t>& all_;
  std::size_t most_;
  std::size_t counted_ = 0;
};

} // namespace danchieu::web
