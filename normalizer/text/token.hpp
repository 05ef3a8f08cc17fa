#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::text {

/// One searchable word of a text. Vietnamese writes a blank between syllables, so a token is a syllable, a
/// number
/// ("1.234,5" is one), or a document number ("130/2005/NĐ-CP" is one token and its parts are tokens at the
/// same place).
struct Token {
  std::string exact;     ///< spelling_key of the word: marks kept
  std::string folded;    ///< without marks
  std::size_t start = 0; ///< byte offsets into the text given
  std::size_t end = 0;
  std::uint32_t position =
      0; ///< counts words from 1; the parts of a document number advance it, the whole does not
};

/// The one way from text to words, used by the indexer and by the query side.
std::vector<Token> tokenize(std::string_view text);

} // namespace danchieu::text
