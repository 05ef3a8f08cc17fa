#include "normalizer/text/token.hpp"

#include "normalizer/text/fold.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::text {
namespace {

/// "exact@position" of every token, joined by blanks.
std::string tokens_of(std::string_view text) {
  std::string result;
  for (const Token& token : tokenize(text)) {
    if (!result.empty()) result += ' ';
    result += token.exact + "@" + std::to_string(token.position);
  }
  return result;
}

struct Case {
  std::string_view input;
  std::string_view expected;
};

TEST(Token, IsASyllableInBothForms) {
  const auto tokens = tokenize("Uỷ ban, nhân dân.");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[0].exact, "ủy");
  EXPECT_EQ(tokens[0].folded, "uy");
  EXPECT_EQ(tokens[1].start, 5U);
  EXPECT_EQ(tokens[1].end, 8U);
  EXPECT_EQ(tokens[3].position, 4U);
}

TEST(Token, OffsetsCutTheWordOutOfTheText) {
  const std::string text = "Căn cứ Nghị định số 130/2005/NĐ–CP ngày 17/10/2005 — 1.234,5 đồng";
  const auto tokens = tokenize(text);
  for (const Token& token : tokens) {
    ASSERT_LT(token.start, token.end);
    ASSERT_LE(token.end, text.size());
  }
  EXPECT_EQ(text.substr(tokens[5].start, tokens[5].end - tokens[5].start), "130/2005/NĐ–CP");
  EXPECT_EQ(tokens[5].exact, "130/2005/nđ-cp");
  EXPECT_EQ(tokens[5].folded, "130/2005/nd-cp");
}

TEST(Token, OfADocumentNumberStandsWithItsParts) {
  for (const Case& c : {Case{"số 130/2005/NĐ-CP ngày", "số@1 130/2005/nđ-cp@2 130@2 2005@3 nđ@4 cp@5 ngày@6"},
                        {"30c/NQ-CP", "30c/nq-cp@1 30c@1 nq@2 cp@3"},
                        {"18-NQ/TW", "18-nq/tw@1 18@1 nq@2 tw@3"},
                        {"15-CP", "15-cp@1 15@1 cp@2"},
                        {"40-LCT/HĐNN8,", "40-lct/hđnn8@1 40@1 lct@2 hđnn8@3"},
                        {"14/2008/TTLT-BTC&BNV", "14/2008/ttlt-btc&bnv@1 14@1 2008@2 ttlt@3 btc@4 bnv@5"},
                        {"66.14/2026/NQ-CP", "66.14/2026/nq-cp@1 66.14@1 2026@2 nq@3 cp@4"},
                        {"20/2008/L-CTN", "20/2008/l-ctn@1 20@1 2008@2 l@3 ctn@4"},
                        {"18-NQ/TƯ-", "18-nq/tư@1 18@1 nq@2 tư@3"}}) {
    EXPECT_EQ(tokens_of(c.input), c.expected) << c.input;
  }
}

TEST(Token, OfOtherChainsAreTheirPartsOnly) {
  for (const Case& c : {Case{"23/07/2012", "23@1 07@2 2012@3"},
                        {"1/3", "1@1 3@2"},
                        {"V/v", "v@1 v@2"},
                        {"II-2018", "ii@1 2018@2"},
                        {"1/Về", "1@1 về@2"},
                        {"1234567/NQ-CP", "1234567@1 nq@2 cp@3"}}) {
    EXPECT_EQ(tokens_of(c.input), c.expected) << c.input;
  }
}

TEST(Token, EndsBetweenASyllableWithMarksAndANumber) {
  for (const Case& c : {Case{"số31-QĐ/TW", "số@1 31-qđ/tw@2 31@2 qđ@3 tw@4"},
                        {"Thông tư1", "thông@1 tư@2 1@3"},
                        {"17tháng 10", "17@1 tháng@2 10@3"},
                        {"QH13 HĐND8 30c 5đ A4", "qh13@1 hđnd8@2 30c@3 5đ@4 a4@5"}}) {
    EXPECT_EQ(tokens_of(c.input), c.expected) << c.input;
  }
}

TEST(Token, OfANumberKeepsPointsAndCommas) {
  for (const Case& c : {Case{"1.234,5", "1.234,5@1"},
                        {"1.234.567 đồng", "1.234.567@1 đồng@2"},
                        {"2,5%.", "2,5@1"},
                        {"khoản 1,2,3", "khoản@1 1@2 2@3 3@4"},
                        {"12.5.2010", "12@1 5@2 2010@3"},
                        {"1.", "1@1"},
                        {"2.5kg", "2@1 5kg@2"},
                        {"1.234,5,6", "1@1 234@2 5@3 6@4"}}) {
    EXPECT_EQ(tokens_of(c.input), c.expected) << c.input;
  }
}

TEST(Token, HasTheKeysOfItsWord) {
  for (const std::string_view word : {"Uỷ",
                                      "HOÀ",
                                      "qúy",
                                      "kĩ",
                                      "quí",
                                      "Thuỷ",
                                      "thúy",
                                      "nghiã",
                                      "ĐẮK",
                                      "Perú",
                                      "straße",
                                      "Привет",
                                      "αβ",
                                      "中文",
                                      "30c",
                                      "a\u0301\u0301",
                                      "nghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêng",
                                      "hiểu",
                                      "tỉ",
                                      "ti",
                                      "y",
                                      "QH13",
                                      "giặt",
                                      "gì"}) {
    const auto tokens = tokenize(word);
    ASSERT_EQ(tokens.size(), 1U) << word;
    EXPECT_EQ(tokens[0].exact, spelling_key(word)) << word;
    EXPECT_EQ(tokens[0].folded, fold(spelling_key(word))) << word;
  }
}

TEST(Token, OfNothingIsNone) {
  EXPECT_TRUE(tokenize("").empty());
  EXPECT_TRUE(tokenize(" ,.-/ \n").empty());
}

} // namespace
} // namespace danchieu::text
