#include "corpus/readers/pdf/page_text.hpp"

#include "corpus/readers/pdf/bbox_reader.hpp"
#include "corpus/readers/pdf/ocr.hpp"
#include "corpus/readers/pdf/table_rows.hpp"
#include "corpus/readers/pdf/upright.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {
namespace {

/// A line whose words are 10 points wide for each of `text`'s words, with gaps of 3 points.
PrintedLine line(double left, double top, const std::string& text, double gap = 3) {
  PrintedLine line;
  std::istringstream words(text);
  double at = left;
  for (std::string word; words >> word;) {
    line.words.push_back({{at, top, at + 10, top + 12}, word});
    at += 10 + gap;
  }
  line.box = {left, top, at - gap, top + 12};
  return line;
}

PrintedPage page(std::vector<PrintedLine> lines, unsigned number = 1) { return {number, 595, 842, std::move(lines)}; }

std::string text_of(std::vector<PrintedPage> pages) {
  PageText text;
  for (PrintedPage& each : pages) text.add(std::move(each));
  return text.finish().text;
}

TEST(PageText, JoinsTheRowsOfATable) {
  // Two rows of four columns; pdftotext has read them in columns and glued two cells into one line.
  PrintedLine glued = line(40, 132, "A2");
  for (const PrintedWord& word : line(200, 132, "BLĐTBXH").words) glued.words.push_back(word);
  glued.box.right = 210;
  const std::string text = text_of({page({line(20, 108, "1"), line(20, 140, "2"), line(40, 100, "A1"), line(40, 116, "x1"), std::move(glued), line(40, 148, "x2"),
                                          line(200, 100, "02/2021/TT-"), line(200, 116, "BTC"), line(200, 148, "y2"), line(400, 108, "01/01/2023"), line(400, 140, "02/02/2023")})});
  EXPECT_EQ(text, "1\tA1 x1\t02/2021/TT-BTC\t01/01/2023\n2\tA2 x2\tBLĐTBXH y2\t02/02/2023\n");
}

TEST(PageText, KeepsARowTogetherThatIsMuchTallerThanItsNumber) {
  std::vector<PrintedLine> lines;
  for (const double top : {100.0, 600.0})
    for (const double left : {20.0, 60.0, 250.0, 450.0}) lines.push_back(line(left, top, left < 50 ? top < 500 ? "1" : "3" : "ô"));
  lines.push_back(line(20, 353, "2"));
  lines.push_back(line(450, 353, "01/3/2023"));
  for (int i = 0; i < 30; ++i) {
    const double top = 150 + 14 * i;
    lines.push_back(line(60, top, "trái " + std::to_string(i)));
    lines.push_back(line(250, top, i == 3 ? "số 28/2022/TT-" : i == 4 ? "BLĐTBXH ngày" : "phải"));
  }
  const std::string text = text_of({page(std::move(lines))});
  EXPECT_NE(text.find("28/2022/TT-BLĐTBXH"), std::string::npos) << text;
  EXPECT_NE(text.find("\n2\ttrái 0 trái 1"), std::string::npos) << text;
}

TEST(PageText, LeavesTwoColumnsAlone) {
  const std::string text = text_of({page({line(40, 100, "Nơi nhận:"), line(40, 116, "- Như trên;"), line(300, 100, "KT. BỘ TRƯỞNG"), line(300, 116, "THỨ TRƯỞNG")})});
  EXPECT_EQ(text.find('\t'), std::string::npos) << text;
  EXPECT_LT(text.find("Như trên"), text.find("KT. BỘ")) << text;
}

TEST(PageText, TurnsAPageThatIsPrintedSideways) {
  // Lines that climb the page, the first to the left: "Điều 1 một" and "hai ba bốn".
  PrintedPage sideways = page({});
  for (const auto& [left, words] : {std::pair<double, std::vector<std::string>>{100, {"Điều", "1.", "một"}}, {120, {"hai", "ba", "bốn"}}}) {
    PrintedLine climbing;
    double bottom = 700;
    for (const std::string& word : words) {
      climbing.words.push_back({{left, bottom - 30, left + 12, bottom}, word});
      bottom -= 34;
    }
    climbing.box = {left, bottom + 4, left + 12, 700};
    sideways.lines.insert(sideways.lines.begin(), std::move(climbing)); // in the wrong order
  }
  turn_upright(sideways);
  EXPECT_EQ(sideways.width, 842);
  ASSERT_EQ(sideways.lines.size(), 2U);
  EXPECT_EQ(sideways.lines[0].text(), "Điều 1. một");
  EXPECT_LT(sideways.lines[0].box.top, sideways.lines[1].box.top);
  EXPECT_LT(sideways.lines[0].words[0].box.right, sideways.lines[0].words[1].box.left);
}

TEST(PageText, KeepsFootnotesThatReturn) {
  std::vector<PrintedPage> pages;
  for (unsigned i = 1; i <= 10; ++i) {
    std::vector<PrintedLine> lines = {line(60, 200, "Điều " + std::to_string(i) + ". Nội dung")};
    if (i % 2 == 0) lines.push_back(line(60, 780, "theo quy định của Luật số 46/2014/QH13"));
    lines.push_back(line(290, 810, std::to_string(i)));
    pages.push_back(page(std::move(lines), i));
  }
  const std::string text = text_of(std::move(pages));
  std::size_t notes = 0;
  for (std::size_t at = text.find("46/2014"); at != std::string::npos; at = text.find("46/2014", at + 1)) ++notes;
  EXPECT_EQ(notes, 5U) << text;
  EXPECT_EQ(text.find("\n7\n"), std::string::npos) << "a page number stayed: " << text;
}

TEST(PageText, LeavesStampsOfElectronicSignaturesOut) {
  const std::string text = text_of({page({line(120, 4, "Ký bởi: CÔNG BÁO NƯỚC"), line(120, 12, "Cơ quan: VĂN PHÒNG CHÍNH PHỦ"), line(120, 20, "Ngày ký: 2026-04-21 14:20:47"),
                                          line(60, 100, "Người ký: là người có thẩm quyền ký văn bản"), line(60, 120, "Điều 1. Phạm vi")})});
  EXPECT_EQ(text.find("CÔNG BÁO"), std::string::npos) << text;
  EXPECT_EQ(text.find("2026-04-21"), std::string::npos) << text;
  EXPECT_NE(text.find("người có thẩm quyền"), std::string::npos) << "a definition is no stamp: " << text;
}

TEST(PageText, SplitsAHeadingThatIsGluedIntoOneLine) {
  PrintedLine glued = line(60, 100, "BỘ TÀI CHÍNH");
  for (const PrintedWord& word : line(300, 100, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").words) glued.words.push_back(word);
  glued.box.right = 400;
  PrintedLine below = line(60, 140, "Số: 5/QĐ-BTC");
  for (const PrintedWord& word : line(300, 140, "Hà Nội, ngày 5 tháng 4 năm 2022").words) below.words.push_back(word);
  below.box.right = 400;
  const std::string text = text_of({page({std::move(glued), line(310, 116, "Độc lập - Tự do - Hạnh phúc"), std::move(below), line(60, 200, "QUYẾT ĐỊNH")})});
  EXPECT_TRUE(text.starts_with("BỘ TÀI CHÍNH\n")) << text;
  EXPECT_LT(text.find("Số: 5/QĐ-BTC\n"), text.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n")) << text;
  EXPECT_LT(text.find("Độc lập"), text.find("Hà Nội, ngày 5 tháng 4 năm 2022\n")) << text;
}

TEST(PageText, KeepsTheConfidenceOfDoubtfulWords) {
  const std::string table = "1\t1\t0\t0\t0\t0\t0\t0\t1653\t2339\t-1\t\n4\t1\t1\t1\t1\t0\t100\t200\t800\t30\t-1\t\n"
                            "5\t1\t1\t1\t1\t1\t100\t200\t60\t30\t96.5\tngày\n5\t1\t1\t1\t1\t2\t170\t200\t40\t30\t91\t21\n"
                            "5\t1\t1\t1\t1\t3\t220\t200\t70\t30\t40.2\tthắng\n5\t1\t1\t1\t1\t4\t300\t200\t40\t30\t91\t12\n"
                            "5\t1\t1\t1\t1\t5\t350\t200\t40\t30\t91\tnắm\n5\t1\t1\t1\t1\t6\t400\t200\t40\t30\t91\t2023\n";
  auto pages = read_tesseract_table(table);
  ASSERT_EQ(pages.size(), 1U);
  PageText text;
  text.add(std::move(pages[0]));
  const SourceText source = text.finish();
  EXPECT_EQ(source.text, "ngày 21 tháng 12 năm 2023\n") << "the words of a date can be no others";
  EXPECT_TRUE(source.ocr);
  ASSERT_EQ(source.doubtful.size(), 1U);
  EXPECT_EQ(source.text.substr(source.doubtful[0].start, source.doubtful[0].end - source.doubtful[0].start), "tháng");
  EXPECT_EQ(source.doubtful[0].confidence, 40);
}

TEST(PageText, TakesAnyConfidenceForOneOfAHundred) {
  const std::string head = "1\t1\t0\t0\t0\t0\t0\t0\t1653\t2339\t-1\t\n4\t1\t1\t1\t1\t0\t100\t200\t800\t30\t-1\t\n5\t1\t1\t1\t1\t1\t100\t200\t60\t30\t";
  for (const auto& [told, confidence] : {std::pair<std::string, int>{"96.5", 96}, {"-1", 0}, {"20667900000", 100}, {"-3e99", 0}, {"nan", 0}, {"", 0}}) {
    const auto pages = read_tesseract_table(head + told + "\tngày\n");
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(pages[0].lines.at(0).words.at(0).confidence, confidence) << told;
  }
}

TEST(BboxReader, ReadsPagesPastWhatIsNoXml) {
  const std::string xml = "<!DOCTYPE html PUBLIC \"a\" \"b\"><html><head><title>\x01</title></head><body><doc><page width=\"595\" height=\"842\"><flow><block>"
                          "<line xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"4\"><word xMin=\"1\" yMin=\"2\" xMax=\"2\" yMax=\"4\">A&amp;B\x02\xEF\xBF\xBF</word>"
                          "<word xMin=\"2\" yMin=\"2\" xMax=\"1e99\" yMax=\"nan\">Điều</word></line></block></flow></page><page width=\"5\" height=\"8\"/></doc></body></html>";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, xml.size()}) {
    std::string_view rest = xml;
    BboxReader reader([&](char* buffer, std::size_t size) {
      const std::size_t count = std::min({size, piece, rest.size()});
      std::copy_n(rest.data(), count, buffer);
      rest.remove_prefix(count);
      return static_cast<long>(count);
    });
    PrintedPage first;
    PrintedPage second;
    PrintedPage third;
    ASSERT_TRUE(reader.next(first)) << piece;
    ASSERT_TRUE(reader.next(second)) << piece;
    EXPECT_FALSE(reader.next(third));
    EXPECT_TRUE(reader.complete());
    ASSERT_EQ(first.lines.size(), 1U);
    EXPECT_TRUE(first.lines[0].text().starts_with("A&B")) << first.lines[0].text();
    EXPECT_TRUE(first.lines[0].text().ends_with("Điều")) << first.lines[0].text();
    EXPECT_EQ(second.number, 2U);
  }
}

} // namespace
} // namespace danchieu::corpus
