// Any bytes as a web page: well-formed UTF-8 comes out, whatever the tags do.
#include "corpus/readers/html.hpp"
#include "fuzz/require.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/utf8.hpp"

#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace danchieu;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = corpus::html_text(text::clean(bytes).text);
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded d = text::decode_utf8(text, i);
    REQUIRE(d.valid);
    i += d.length;
  }
  return 0;
}
