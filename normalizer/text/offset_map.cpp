#include "normalizer/text/offset_map.hpp"

#include <algorithm>
#include <cassert>

namespace danchieu::text {

namespace {

constexpr std::size_t runs_per_checkpoint = 256; // a look-up reads half of them: some hundred nanoseconds

void append_number(std::vector<std::uint8_t>& code, std::size_t number) {
  while (number >= 0x80) {
    code.push_back(static_cast<std::uint8_t>(0x80 | (number & 0x7F)));
    number >>= 7;
  }
  code.push_back(static_cast<std::uint8_t>(number));
}

// A run of few bytes is one byte, the derived length in three bits and the source's in four: "ư" from a byte of a
// legacy encoding is 0x21. Longer ones begin with a mark and the lengths follow as numbers.
constexpr std::size_t short_derived = 8;
constexpr std::size_t short_source = 16;
constexpr std::uint8_t equal_lengths = 0x80; ///< one number
constexpr std::uint8_t two_lengths = 0x81;

void append_run(std::vector<std::uint8_t>& code, std::size_t derived_length, std::size_t source_length) {
  if (derived_length < short_derived && source_length < short_source) {
    code.push_back(static_cast<std::uint8_t>(derived_length << 4 | source_length));
    return;
  }
  const bool equal = derived_length == source_length;
  code.push_back(equal ? equal_lengths : two_lengths);
  append_number(code, derived_length);
  if (!equal) append_number(code, source_length);
}

std::size_t read_number(const std::vector<std::uint8_t>& code, std::size_t& at) {
  std::size_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = code[at++];
    number |= static_cast<std::size_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return number;
  }
}

} // namespace

/// Walks over the runs in order, with the offsets at which each starts.
class OffsetMap::Reader {
 public:
  explicit Reader(const OffsetMap& map) : Reader(map, Checkpoint{}) {}

  Reader(const OffsetMap& map, const Checkpoint& from)
      : map_(map), derived_(from.derived), source_(from.source), code_(from.code) {
    read();
  }

  bool at_end() const { return at_end_; }

  std::size_t derived_start() const { return derived_; }

  std::size_t source_start() const { return source_; }

  const Run& run() const { return run_; }

  bool is_byte_by_byte() const { return run_.derived_length == run_.source_length; }

  void next() {
    derived_ += run_.derived_length;
    source_ += run_.source_length;
    if (on_last_) {
      at_end_ = true;
    } else {
      read();
    }
  }

  /// Passes the first `length` bytes of a byte-by-byte run.
  void skip(std::size_t length) {
    derived_ += length;
    source_ += length;
    run_.derived_length -= length;
    run_.source_length -= length;
    if (run_.derived_length == 0) next();
  }

 private:
  void read() {
    if (code_ < map_.code_.size()) {
      const std::uint8_t first = map_.code_[code_++];
      if (first < equal_lengths) {
        run_.derived_length = first >> 4;
        run_.source_length = first & 15U;
      } else {
        run_.derived_length = read_number(map_.code_, code_);
        run_.source_length = first == equal_lengths ? run_.derived_length : read_number(map_.code_, code_);
      }
    } else {
      run_ = map_.last_;
      on_last_ = true;
      at_end_ = run_.derived_length + run_.source_length == 0;
    }
  }

  const OffsetMap& map_;
  Run run_;
  std::size_t derived_;
  std::size_t source_;
  std::size_t code_;
  bool on_last_ = false;
  bool at_end_ = false;
};

OffsetMap OffsetMap::identity(std::size_t length) {
  OffsetMap map;
  map.append(length, length);
  return map;
}

void OffsetMap::close_last_run() {
  if (closed_runs_ % runs_per_checkpoint == 0) {
    checkpoints_.push_back(
        {derived_length_ - last_.derived_length, source_length_ - last_.source_length, code_.size()});
  }
  append_run(code_, last_.derived_length, last_.source_length);
  ++closed_runs_;
}

void OffsetMap::append(std::size_t derived_length, std::size_t source_length) {
  if (derived_length == 0 && source_length == 0) return;
  const bool last_is_equal = last_.derived_length == last_.source_length;
  if (last_is_equal && derived_length == source_length) {
    last_.derived_length += derived_length;
    last_.source_length += source_length;
  } else {
    if (derived_length_ + source_length_ > 0) close_last_run();
    last_ = {derived_length, source_length};
  }
  derived_length_ += derived_length;
  source_length_ += source_length;
}

