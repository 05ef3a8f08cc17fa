#pragma once

#include "corpus/readers/reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// What a confined child tells its parent over a pipe: frames of one letter, four bytes of length (little endian) and
// that many bytes. "+" is a sign of life and carries nothing; "R" carries the result and is the last.
//   '+' 00 00 00 00 · '+' 00 00 00 00 · 'R' 2A 10 00 00 …
// The child may have been taken over by what it read: nothing in a message is believed before it is checked.

namespace danchieu::corpus::confined {

inline constexpr std::size_t frame_head = 5;
inline constexpr char sign_of_life = '+';
inline constexpr char result_letter = 'R';

/// A whole frame. The payload must be shorter than 4 GiB.
std::string frame(char letter, std::string_view payload);

/// The payload of a result.
std::string encode(const ReadResult& result);

/// The result in a payload; nothing when the bytes are no result: a text that is no UTF-8, an offset outside of it, a
/// list out of order, a length that lies, a byte too many.
std::optional<ReadResult> decode(std::string_view payload);

/// More bytes than the result of any file within the limits has.
std::size_t longest_result(const ReadLimits& limits);

/// Takes frames out of what comes through the pipe, whatever pieces it comes in.
class FrameReader {
public:
  explicit FrameReader(std::size_t longest) : longest_(longest) {}

  enum class State {
    waiting, ///< for more bytes
    done,    ///< the result has come
    broken,  ///< this is no message
    too_long,
  };

  /// Adds bytes; tells whether a sign of life was among them.
  bool add(std::string_view bytes);
  State state() const { return state_; }
  std::string_view result() const { return std::string_view(buffer_).substr(frame_head); } ///< in state `done`

private:
  std::size_t longest_;
  std::string buffer_; ///< of the frame that is coming in
  State state_ = State::waiting;
};

} // namespace danchieu::corpus::confined
