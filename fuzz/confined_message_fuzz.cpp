// A child that was taken over may write anything into its pipe: it is refused, or it is a text that is sound.
#include "corpus/readers/confined/message.hpp"
#include "fuzz/require.hpp"

#include <cstdint>
#include <string_view>
#include <variant>

using namespace danchieu::corpus;
using namespace danchieu::corpus::confined;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  FrameReader frames(1 << 16);
  for (std::size_t at = 0; at < bytes.size(); at += 7) frames.add(bytes.substr(at, 7));
  if (frames.state() == FrameReader::State::done) REQUIRE(frames.result().size() <= 1 << 16);

  const auto result = decode(bytes);
  if (!result) return 0;
  if (const auto* source = std::get_if<SourceText>(&*result)) {
    for (const PageStart& page : source->pages) REQUIRE(page.offset <= source->text.size());
    for (const DoubtfulWord& word : source->doubtful) REQUIRE(word.start <= word.end && word.end <= source->text.size());
    for (const BundleMember& member : source->members) REQUIRE(member.start <= member.end && member.end <= source->text.size());
    REQUIRE(source->offsets.derived_length() == source->text.size());
  } else {
    REQUIRE(!std::get<ReadFailure>(*result).message.empty());
  }
  REQUIRE(decode(encode(*result)).has_value());
  return 0;
}
