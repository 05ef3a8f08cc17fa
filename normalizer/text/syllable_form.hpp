#pragma once

#include "normalizer/text/letters.hpp"

#include <cstddef>
#include <cstdint>

namespace danchieu::text {

/// A toneless syllable packed five bits a letter, first letter highest; longer words do not fit and are no
/// syllables.
using SyllableKey = std::uint64_t;
constexpr std::size_t longest_syllable = 7; // "nghiêng"

constexpr SyllableKey append_letter(SyllableKey key, LetterCode code) { return key << 5 | code; }

/// What the grammar says about a toneless syllable.
struct SyllableForm {
  SyllableKey key = 0;
  std::uint8_t old_tone = 0; ///< index of the letter that bears the tone: hòa, thủy
  std::uint8_t new_tone = 0; ///< the same in the new style: hoà, thuỷ; differs for open oa, oe, uy only
  bool stop = false;         ///< ends in c, ch, p, t: takes sắc or nặng only
  bool i_for_y = false;      ///< ends in an i that is also written y: kĩ/kỹ, quí/quý
};

/// The form of a toneless syllable, or null when the grammar has none.
const SyllableForm* find_syllable_form(SyllableKey key);

/// How many toneless syllables the grammar makes.
std::size_t syllable_form_count();

} // namespace danchieu::text
