#pragma once

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/scan.hpp"

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

/// Whether a word whose folded letters begin with these three can begin a type word or a provision; a cheap sieve.
bool may_begin(char first, char second, char third);

/// Types that are laws by name: hiến pháp, bộ luật, luật, pháp lệnh.
bool named_type(const InstrumentType& type);

} // namespace danchieu::citation
