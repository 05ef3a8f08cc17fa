#include "normalizer/text/clean_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::text {
namespace {

struct Case {
  std::string_view input;
  std::string_view expected;
};

TEST(CleanText, LeavesGoodTextAlone) {
  for (const std::string_view text :
       {"", "Nghị định số 130/2005/NĐ-CP\nngày 17–10–2005 “về” …\t", "中文 😀 Привет"}) {
    const CleanText result = clean(text);
    EXPECT_EQ(result.text, text);
    EXPECT_TRUE(result.offsets.is_identity()) << text;
    EXPECT_EQ(result.encoding, Encoding::utf8);
  }
}

TEST(CleanText, PutsLettersInNfcWithTonesTypedFirst) {
  for (const Case& c : {Case{"Nghi\u0323 đi\u0323nh", "Nghị định"},
                        {"a\u0301\u0306", "ắ"},
                        {"é\u0302", "ế"},
                        {"e\u0302\u0301", "ế"},
                        {"u\u031B\u0323", "ự"},
                        {"u\u0323\u031B", "ự"},
                        {"Ó\u031B", "Ớ"},
                        {"e\u0341\u0302", "ế"},
                        {"x\u0301", "x\u0301"},
                        {"a\u0323\u0301", "ạ\u0301"},
                        {"a\u0301\u0300\u0302", "ấ\u0300"},
                        {"\u0301a", "\u0301a"},
                        {"A\u030A", "Å"},
                        {"\u212B", "Å"},
                        {"\u1100\u1161\u11A8", "각"}}) {
    EXPECT_EQ(clean_utf8(c.input), c.expected) << c.input;
  }
}

TEST(CleanText, GivesOneFormToBlanksAndLineEnds) {
  for (const Case& c :
       {Case{"a\u00A0b\u3000c\u2009d", "a b c d"}, {"a\r\nb\rc\n", "a\nb\nc\n"}, {"a\u2028b", "a\nb"}}) {
    EXPECT_EQ(clean_utf8(c.input), c.expected) << c.input;
  }
}

TEST(CleanText, DropsWhatIsInvisible) {
  for (const Case& c : {Case{"\uFEFFNghị", "Nghị"},
                        {"ng\u00ADhị", "nghị"},
                        {"a\u200D\u0301", "á"},
                        {"N\u200BĐ\u200C-CP\u200E", "NĐ-CP"},
                        {"ngh\u200Bị", "nghị"},
                        {"Nghị\u200Bđịnh", "Nghị định"},
                        {"130/\u200B2005", "130/2005"},
                        {"\u200B", ""}}) {
    EXPECT_EQ(clean_utf8(c.input), c.expected) << c.input;
  }
}

TEST(CleanText, TurnsFullWidthFormsToAscii) {
  EXPECT_EQ(clean_utf8("１３０／２００５／ＮĐ－ＣＰ"), "130/2005/NĐ-CP");
}

TEST(CleanText, WritesDWithStrokeForItsLookAlikesInVietnamese) {
  for (const Case& c : {Case{"Ðiều 5", "Điều 5"},
                        {"ðồng", "đồng"},
                        {"Ɖảng", "Đảng"},
                        {"ɖến", "đến"},
                        {"130/2005/NÐ-CP", "130/2005/NĐ-CP"},
                        {"130/2005/nð-cp", "130/2005/nđ-cp"},
                        {"HÐND", "HĐND"},
                        {"QÐ", "QĐ"},
                        {"Ðắk", "Đắk"},
                        {"það að maður", "það að maður"},
                        {"Ð", "Ð"},
                        {"\nð) Các", "\nđ) Các"},
                        {"điểm ð khoản 1", "điểm đ khoản 1"},
                        {"ð Khí gây bỏng", "ð Khí gây bỏng"}}) {
    EXPECT_EQ(clean_utf8(c.input), c.expected) << c.input;
  }
}

TEST(CleanText, WritesLatinForHomoglyphsInsideLatinWords) {
  for (const Case& c : {Case{"СHÍNH PHỦ", "CHÍNH PHỦ"},
                        {"130/2005/NĐ-СР", "130/2005/NĐ-CP"},
                        {"Τhông tư", "Thông tư"},
                        {"Привет", "Привет"},
                        {"СССР", "СССР"},
                        {"số 97/2006/ТТ-ВТС ngày", "số 97/2006/TT-BTC ngày"}, // no letter of it is Latin, the words around are
                        {"điểm а, с khoản 1", "điểm a, c khoản 1"},
                        {"Закон от 12 мая с изменениями", "Закон от 12 мая с изменениями"},
                        {"nа\u0301m", "nám"}}) {
    EXPECT_EQ(clean_utf8(c.input), c.expected) << c.input;
  }
}

TEST(CleanText, ReplacesIllFormedBytes) {
  EXPECT_EQ(clean_utf8("a\xff"), "a\uFFFD");
  EXPECT_EQ(clean_utf8("\xE1\xBB"), "\uFFFD");
  EXPECT_EQ(clean_utf8("\xC0\xAF\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(CleanText, OffsetsLeadBackToTheBytesGiven) {
  const std::string source = "\uFEFFSố 5\r\nNghi\u0323 ng\u00ADhỉ x";
  const CleanText result = clean(source);
  ASSERT_EQ(result.text, "Số 5\nNghị nghỉ x");
  const auto source_of = [&](std::string_view word) {
    return result.offsets.to_source(result.text.find(word));
  };
  EXPECT_EQ(source_of("Số"), 3U);
  EXPECT_EQ(source_of("Nghị"), source.find("Nghi"));
  EXPECT_EQ(source_of(" ng"), source.find(" ng"));
  EXPECT_EQ(source_of("hỉ"), source.find("hỉ"));
  EXPECT_EQ(source_of("x"), source.find("x"));
  EXPECT_EQ(result.offsets.to_derived(source.find("x")), result.text.find("x"));
}

TEST(CleanText, KeepsThirtyMarksOnALetterAtMost) {
  std::string zalgo = "a";
  for (int i = 0; i < 100'000; ++i) zalgo += "\u0301\u0323";
  const std::string result = clean_utf8(zalgo);
  EXPECT_LT(result.size(), 100U);
  EXPECT_EQ(clean_utf8(result), result);
}

} // namespace
} // namespace danchieu::text
