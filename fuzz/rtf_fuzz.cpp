// Any bytes as RTF, with and without a head: a text in UTF-8 or a reason, in linear time.
#include "corpus/readers/containers.hpp"
#include "fuzz/require_result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace danchieu::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require_result(rtf_text(bytes, {}));
  require_result(rtf_text("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f1 .VnTimeH;}{\\f2 VNI-Times;}{\\f3 Symbol;}}" + std::string(bytes) + "}", {}));
  return 0;
}
