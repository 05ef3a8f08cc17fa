#include "corpus/json_cursor.hpp"

#include "corpus/error.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace danchieu::corpus {
namespace {

TEST(JsonCursor, ReadsWhatOurWriterWrites) {
  JsonCursor json(R"({"text":"a \"b\" \\ \n \u0001 đ","numbers":[1,-2,0],"none":[],"yes":true,"no":false,"inner":{}})");
  std::string text;
  std::vector<std::int64_t> numbers;
  int inner = 0;
  json.members([&](std::string_view name) {
    if (name == "text") text = json.string();
    else if (name == "numbers") json.items([&] { numbers.push_back(json.number()); });
    else if (name == "none") json.items([&] { ADD_FAILURE(); });
    else if (name == "yes") EXPECT_TRUE(json.boolean());
    else if (name == "no") EXPECT_FALSE(json.boolean());
    else json.members([&](std::string_view) { ++inner; });
  });
  json.finish();
  EXPECT_EQ(text, "a \"b\" \\ \n \x01 đ");
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, -2, 0}));
  EXPECT_EQ(inner, 0);
}

TEST(JsonCursor, RefusesTextsThatAreNone) {
  for (const char* bytes : {"", "\"", "\"a", "\"\\", "\"\\u00", "\"\\u00e9\"", "\"\\q\"", "a\"", "1"})
    EXPECT_THROW(JsonCursor(bytes).string(), Error) << bytes;
}

TEST(JsonCursor, RefusesNumbersThatAreNone) {
  for (const char* bytes : {"", "-", "a", "99999999999999999999", "+1", "\"1\"", " 1"}) EXPECT_THROW(JsonCursor(bytes).number(), Error) << bytes;
}

TEST(JsonCursor, RefusesObjectsAndListsThatAreNone) {
  for (const char* bytes : {"", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\" :1}", "{a:1}", "{\"a\":1}x", "[]"}) {
    JsonCursor json(bytes);
    EXPECT_THROW((json.members([&](std::string_view) { json.number(); }), json.finish()), Error) << bytes;
  }
  for (const char* bytes : {"", "[", "[1", "[1,", "[1,]", "[1 2]", "[1]]", "{}"}) {
    JsonCursor json(bytes);
    EXPECT_THROW((json.items([&] { json.number(); }), json.finish()), Error) << bytes;
  }
}

} // namespace
} // namespace danchieu::corpus
