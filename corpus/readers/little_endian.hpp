#pragma once

#include <cstddef>
#include <string_view>

namespace danchieu::corpus {

/// A number of `width` bytes, the lowest first; what lies behind the end counts as zero.
inline std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t width) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i) {
    value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

} // namespace danchieu::corpus
