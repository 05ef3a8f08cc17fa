// Anything that might come out of antiword, printed and DocBook, parted by a zero byte.
#include "corpus/readers/antiword_text.hpp"
#include "fuzz/require.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <variant>

using namespace danchieu::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = std::min(bytes.find('\0'), bytes.size());
  const ReadResult result = antiword_text(bytes.substr(0, middle), bytes.substr(std::min(bytes.size(), middle + 1)), {});
  if (const auto* failure = std::get_if<ReadFailure>(&result)) REQUIRE(!failure->message.empty());
  return 0;
}
