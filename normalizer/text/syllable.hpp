#pragma once

#include <string_view>

namespace danchieu::text {

/// Whether `word` (clean UTF-8, any case) is a possible Vietnamese syllable by onset, rime and tone.
/// Grammar: onset, rime and tone constraints of modern orthography; both styles of tone placement are
/// accepted.
bool is_syllable(std::string_view word);

/// Share (0 to 1) of the words with a non-ASCII letter that are possible syllables; `words` gives how many
/// there were.
struct SyllableShare {
  double share = 0;
  unsigned words = 0;
  unsigned kinds = 0; ///< different ones among the syllables, counted up to 8
};

/// Words of fewer than `shortest` letters are not counted.
SyllableShare syllable_share(std::string_view text, unsigned shortest = 1);

} // namespace danchieu::text
