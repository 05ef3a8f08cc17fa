#include "normalizer/text/plain_text.hpp"

#include "normalizer/text/character_class.hpp"
#include "normalizer/text/utf8.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace danchieu::text {
namespace {

bool all_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    if (!d.valid || character_class(d.code_point) != 0) return false;
    i += d.length;
  }
  return true;
}

TEST(PlainText, IsPassedUpToABlockBeforeWhatIsNot) {
  const std::string sentence = "Căn cứ Nghị định số 130/2005/NĐ-CP ngày 17 tháng 10 năm 2005 – “Điều 5”; ";
  std::string text;
  while (text.size() < 1000) text += sentence;
  for (const std::string odd : {"\r", "Ð", "\u00A0", "\u200B", "e\u0301", "\xFF", "\xE1\xBB", "ä", "中"}) {
    const std::size_t passed = pass_plain(text + odd + text, 0);
    EXPECT_LE(passed, text.size()) << odd;
    EXPECT_GE(passed + plain_block + 2, text.size()) << odd;
  }
}

TEST(PlainText, IsAllPlainAndEndsBetweenCharacters) {
  const std::vector<std::string> pieces = {"a", "Nghị ", "định ", "số", "Đ", "ư", "Ð", "–", "“", "€", "\xE1", "\xBB", "\xC3", "\r",
                                           "\u0301", "0123456789", "trường hợp "};
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t plain = random() % 100;
    while (text.size() < plain) text += pieces[random() % 6];
    while (text.size() < plain + 100) text += pieces[random() % pieces.size()];
    const std::size_t passed = pass_plain(text, 0);
    ASSERT_TRUE(all_plain(text.substr(0, passed))) << round;
  }
}

} // namespace
} // namespace danchieu::text
