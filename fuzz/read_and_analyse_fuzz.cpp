// Any file, whatever it claims to be: documents lie in order inside the text, and so does everything found in
// them.
#include "corpus/document/analysis.hpp"
#include "corpus/readers/reader.hpp"
#include "fuzz/require.hpp"

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

using namespace danchieu::corpus;

namespace {

void require_inside(const Span& inner, const Span& outer) {
  REQUIRE(inner.start <= inner.end);
  REQUIRE(inner.start >= outer.start);
  REQUIRE(inner.end <= outer.end);
}

void require_tree(const std::vector<Provision>& provisions, const Span& outer, int depth) {
  REQUIRE(depth < 32);
  std::size_t start = outer.start;
  for (const Provision& provision : provisions) {
    require_inside(provision.span, outer);
    REQUIRE(provision.span.start >= start);
    start = provision.span.end;
    require_tree(provision.children, provision.span, depth + 1);
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ReadResult result = read_bytes(bytes, "input");
  const auto* source = std::get_if<SourceText>(&result);
  if (source == nullptr) {
    REQUIRE(!std::get<ReadFailure>(result).message.empty());
    return 0;
  }
  std::size_t start = 0;
  for (const Document& document : analyse(source->text)) {
    REQUIRE(document.span.start >= start);
    require_inside(document.span, {0, source->text.size()});
    start = document.span.end;
    require_tree(document.provisions, document.span, 0);
    for (const Citation& citation : document.citations) require_inside(citation.span, document.span);
    for (const Relation& relation : document.relations) {
      require_inside(relation.span, document.span);
      REQUIRE(!relation.quote.empty());
    }
  }
  return 0;
}
