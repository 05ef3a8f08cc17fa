#include "corpus/readers/antiword_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace danchieu::corpus {
namespace {

std::string text_of(const std::string& printed, const std::string& docbook, const ReadLimits& limits = {}) {
  const ReadResult result = antiword_text(printed, docbook, limits);
  if (const auto* failure = std::get_if<ReadFailure>(&result)) return std::string(code(failure->reason));
  return std::get<SourceText>(result).text;
}

const std::string letterhead =
    "<?xml version=\"1.0\"?><!DOCTYPE book PUBLIC \"x\" \"y\">\n<book><title>A</title><bookinfo><date>2001</date></bookinfo><chapter><title/>"
    "<para><informaltable frame='none'><tgroup cols='2'><tbody><row><entry>\nUBND TINH A\nSo: 12/QD-UB\n</entry>"
    "<entry>\nCONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\n</entry></row></tbody></tgroup></informaltable></para>"
    "<para>\nDieu 1\n</para></chapter></book>";

TEST(AntiwordText, SetsTheCellsOfALetterheadOneBelowTheOther) {
  const std::string printed = "\n|UBND TINH A    |CONG HOA XA HOI CHU NGHIA |\n|So: 12/QD-UB   |VIET NAM                  |\n"
                              "|               |Doc lap - Tu do - Hanh    |\n|               |phuc                      |\n\nDieu 1\n  1. Khoan mot\n";
  const std::string text = text_of(printed, letterhead);
  EXPECT_NE(text.find("UBND TINH A\nSo: 12/QD-UB\nCONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Dieu 1\n1. Khoan mot"), std::string::npos) << text;
  EXPECT_EQ(text.find("2001"), std::string::npos) << "the date of the file is no text: " << text;
}

TEST(AntiwordText, KeepsATableThatOnlyThePrintedFormHas) {
  const std::string printed = "|Stt |Ten  |\n|1   |Luat |\n\nDieu 2\n";
  for (const std::string& docbook : {std::string("<book><chapter><para>x</para></chapter></book>"), std::string(), std::string("<book><inform"), letterhead}) {
    const std::string text = text_of(printed, docbook);
    EXPECT_NE(text.find("Stt"), std::string::npos) << text;
    EXPECT_NE(text.find("Luat"), std::string::npos) << text;
    EXPECT_NE(text.find("Dieu 2"), std::string::npos) << text;
  }
}

TEST(AntiwordText, DecodesOldFonts) {
  const std::string text = text_of("C¨n cø NghÞ ®Þnh sè 15/CP ngµy 2/3/1993 cña ChÝnh phñ\n\nth«ng t\xC2\xAD\n", "");
  EXPECT_NE(text.find("Căn cứ Nghị định số 15/CP ngày 2/3/1993 của Chính phủ"), std::string::npos) << text;
  EXPECT_NE(text.find("thông tư"), std::string::npos) << "U+00AD is a letter in TCVN3: " << text;
}

TEST(AntiwordText, EndsWithTheLimit) {
  EXPECT_EQ(text_of(std::string(5000, 'a') + "\nb\n", "", {.max_text = 1000}), "too_big");
  EXPECT_EQ(text_of("", ""), "no_text");
}

} // namespace
} // namespace danchieu::corpus
