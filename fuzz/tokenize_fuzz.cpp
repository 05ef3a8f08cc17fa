// Tokens stand in order inside the text; keys do not change when they are made again.
#include "fuzz/require.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace danchieu::text;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = clean_utf8({reinterpret_cast<const char*>(data), size});
  std::size_t start = 0;
  std::uint32_t position = 0;
  for (const Token& token : tokenize(text)) {
    REQUIRE(token.start >= start);
    REQUIRE(token.end > token.start);
    REQUIRE(token.end <= text.size());
    REQUIRE(token.position >= position);
    REQUIRE(!token.exact.empty());
    REQUIRE(!token.folded.empty());
    start = token.start;
    position = token.position;
  }
  REQUIRE(fold(fold(text)) == fold(text));
  REQUIRE(spelling_key(spelling_key(text)) == spelling_key(text));
  REQUIRE(slug(slug(text)) == slug(text));
  return 0;
}
