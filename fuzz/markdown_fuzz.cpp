// Any bytes as Markdown: no word and no line end is lost or made, and offsets lead back to the same letters.
#include "corpus/readers/markdown.hpp"
#include "fuzz/require.hpp"
#include "normalizer/text/clean_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace danchieu;
  const std::string clean = text::clean(std::string_view(reinterpret_cast<const char*>(data), size)).text;
  const corpus::StrippedText stripped = corpus::strip_markdown(clean);
  REQUIRE(stripped.offsets.source_length() == clean.size());
  REQUIRE(stripped.offsets.derived_length() == stripped.text.size());
  for (std::size_t i = 0; i < stripped.text.size(); ++i) {
    const char c = stripped.text[i];
    const bool kept = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (kept) REQUIRE(clean[stripped.offsets.to_source(i)] == c);
  }
  return 0;
}
