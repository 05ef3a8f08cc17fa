#include "normalizer/citation/grammar/word_starts.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace danchieu::citation {
namespace {

/// The text with a bar before every start.
std::string marked(std::string_view text) {
  std::string result;
  std::size_t copied = 0;
  WordStarts starts(text);
  const auto any = [](std::size_t, std::size_t) { return true; };
  for (std::size_t at = starts.next(0, any); at != std::string_view::npos; at = starts.next(at, any)) {
    result.append(text, copied, at - copied) += '|';
    copied = at;
  }
  return result.append(text, copied);
}

TEST(WordStarts, AreWordsNumbersAndCapitalsBetweenSmallLetters) {
  struct Case {
    std::string text;
    std::string expected;
  };
  for (const auto& [text, expected] : std::vector<Case>{
           {"", ""},
           {"Điều 5", "|Điều |5"},
           {"tạiNghị định", "|tại|Nghị |định"},
           {"QĐ-UBND", "|QĐ-|UBND"},
           {"“nghị định” – 30c/2016", "“|nghị |định” – |30c/|2016"},
           {"số12 và 3a", "|số|12 |và |3a"},
           {"§5 «luật»", "§|5 «|luật»"},
           {"😀luật", "😀|luật"},
       }) {
    EXPECT_EQ(marked(text), expected) << text;
  }
}

/// The same rules, one byte at a time.
std::vector<std::size_t> looked_up(std::string_view text) {
  std::vector<ByteClass> classes;
  for (std::size_t i = 0; i < text.size(); ++i) classes.push_back(byte_class(text[i]));
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t tail = lead == 0xC2 ? 1 : lead == 0xE2 || lead == 0xEF ? 2 : lead >= 0xF0 ? 3 : 0;
    for (std::size_t k = i + 1; k <= i + tail && k < text.size(); ++k) {
      if (static_cast<unsigned char>(text[k]) >= 0x80) classes[k] = ByteClass::other;
    }
  }
  const auto is = [&](std::size_t i, ByteClass wanted) { return i < classes.size() && classes[i] == wanted; };
  const auto letter = [&](std::size_t i) { return is(i, ByteClass::small) || is(i, ByteClass::capital); };
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool word = letter(i) && (i == 0 || (!letter(i - 1) && !is(i - 1, ByteClass::digit)));
    const bool hump = i > 0 && is(i, ByteClass::capital) && is(i - 1, ByteClass::small) && is(i + 1, ByteClass::small);
    const bool number = is(i, ByteClass::digit) && (i == 0 || !is(i - 1, ByteClass::digit));
    if (word || hump || number) starts.push_back(i);
  }
  return starts;
}

TEST(WordStarts, AreTheSameWhereverBlocksBegin) {
  const std::vector<std::string> pieces = {"a", "B", "ợ", "Đ", "“", "–", "§", "😀", "7", " ", "\n", "nghị", "VN", "."};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t length = random() % 200;
    while (text.size() < length) text += pieces[random() % pieces.size()];
    std::vector<std::size_t> starts;
    WordStarts words(text);
    const auto any = [](std::size_t, std::size_t) { return true; };
    for (std::size_t at = words.next(0, any); at != std::string_view::npos; at = words.next(at, any)) starts.push_back(at);
    ASSERT_EQ(starts, looked_up(text)) << text;
  }
}

TEST(WordStarts, GoOnBehindThePlaceAsked) {
  const std::string text = std::string(100, ' ') + "một hai " + std::string(100, ' ') + "ba";
  WordStarts starts(text);
  std::size_t length = 0;
  const auto any = [&](std::size_t, std::size_t run) {
    length = run;
    return true;
  };
  EXPECT_EQ(starts.next(101, any), text.find("hai"));
  EXPECT_EQ(length, 3U);
  EXPECT_EQ(starts.next(text.find("hai") + 3, any), text.find("ba"));
  EXPECT_EQ(starts.next(text.size(), any), std::string_view::npos);
}

} // namespace
} // namespace danchieu::citation
