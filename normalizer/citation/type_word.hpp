#pragma once

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/scan.hpp"

#include <array>
#include <cstddef>
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

/// Which words, by their first three folded letters, can begin a type word or a provision: a cheap sieve.
class FirstLetters {
public:
  static const FirstLetters& instance();

  bool may_begin(char first, char second, char third) const { return sieve_[slot(first, second, third)]; }

  void allow(std::string_view folded_word);

private:
  static std::size_t slot(char a, char b, char c) { return (index(a) * 32 + index(b)) * 32 + index(c); }

  static std::size_t index(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<std::size_t>(letter - 'a' + 1) : 0;
  }

  std::array<bool, std::size_t{32} * 32 * 32> sieve_{};
};

/// Types that are laws by name: hiến pháp, bộ luật, luật, pháp lệnh.
bool named_type(const InstrumentType& type);

} // namespace danchieu::citation
