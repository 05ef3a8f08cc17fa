#include "normalizer/citation/grammar/word_starts.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace danchieu::citation {
namespace {

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (unsigned c = '0'; c <= '9'; ++c) {
    classes[c] = ByteClass::digit;
  }
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    classes[c] = ByteClass::small;
    classes[c - 32] = ByteClass::capital;
  }
  for (unsigned c = 0x80; c < 0x100; ++c) {
    classes[c] = c == 0xC2 || c == 0xE2 || c == 0xEF || c >= 0xF0 ? ByteClass::other : ByteClass::small;
  }
  return classes;
}

/// Which bytes of a block are what, a bit each.
struct Bytes {
  std::uint64_t small = 0; ///< ASCII
  std::uint64_t capital = 0;
  std::uint64_t digit = 0;
  std::uint64_t high = 0; ///< beyond ASCII
  std::uint64_t lead = 0; ///< 0xC2, 0xE2, 0xEF and up: begins punctuation
};

#ifdef __SSE2__

__m128i all(unsigned byte) {
  return _mm_set1_epi8(static_cast<char>(byte));
}

/// Bytes from `first` to `last`, as one comparison of what lies above `first`.
__m128i in_range(__m128i bytes, unsigned first, unsigned last) {
  const __m128i above = _mm_sub_epi8(bytes, all(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(above, all(last - first)), above);
}

Bytes look(const char* block) {
  Bytes result;
  for (unsigned part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + part * 16));
    const auto put = [&](std::uint64_t& bits, __m128i which) {
      bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(which))) << (part * 16);
    };
    put(result.small, in_range(bytes, 'a', 'z'));
    put(result.capital, in_range(bytes, 'A', 'Z'));
    put(result.digit, in_range(bytes, '0', '9'));
    put(result.high, bytes);
    const __m128i c2_or_e2 = _mm_cmpeq_epi8(_mm_or_si128(bytes, all(0x20)), all(0xE2));
    const __m128i from_ef = _mm_cmpeq_epi8(_mm_max_epu8(bytes, all(0xEF)), bytes);
    put(result.lead, _mm_or_si128(c2_or_e2, from_ef));
  }
  return result;
}

#else

Bytes look(const char* block) {
  Bytes result;
  for (unsigned i = 0; i < 64; ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    result.small |= byte >= 'a' && byte <= 'z' ? bit : 0;
    result.capital |= byte >= 'A' && byte <= 'Z' ? bit : 0;
    result.digit |= byte >= '0' && byte <= '9' ? bit : 0;
    result.high |= byte >= 0x80 ? bit : 0;
    result.lead |= byte == 0xC2 || byte == 0xE2 || byte >= 0xEF ? bit : 0;
  }
  return result;
}

#endif

} // namespace

constinit const std::array<ByteClass, 256> byte_classes = make_byte_classes();

void WordStarts::load() {
  if (block_ >= text_.size()) {
    return;
  }
  const std::size_t size = std::min(block_size, text_.size() - block_);
  std::array<char, block_size> padded{};
  const char* block = text_.data() + block_;
  if (size < block_size) {
    std::memcpy(padded.data(), block, size);
    block = padded.data();
  }
  const Bytes bytes = look(block);
  const auto after = [](std::uint64_t bits, std::uint64_t before, unsigned places) {
    return bits << places | before >> (64U - places);
  };
  std::uint64_t punctuation = bytes.lead | begun_;
  begun_ = 0;
  for (std::uint64_t leads = bytes.lead; leads != 0; leads &= leads - 1) {
    const auto place = static_cast<unsigned>(std::countr_zero(leads));
    const auto lead = static_cast<unsigned char>(block[place]);
    const std::uint64_t tail = lead == 0xC2 ? 1U : lead < 0xF0 ? 3U : 7U;
    punctuation |= place < 63 ? tail << (place + 1) : 0;
    begun_ |= place > 60 ? tail >> (63 - place) : 0;
  }
  const std::uint64_t small = bytes.small | (bytes.high & ~punctuation);
  const std::uint64_t letter = small | bytes.capital;
  const std::size_t behind = block_ + block_size;
  const bool small_behind = behind < text_.size() && byte_class(text_[behind]) == ByteClass::small;
  const std::uint64_t small_next = small >> 1U | static_cast<std::uint64_t>(small_behind) << 63U;
  starts_ = letter & ~after(letter | bytes.digit, letter_ | digit_, 1);
  starts_ |= bytes.capital & after(small, small_, 1) & small_next;
  starts_ |= bytes.digit & ~after(bytes.digit, digit_, 1);
  small_ = small;
  letter_ = letter;
  digit_ = bytes.digit;
}

std::size_t skip_word(std::string_view text, std::size_t at) {
  ByteClass before = ByteClass::capital;
  for (; at < text.size(); ++at) {
    const ByteClass here = byte_class(text[at]);
    if (here == ByteClass::other || here == ByteClass::digit) {
      return at;
    }
    if (here == ByteClass::capital && before == ByteClass::small && at + 1 < text.size() &&
        byte_class(text[at + 1]) == ByteClass::small) {
      return at;
    }
    before = here;
  }
  return at;
}

} // namespace danchieu::citation
