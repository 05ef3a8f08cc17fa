#include "web/uri.hpp"

#include <gtest/gtest.h>

namespace danchieu::web {
namespace {

TEST(Uri, EncodesAndDecodesVietnameseText) {
  const std::string text = "Nghị định 130/2005/NĐ-CP & \"<b>\"";
  EXPECT_EQ(percent_decode(percent_encode(text), Plus::literal), text);
  EXPECT_EQ(percent_encode("a b"), "a%20b");
  EXPECT_EQ(percent_decode("a+b", Plus::blank), "a b");
  EXPECT_EQ(percent_decode("a+b", Plus::literal), "a+b");
}

TEST(Uri, RefusesWhatIsNoUtf8) {
  for (const char* bad :
       {"%", "%4", "%zz", "%00", "%c0%80", "%c3%28", "%ed%a0%80", "%f4%90%80%80", "%ff", "\x80"}) {
    EXPECT_EQ(percent_decode(bad, Plus::blank), std::nullopt) << bad;
  }
}

TEST(Uri, MakesAddressesWithoutEmptyParameters) {
  EXPECT_EQ(make_url("/search", {{"q", "a&b"}, {"type", ""}, {"page", "2"}}), "/search?q=a%26b&page=2");
  EXPECT_EQ(make_url("/akn/vn/act/a/b+c/2012/673-qd-ubnd!ke-hoach", {}),
            "/akn/vn/act/a/b+c/2012/673-qd-ubnd!ke-hoach");
}

TEST(Uri, TakesTheFirstOfEqualNames) {
  const auto parameters = parse_query("q=a&q=b&&x");
  ASSERT_TRUE(parameters);
  EXPECT_EQ(value_of(*parameters, "q"), "a");
  EXPECT_EQ(parameters->size(), 3U);
}

} // namespace
} // namespace danchieu::web
