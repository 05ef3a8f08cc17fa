#pragma once

#include <string_view>

namespace danchieu::text {

/// Whether `word` (clean UTF-8, any case) is a possible Vietnamese syllable by onset, rime and tone.
/// Grammar: onset, rime and tone constraints of modern orthography; both styles of tone placement are accepted.
bool is_syllable(std::string_view word);

/// Share (0 to 1) of the words with a non-ASCII letter that are possible syllables; `words` gives how many there were.
struct SyllableShare {
  double share = 0;
  unsigned words = 0;
};
SyllableShare syllable_share(std::string_view text);

} // namespace danchieu::text
