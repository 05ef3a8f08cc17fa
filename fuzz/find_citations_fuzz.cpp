// Any text in: spans inside it and in reading order, ids that are written and read back alike.
#include "fuzz/require.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/clean_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

using namespace danchieu;

namespace {

void check(std::string_view text) {
  auto citations = citation::find_citations(text);
  citation::CitingDocument self;
  self.work = citation::WorkId(true, "quyet-dinh", "ubnd-tinh-kon-tum", "2012", "673-qd-ubnd");
  self.place = "tỉnh Kon Tum";
  citation::identify(citations, text, self);
  std::size_t start = 0;
  std::size_t end = 0;
  for (const citation::Citation& found : citations) {
    REQUIRE(found.span.start < found.span.end);
    REQUIRE(found.span.end <= text.size());
    REQUIRE(found.span.start >= start);
    REQUIRE(found.span.start >= end || found.span.end <= end); // behind the one before, or within its name
    start = found.span.start;
    end = std::max(end, found.span.end);
    REQUIRE(!found.type.empty());
    REQUIRE(found.kind != citation::CitationKind::numbered || !citation::number_key(found.number).empty());
    if (found.work) {
      REQUIRE(citation::WorkId::parse(found.work->to_string()) == found.work);
    }
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes); // not clean at all: still no crash and no span outside
  check(text::clean(bytes).text);
  return 0;
}
