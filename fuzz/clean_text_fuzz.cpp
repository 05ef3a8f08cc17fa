// Any bytes in, valid text out, with offsets that stay inside the bytes and never go back.
#include "fuzz/require.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/utf8.hpp"

#include <cstdint>
#include <string_view>

using namespace danchieu::text;

namespace {

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    if (!decoded.valid) return false;
    at += decoded.length;
  }
  return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const CleanText clean_text = clean(bytes);
  REQUIRE(is_valid_utf8(clean_text.text));
  REQUIRE(clean_text.offsets.derived_length() == clean_text.text.size());
  REQUIRE(clean_text.offsets.source_length() == size);
  std::size_t before = 0;
  for (std::size_t at = 0; at <= clean_text.text.size(); ++at) {
    const std::size_t source = clean_text.offsets.to_source(at);
    REQUIRE(source <= size);
    REQUIRE(source >= before);
    before = source;
  }
  REQUIRE(clean_utf8(clean_text.text) == clean_text.text); // what is clean stays as it is
  REQUIRE(clean(clean_text.text).text == clean_text.text); // and is not taken for another encoding
  return 0;
}
