#pragma once

#include "normalizer/citation/first_words.hpp"
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

/// As above, where the entry of `first` is known.
std::optional<TypeWord> read_type_word(std::string_view text, const Word& first, const FirstWord& entry);

} // namespace danchieu::citation
