#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace danchieu::citation {

/// What a byte is to the walk over words. Bytes of multi-byte letters count as small letters; those that begin
/// punctuation beyond ASCII (0xC2, 0xE2, 0xEF, 0xF0 and up) end a word.
enum class ByteClass : unsigned char { other, digit, small, capital };

extern const std::array<ByteClass, 256> byte_classes;

inline ByteClass byte_class(char byte) {
  return byte_classes[static_cast<unsigned char>(byte)];
}

/// Gives the places where a word or a number begins, in order, 64 bytes at a time: a letter behind neither letter nor
/// digit, a capital between two small letters ("tạiNghị định"), a digit behind no digit.
class WordStarts {
public:
  explicit WordStarts(std::string_view text) : text_(text) { load(); }

  /// The first start at or behind `from` of which `wanted(place, length)` holds, where `length` is that of the run of
  /// letters there; npos when there is none. `from` never goes back.
  template <typename Wanted>
  std::size_t next(std::size_t from, Wanted wanted) {
    while (block_ < text_.size()) {
      if (from >= block_ + block_size) {
        starts_ = 0;
      } else if (from > block_) {
        starts_ &= ~std::uint64_t{0} << (from - block_);
      }
      while (starts_ != 0) {
        const std::size_t place = block_ + static_cast<std::size_t>(std::countr_zero(starts_));
        starts_ &= starts_ - 1;
        if (wanted(place, run_length(place))) {
          return place;
        }
      }
      block_ += block_size;
      load();
    }
    return std::string_view::npos;
  }

private:
  static constexpr std::size_t block_size = 64;

  std::size_t run_length(std::size_t place) const {
    const std::size_t inside = place - block_;
    std::size_t length = static_cast<std::size_t>(std::countr_one(letter_ >> inside));
    if (inside + length == block_size) {
      while (place + length < text_.size() && byte_class(text_[place + length]) > ByteClass::digit && length < block_size) {
        ++length;
      }
    }
    return length;
  }

  /// Finds the starts of the block at `block_`, which follows the one looked at before.
  void load();

  std::string_view text_;
  std::size_t block_ = 0;
  std::uint64_t starts_ = 0;
  // of the byte before the block, in the highest bit
  std::uint64_t small_ = 0;
  std::uint64_t letter_ = 0;
  std::uint64_t digit_ = 0;
  std::uint64_t begun_ = 0; ///< the first bytes of the block, where they end punctuation begun before it
};

/// Behind the letters at `at`, or before a capital that begins another word: "tạiNghị định".
std::size_t skip_word(std::string_view text, std::size_t at);

} // namespace danchieu::citation
