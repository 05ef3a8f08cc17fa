// Any bytes as a Word file up to 2003: as they are, and as the text and the pieces of an intact container.
#include "corpus/readers/compound_file.hpp"
#include "corpus/readers/word_size.hpp"
#include "fuzz/require.hpp"
#include "tests/corpus/readers/tiny_word.hpp"

#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using danchieu::corpus::shown_characters;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  REQUIRE(shown_characters(bytes).value_or(0) <= size); // never more characters than bytes
  static const std::string sound = danchieu::tests::tiny_word({"ABC", u"Đ", "head"});
  std::string changed = sound;
  for (std::size_t i = 0; i + 2 < size; i += 3) { // two bytes of place, one to put there
    changed[(std::size_t{data[i]} << 8 | data[i + 1]) % changed.size()] = static_cast<char>(data[i + 2]);
  }
  REQUIRE(shown_characters(changed).value_or(0) <= changed.size());
  danchieu::corpus::is_cut_short(changed); // ends, whatever the tables say
  return 0;
}
