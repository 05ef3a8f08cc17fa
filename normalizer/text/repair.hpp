#pragma once

#include "normalizer/text/offset_map.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace danchieu::text {

/// A text after its characters have been put into one form each: valid UTF-8, NFC (also with a tone typed
/// before the vowel mark), plain blanks, LF, ASCII for full-width, nothing invisible.
struct Repaired {
  std::string text;
  OffsetMap offsets;            ///< to the bytes given
  std::size_t ill_formed = 0;   ///< invalid sequences, now U+FFFD
  bool has_look_alikes = false; ///< holds characters that repair_look_alikes() looks at
  bool is_suspicious =
      false; ///< holds characters that wrongly decoded Vietnamese has and good Vietnamese has not
};

enum class IllFormed { replace, give_up };

/// Repairs characters one by one, without looking at words. With `give_up` the work ends at the first
/// ill-formed sequence (`ill_formed` is 1 and the text is incomplete). Linear; at most 30 marks on one letter
/// are kept.
Repaired repair_characters(std::string_view utf8, IllFormed ill_formed = IllFormed::replace);

/// In the result of repair_characters: Ð Ɖ ð ɖ to Đ đ and Cyrillic and Greek homoglyphs to Latin, where the
/// word or the document symbol is otherwise Vietnamese; a zero-width space between two words becomes a blank.
/// Linear.
struct LookAlikes {
  std::string text;
  OffsetMap offsets; ///< to the text given
};

LookAlikes repair_look_alikes(std::string_view text);

} // namespace danchieu::text
