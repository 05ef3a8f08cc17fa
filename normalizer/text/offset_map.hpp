#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace danchieu::text {

/// Relates byte offsets of a derived text to byte offsets of the text it was made from, both ways.
/// A map is a sequence of runs, each covering some bytes of both texts in order; runs of equal length relate
/// byte by byte, other runs as a whole (an offset inside one maps to the start of its partner). Offsets past
/// the end map to the end. Where bytes of one text have no partner, the map goes to what follows them.
/// Immutable once built; safe to read from many threads. A run costs one to three bytes of memory; a look-up is
/// a binary search.
class OffsetMap {
 public:
  /// The map of a text that was taken over unchanged.
  static OffsetMap identity(std::size_t length);

  /// The map outer ∘ inner: `inner` relates the middle text to the source, `outer` the derived text to the
  /// middle.
  static OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner);

  /// Appends a run. Adjacent byte-by-byte runs are merged, so unchanged text costs one run however long it
  /// is.
  void append(std::size_t derived_length, std::size_t source_length);

  /// Appends all runs of another map, whose texts follow those of this one.
  void append(const OffsetMap& other);

  std::size_t to_source(std::size_t derived_offset) const;

  /// For the end of a span: behind the source of the byte before `derived_offset`, so that what was dropped
  /// after the span stays outside; 0 for 0. The source of [start, end) is [to_source(start),
  /// to_source_end(end)).
  std::size_t to_source_end(std::size_t derived_offset) const;

  std::size_t to_derived(std::size_t source_offset) const;

  std::size_t derived_length() const { return derived_length_; }

  std::size_t source_length() const { return source_length_; }

  /// Whether every offset maps to itself.
  bool is_identity() const;

 private:
  struct Run {
    std::size_t derived_length = 0;
    std::size_t source_length = 0;
  };

  /// Where a group of encoded runs begins.
  struct Checkpoint {
    std::size_t derived = 0;
    std::size_t source = 0;
    std::size_t code = 0;
  };

  class Reader;

  /// Stands at the run that holds a byte of the derived text.
  Reader reader_at_derived(std::size_t derived_offset) const;
  void close_last_run();

  std::vector<std::uint8_t> code_;      ///< all runs but the last, see append_run()
  std::vector<Checkpoint> checkpoints_; ///< of every 256th run in `code_`
  std::size_t closed_runs_ = 0;
  Run last_;
  std::size_t derived_length_ = 0;
  std::size_t source_length_ = 0;
};

} // namespace danchieu::text
