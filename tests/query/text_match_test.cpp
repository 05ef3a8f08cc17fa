#include "query/text_match.hpp"

#include "query/query_parser.hpp"

#include <gtest/gtest.h>

namespace danchieu::query {
namespace {

struct Case {
  const char* question;
  const char* text;
  bool matches;
};

TEST(TextMatch, TellsWhetherTheWordsOfAPhraseStandSideBySide) {
  const Case cases[] = {
      {"\"an toàn giao thông\"", "về an toàn giao thông đường bộ", true},
      {"\"an toàn giao thông\"", "VỀ AN TOÀN\nGIAO  THÔNG", true}, // not as it was typed
      {"\"an toan giao thong\"", "về an toàn giao thông", true},
      {"\"an toàn\"", "tòa ban toàn thể", false}, // its letters, within another word
      {"\"an toàn\"", "tòa ban toàn thể, rồi đến An toàn", true},
      {"\"an toàn\"", "an toàng; (an toàn)", true},
      {"\"an toàn\"", "toàn an, an và toàn", false},
      {"\"toàn diện\"", "an toàn-diện mạo", true},
      {"\"quyết định\"", "quyết đinh", false}, // marks typed are marks meant
  };
  for (const Case& one : cases) {
    const ParsedQuery parsed = parse_query(one.question);
    ASSERT_TRUE(parsed.tree) << one.question;
    EXPECT_EQ(text_matches(*parsed.tree, one.text, {}), one.matches) << one.question << " in " << one.text;
  }
}

} // namespace
} // namespace danchieu::query
