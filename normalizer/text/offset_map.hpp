#pragma once

#include <cstddef>
#include <vector>

namespace danchieu::text {

/// Relates byte offsets of a derived text to byte offsets of the text it was made from, both ways.
/// A map is a sequence of runs, each covering some bytes of both texts in order; runs of equal length relate
/// byte by byte, other runs as a whole (an offset inside one maps to the start of its partner). Offsets past
/// the end map to the end. Immutable once built; safe to read from many threads.
class OffsetMap {
public:
  /// The map of a text that was taken over unchanged.
  static OffsetMap identity(std::size_t length);

  /// The map outer ∘ inner: `inner` relates the middle text to the source, `outer` the derived text to the middle.
  static OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner);

  /// Appends a run. Adjacent byte-by-byte runs are merged, so unchanged text costs one run however long it is.
  void append(std::size_t derived_length, std::size_t source_length);

  std::size_t to_source(std::size_t derived_offset) const;
  std::size_t to_derived(std::size_t source_offset) const;

  std::size_t derived_length() const { return derived_length_; }

  std::size_t source_length() const { return source_length_; }

private:
  struct Run {
    std::size_t derived_start = 0;
    std::size_t source_start = 0;
    bool byte_by_byte = true;
  };

  std::vector<Run> runs_;
  std::size_t derived_length_ = 0;
  std::size_t source_length_ = 0;
};

} // namespace danchieu::text
