#include "corpus/readers/containers.hpp"
#include "normalizer/text/clean_text.hpp"
#include "tests/support/word_match.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <variant>

namespace danchieu::corpus {
namespace {

const std::string fonts = R"({\fonttbl{\f0\fnil\fcharset0 Times New Roman;}{\f15\fswiss\fcharset0{\*\panose 020b}.VnTime;}{\f16\fnil\fcharset162 .VnTimeH Tur;}
{\f17\fnil VNI-Times;}{\f3\fnil\fcharset2 Symbol;}{\f18\fnil\fcharset163 Arial (Vietnamese);}})";

std::string outcome(const std::string& rtf, const ReadLimits& limits = {}) {
  const ReadResult result = rtf_text(rtf, limits);
  const auto* failure = std::get_if<ReadFailure>(&result);
  return failure == nullptr ? std::get<SourceText>(result).text : std::string(code(failure->reason));
}

std::string read(const std::string& body) { return outcome("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + fonts + body + "}"); }

TEST(Rtf, GivesTheWordsOfItsParagraphs) {
  const struct {
    std::string body;
    std::string expected;
  } rows[] = {
      {R"(một\par hai\line ba)", "một\nhai\nba\n"},
      {R"(Ngh\u7883? \u273\'3f\u7883 ?nh)", "Nghị định\n"},
      {R"({\uc2 \u7883 ab\u7883\'61\'62}x)", "ịịx\n"},
      {R"(\u-10179?\u-9152?)", "\xF0\x9F\x91\x80\n"},
      {R"({\f15 Ngh\'de \'ae\'denh c\'f1a nh\-})", "Nghị định của như\n"},
      {R"({\f16 ch\'dd}{\f16 nh ph\'f1})", "CHÍNH PHỦ\n"},
      {R"({\f17 Tho\'e2ng t\'f6})", "Thông tư\n"},
      {R"({\f18 \'d0i\'ea\'cc})", "Điề\n"},
      {R"({\listtext\f3 \'b7\tab}m\u7909?c {\pntext 1.\tab}s)", "- mục 1. s\n"},
      {R"({\*\unknown bỏ}{\info{\title bỏ}}{\header bỏ}chữ{\*\bkmkstart a})", "chữ\n"},
      {R"(15/CP\_2{\v ẩn}{\deleted bỏ}{\caps lu\u7853?t})", "15/CP-2LUẬT\n"},
      {R"({\field{\*\fldinst{PAGE}}{\fldrslt{7}}} và {\field{\*\fldinst TOC \\o}{\fldrslt mục lục}}x)", "7 và x\n"},
      {R"(theo{\footnote\pard gh\u237? ch\u250?} lu\u7853?t\par h\u7871?t)", "theo luật [1]\nhết\n\n[1] ghí chú\n"},
      {R"(tr\u432?\u7899?c{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt h\u7897?p\par}}{\shprslt h\u7897?p}} d\u242?ng\par sau)", "trước dòng\nhộp\nsau\n"},
      {R"({\upr{\'3f}{\*\ud{\u7883?}}}x)", "ịx\n"},
      {"{\\pict\\bin6 }}}}}}\\par}x", "x\n"},
      {R"(\{a\}\\b \lquote c\rquote)", "{a}\\b ‘c’\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.body), row.expected) << row.body;
}

TEST(Rtf, KeepsRowsAndPartsLetterheads) {
  EXPECT_EQ(read(R"(\trowd\cellx1\cellx2\pard\intbl STT\cell T\u234?n\cell Ng\u224?y\cell\row\trowd\pard\intbl 1\cell a\par b\cell\cell\row\pard sau)"),
            "STT\tTên\tNgày\n1\ta b\n\nsau\n");
  EXPECT_EQ(read(R"(\trowd\pard\intbl CH\u205?NH PH\u7910?\par ----\cell C\u7896?NG H\u210?A X\u195? H\u7896?I CH\u7910? NGH\u296?A VI\u7878?T NAM\cell\row\pard x)"),
            "CHÍNH PHỦ\n----\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nx\n");
}

TEST(Rtf, RefusesWhatIsCutOrNestedWithoutEnd) {
  EXPECT_EQ(outcome(R"({\rtf1 {một\par)"), "corrupt");
  EXPECT_EQ(outcome("{\\rtf1 " + std::string(100000, '{') + "x"), "corrupt");
  EXPECT_EQ(outcome("x"), "corrupt");
  EXPECT_EQ(outcome(R"({\rtf1 })"), "no_text");
  EXPECT_EQ(outcome("{\\rtf1 " + std::string(5000, 'a') + "}", {.max_text = 1000}), "too_big");
  EXPECT_EQ(outcome(R"({\rtf1 m})junk{{{)"), "m\n");
  EXPECT_EQ(outcome(R"rtf({\rtf1 m\par}n\par{o}\par})rtf"), "m\nn\no\n"); // a brace too many loses nothing
}

/// Ten seconds of the processor are hundred times what it takes, and less than half of what looking for the paragraph took
/// at each brace.
TEST(Rtf, ReadsBracesTooManyOnce) {
  const std::clock_t start = std::clock();
  EXPECT_EQ(outcome("{\\rtf1 m" + std::string(3'000'000, '}') + "\\par n}"), "m\nn\n");
  EXPECT_LT(std::clock() - start, 10 * CLOCKS_PER_SEC);
}

#ifdef DANCHIEU_SHARED_DIR

std::string file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Real files of 2003 and 2004 in TCVN3 fonts, and Word files in VNI fonts, against their transcripts.
TEST(OfficeFiles, KeepTheWordsOfRealDocuments) {
  const std::filesystem::path folder = std::filesystem::path(DANCHIEU_SHARED_DIR) / "originals" / "legacy";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no real documents here";
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".rtf" && extension != ".docx") continue;
    const ReadResult result = extension == ".rtf" ? rtf_text(file(entry.path()), {}) : docx_text(file(entry.path()), {});
    ASSERT_TRUE(std::holds_alternative<SourceText>(result)) << entry.path() << ": " << std::get<ReadFailure>(result).message;
    const SourceText& source = std::get<SourceText>(result);
    EXPECT_EQ(source.encoding, extension == ".rtf" ? text::Encoding::tcvn3 : text::Encoding::vni) << entry.path();
    const std::string transcript = file(folder / "truth" / (entry.path().filename().string() + ".txt"));
    const tests::WordMatch match = tests::match_words(text::clean_utf8(source.text), text::clean_utf8(transcript));
    EXPECT_GE(match.recall, 0.999) << entry.path();
    EXPECT_GE(match.precision, 0.999) << entry.path();
    ++files;
  }
  EXPECT_EQ(files, 10);
}

#endif

} // namespace
} // namespace danchieu::corpus