void OffsetMap::append(const OffsetMap& other) {
  for (Reader reader(other); !reader.at_end(); reader.next()) {
    append(reader.run().derived_length, reader.run().source_length);
  }
}

OffsetMap::Reader OffsetMap::reader_at_derived(std::size_t derived_offset) const {
  const auto group =
      std::upper_bound(checkpoints_.begin(), checkpoints_.end(), derived_offset,
                       [](std::size_t offset, const Checkpoint& c) { return offset < c.derived; });
  Reader reader(*this, group == checkpoints_.begin() ? Checkpoint{} : *(group - 1));
  while (reader.derived_start() + reader.run().derived_length <= derived_offset) reader.next();
  return reader;
}

std::size_t OffsetMap::to_source(std::size_t derived_offset) const {
  if (derived_offset >= derived_length_) return source_length_;
  const Reader reader = reader_at_derived(derived_offset);
  return reader.source_start() + (reader.is_byte_by_byte() ? derived_offset - reader.derived_start() : 0);
}

std::size_t OffsetMap::to_source_end(std::size_t derived_offset) const {
  if (derived_offset == 0 || derived_length_ == 0) return 0;
  const std::size_t last = std::min(derived_offset, derived_length_) - 1;
  const Reader reader = reader_at_derived(last);
  return reader.source_start() +
         (reader.is_byte_by_byte() ? last + 1 - reader.derived_start() : reader.run().source_length);
}

std::size_t OffsetMap::to_derived(std::size_t source_offset) const {
  if (source_offset >= source_length_) return derived_length_;
  auto group = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), source_offset,
                                [](std::size_t offset, const Checkpoint& c) { return offset < c.source; });
  Reader reader(*this, group == checkpoints_.begin() ? Checkpoint{} : *(group - 1));
  while (reader.source_start() + reader.run().source_length <= source_offset) reader.next();
  const std::size_t inside = source_offset - reader.source_start();
  return reader.derived_start() + (reader.is_byte_by_byte() ? inside : 0);
}

bool OffsetMap::is_identity() const { return code_.empty() && last_.derived_length == last_.source_length; }

OffsetMap OffsetMap::compose(const OffsetMap& outer, const OffsetMap& inner) {
  assert(outer.source_length_ == inner.derived_length_);
  if (outer.is_identity()) return inner;
  if (inner.is_identity()) return outer;
  OffsetMap result;
  Reader o(outer);
  Reader i(inner);
  // Runs of both maps meet in the middle text. Where both are byte by byte, so is the common part. Else runs
  // are gathered, always from the map that is behind, until both stand at the same place of the middle text
  // again.
  Run gathered;
  std::size_t outer_middle = 0; // bytes of the middle text that the gathered runs of each map cover
  std::size_t inner_middle = 0;
  while (!o.at_end() || !i.at_end()) {
    const bool outer_equal = !o.at_end() && o.is_byte_by_byte();
    const bool inner_equal = !i.at_end() && i.is_byte_by_byte();
    if (outer_middle == inner_middle) {
      result.append(gathered.derived_length, gathered.source_length);
      gathered = {};
      outer_middle = inner_middle = 0;
      if (outer_equal && inner_equal) {
        const std::size_t common = std::min(o.run().derived_length, i.run().derived_length);
        result.append(common, common);
        o.skip(common);
        i.skip(common);
        continue;
      }
    }
    if (!o.at_end() && (outer_middle < inner_middle || (outer_middle == inner_middle && !outer_equal))) {
      if (outer_equal) {
        const std::size_t part = std::min(o.run().derived_length, inner_middle - outer_middle);
        gathered.derived_length += part;
        outer_middle += part;
        o.skip(part);
      } else {
        gathered.derived_length += o.run().derived_length;
        outer_middle += o.run().source_length;
        o.next();
      }
    } else if (inner_equal) {
      const std::size_t part = std::min(i.run().derived_length, outer_middle - inner_middle);
      gathered.source_length += part;
      inner_middle += part;
      i.skip(part);
    } else {
      gathered.source_length += i.run().source_length;
      inner_middle += i.run().derived_length;
      i.next();
    }
  }
  result.append(gathered.derived_length, gathered.source_length);
  return result;
}

} // namespace danchieu::text
