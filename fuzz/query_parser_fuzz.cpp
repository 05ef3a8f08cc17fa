// Any text is a question: its tree is bounded, every node says something, and a hint has both languages.
#include "fuzz/require.hpp"
#include "query/highlighter.hpp"
#include "query/query_parser.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace danchieu::query;

static void check(const QueryNode& node, std::size_t depth) {
  REQUIRE(depth <= limits::depth * 4); // a bracket adds at most OR, AND, NOT and the words between
  const bool leaf = node.kind == QueryNode::Kind::word || node.kind == QueryNode::Kind::phrase || node.kind == QueryNode::Kind::prefix;
  REQUIRE(leaf == !node.text.empty());
  REQUIRE(!leaf || node.children.empty());
  for (const QueryNode& child : node.children) check(child, depth + 1);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ParsedQuery query = parse_query(text);
  if (query.tree) check(*query.tree, 0);
  if (query.number) REQUIRE(!query.number->key.empty());
  for (const Hint& hint : query.hints) REQUIRE(!hint.code.empty() && !hint.vi.empty() && !hint.en.empty());
  const Snippet snippet = Highlighter(query).snippet(query.text, 50);
  std::size_t at = 0;
  for (const auto& span : snippet.highlights) {
    REQUIRE(span.start >= at && span.end > span.start && span.end <= snippet.text.size());
    at = span.end;
  }
  return 0;
}
