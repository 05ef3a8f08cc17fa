#pragma once

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/scan.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace danchieu::citation {

/// The words or letters that name a kind of document in running text.
struct TypeWord {
  const InstrumentType* type = nullptr;
  std::size_t end = 0;
  bool abbreviated = false; ///< "QĐ", "TTLT": counts only before a number
};

/// The type word that begins with `first`: "Thông tư liên tịch", "QĐ", "nghi dinh". The longest one wins.
std::optional<TypeWord> read_type_word(std::string_view text, const Word& first);

/// Which words can begin a type word or a provision; most words of a text are passed over by it at little cost.
class FirstWords {
public:
  static const FirstWords& instance();

  /// By the first two bytes of a word, before anything is decoded.
  bool may_begin(unsigned char first, unsigned char second) const { return bytes_[first * 256U + second]; }

  /// By the first three folded letters of a word (anything that is no letter where it is shorter).
  bool may_begin(char first, char second, char third) const { return sieve_[slot(first, second, third)]; }

  /// By the whole word at `at`, as far as eight letters.
  bool contains(std::string_view text, std::size_t at) const {
    std::uint64_t key = 0;
    for (int letters = 0; letters < 8; ++letters) {
      const Letter letter = letter_at(text, at);
      if (!letter.letter()) {
        break;
      }
      key = key << 5U | static_cast<std::uint64_t>(letter.folded - 'a' + 1);
      at += letter.length;
    }
    for (std::size_t i = place(key);; i = (i + 1) % keys_.size()) {
      if (keys_[i] == key || keys_[i] == 0) {
        return keys_[i] != 0;
      }
    }
  }

  void allow(std::string_view folded_word);

private:
  static std::size_t slot(char a, char b, char c) { return (index(a) * 32 + index(b)) * 32 + index(c); }

  static std::size_t index(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<std::size_t>(letter - 'a' + 1) : 0;
  }

  static std::size_t place(std::uint64_t key) { return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 55U); }

  std::array<bool, std::size_t{256} * 256> bytes_{};
  std::array<bool, std::size_t{32} * 32 * 32> sieve_{};
  std::array<std::uint64_t, 512> keys_{}; ///< words packed five bits a letter, open addressing, far from full
};

/// Types that are laws by name: hiến pháp, bộ luật, luật, pháp lệnh.
bool named_type(const InstrumentType& type);

} // namespace danchieu::citation
