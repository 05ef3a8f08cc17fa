#include "corpus/readers/legacy_fonts.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

// What a program that knows no fonts gives for documents set in TCVN3 and VNI.
constexpr const char* tcvn3 = "C¨n cø NghÞ ®Þnh sè 15/CP ngµy 2/3/1993 cña ChÝnh phñ vÒ nhiÖm vô, quyÒn h¹n";
constexpr const char* vni = "Caên cöù Nghò ñònh soá 130/2005/NÑ-CP ngaøy 17/10/2005 cuûa Chính phuû quy ñònh cheá ñoä";

TEST(LegacyFonts, ReadEachLineByItsWords) {
  LegacyFonts fonts(std::string(tcvn3) + '\n' + vni);
  EXPECT_EQ(fonts.line(tcvn3), "Căn cứ Nghị định số 15/CP ngày 2/3/1993 của Chính phủ về nhiệm vụ, quyền hạn");
  EXPECT_EQ(fonts.line(vni), "Căn cứ Nghị định số 130/2005/NĐ-CP ngày 17/10/2005 của Chính phủ quy định chế độ");
  EXPECT_EQ(fonts.line(tcvn3).substr(0, 4), "Căn");
}

TEST(LegacyFonts, ReadShortLinesLikeTheDocument) {
  LegacyFonts fonts(std::string("Bé Tµi chÝnh\n") + tcvn3);
  EXPECT_EQ(fonts.line("Bé Tµi chÝnh"), "Bộ Tài chính");
  EXPECT_EQ(fonts.line("Sè: 12/2001/Q§-BTC"), "Số: 12/2001/QĐ-BTC");
  EXPECT_EQ(fonts.encoding(), text::Encoding::tcvn3);
}

TEST(LegacyFonts, LeaveUnicodeAlone) {
  const std::string line = "Căn cứ Nghị định số 15/CP của Chính phủ; bà và cháu là người ở đó";
  LegacyFonts unicode(line);
  EXPECT_EQ(unicode.line(line), line);
  EXPECT_EQ(unicode.encoding(), text::Encoding::utf8);
  LegacyFonts mixed(std::string(tcvn3) + '\n' + line);
  EXPECT_EQ(mixed.line(line), line) << "a line typed in Unicode inside a document in TCVN3";
  EXPECT_EQ(mixed.line("Résumé in English"), "Résumé in English") << "nothing of it is better in TCVN3";
  EXPECT_EQ(mixed.line(""), "");
  EXPECT_EQ(mixed.line("plain ASCII"), "plain ASCII");
}

TEST(LegacyFonts, DecodeAroundSignsThatNoOldFontHas) {
  LegacyFonts fonts(vni);
  EXPECT_EQ(fonts.line("≥ coâng vieäc hoaøn thaønh döôùi soá löôïng"), "≥ công việc hoàn thành dưới số lượng");
}

} // namespace
} // namespace danchieu::corpus
