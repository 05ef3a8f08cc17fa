#include "corpus/document/analysis.hpp"
#include "corpus/readers/confined/converter.hpp"
#include "tests/corpus/readers/pdf/tiny_pdf.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

namespace danchieu::corpus {
namespace {

using tests::Printed;
using tests::tiny_pdf;

confined::Converter converter() {
  confined::Converter converter;
  converter.program = DANCHIEU_TEST_CONVERTER;
  return converter;
}

ReadResult read(const std::string& bytes, const ReadLimits& limits = {}) { return confined::convert(converter(), bytes, limits); }

/// Whether all are here. Where DANCHIEU_REQUIRE_PROGRAMS is set, as in the preset `test`, a missing one is a failure: a
/// package lost on the way must not turn tests into nothing.
bool installed(const std::vector<std::string>& programs) {
  for (const std::string& program : programs) {
    if (::access(("/usr/bin/" + program).c_str(), X_OK) == 0) continue;
    if (std::getenv("DANCHIEU_REQUIRE_PROGRAMS") != nullptr) ADD_FAILURE() << program << " is not installed";
    return false;
  }
  return true;
}

/// A failure's code, else the text.
std::string outcome(const ReadResult& result) {
  if (const auto* failure = std::get_if<ReadFailure>(&result)) return std::string(code(failure->reason));
  return std::get<SourceText>(result).text;
}

const std::vector<Printed> first_page = {
    {80, 780, "BỘ TÀI CHÍNH"},
    {300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
    {330, 764, "Độc lập - Tự do - Hạnh phúc"},
    {80, 740, "Số: 18/2022/TT-BTC"},
    {320, 740, "Hà Nội, ngày 05 tháng 4 năm 2022"},
    {250, 700, "THÔNG TƯ"},
    {60, 660, "Căn cứ Nghị định số 14/2017/NĐ-CP và Thông tư số 02/2021/TT-"},
    {60, 640, "BLĐTBXH của Bộ trưởng Bộ Lao động - Thương binh và Xã hội;"},
};

class Pdf : public ::testing::Test {
protected:
  void SetUp() override {
    if (!installed({"pdftotext"})) GTEST_SKIP() << "poppler-utils is not installed";
  }
};

TEST_F(Pdf, GivesTheHeadingColumnByColumn) {
  const std::string text = outcome(read(tiny_pdf({first_page})));
  EXPECT_TRUE(text.starts_with("BỘ TÀI CHÍNH\n")) << text;
  const std::vector<std::string> order = {"BỘ TÀI CHÍNH", "Số: 18/2022/TT-BTC", "CỘNG HÒA", "Độc lập", "Hà Nội, ngày 05 tháng 4 năm 2022", "THÔNG TƯ", "Căn cứ"};
  for (std::size_t i = 1; i < order.size(); ++i) EXPECT_LT(text.find(order[i - 1]), text.find(order[i])) << order[i] << " in\n" << text;
}

TEST_F(Pdf, KeepsACitationThatALineEndBreaks) {
  const std::string text = outcome(read(tiny_pdf({first_page})));
  const std::vector<Document> documents = analyse(text);
  ASSERT_EQ(documents.size(), 1U) << text;
  EXPECT_EQ(documents[0].number, "18/2022/TT-BTC");
  const bool found = std::any_of(documents[0].citations.begin(), documents[0].citations.end(),
                                 [](const Citation& citation) { return citation.number == "02/2021/TT-BLĐTBXH"; });
  EXPECT_TRUE(found) << text;
}

TEST_F(Pdf, TellsThePageOfEveryOffset) {
  const auto result = read(tiny_pdf({first_page, {{60, 700, "Điều 2. Đối tượng áp dụng"}}, {{60, 700, "Điều 3. Hiệu lực thi hành"}}}));
  ASSERT_TRUE(std::holds_alternative<SourceText>(result)) << outcome(result);
  const auto& source = std::get<SourceText>(result);
  EXPECT_EQ(source.media_type, "application/pdf");
  EXPECT_FALSE(source.ocr);
  EXPECT_EQ(page_at(source, 0), 1U);
  EXPECT_EQ(page_at(source, source.text.find("Điều 2")), 2U) << source.text;
  EXPECT_EQ(page_at(source, source.text.find("Điều 3")), 3U) << source.text;
}

TEST_F(Pdf, LeavesRunningHeadsAndPageNumbersOut) {
  std::vector<std::vector<Printed>> pages;
  for (int i = 0; i < 6; ++i) {
    pages.push_back({{200, 800, "CÔNG BÁO/Số 659/Ngày 05-7-2021"}, {520, 800, std::to_string(15 + i)}, {60, 760, "Điều " + std::to_string(i + 1) + ". Nội dung của điều này"},
                     {60, 740, "quy định tại khoản 2 Điều này."}});
  }
  const std::string text = outcome(read(tiny_pdf(pages)));
  EXPECT_EQ(text.find("CÔNG BÁO"), std::string::npos) << text;
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(text.find("\n" + std::to_string(15 + i) + "\n"), std::string::npos) << text;
    EXPECT_NE(text.find("Điều " + std::to_string(i + 1) + ". Nội dung"), std::string::npos) << text;
  }
}

TEST_F(Pdf, NamesWhyItCannotBeRead) {
  EXPECT_EQ(outcome(read("%PDF-1.7\n")), "corrupt");
  EXPECT_EQ(outcome(read(tiny_pdf({first_page}).substr(0, 300))), "corrupt");
  EXPECT_EQ(outcome(read(tiny_pdf({{}}))), "no_text");
  std::vector<std::vector<Printed>> pages(40, std::vector<Printed>(30, {60, 700, std::string(60, 'x')}));
  EXPECT_EQ(outcome(read(tiny_pdf(pages), {.max_text = 2000})), "bomb");
  std::string locked = tiny_pdf({first_page});
  const std::size_t trailer = locked.find("/Root 1 0 R");
  locked.insert(trailer, "/Encrypt <</Filter/Standard/V 1/R 2/O<" + std::string(64, '4') + ">/U<" + std::string(64, '5') + ">/P -4>> /ID[<00><00>] ");
  EXPECT_EQ(outcome(read(locked)), "encrypted");
}

TEST_F(Pdf, IsReadInAChildOrNotAtAll) {
  EXPECT_EQ(outcome(read_bytes(tiny_pdf({first_page}), "a.pdf")), "unsupported") << "this program has named no converter";
}

TEST_F(Pdf, RecognisesAPicture) {
  if (!installed({"tesseract", "pdftoppm"})) GTEST_SKIP() << "tesseract is not installed";
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("danchieu_scan_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  // A font that every machine has, drawn at 200 dpi; Helvetica has no Vietnamese letters.
  std::string plain = tiny_pdf({{{80, 700, "x"}}});
  plain.replace(plain.find("/ToUnicode 4 0 R"), 16, "                ");
  const std::string shown = "BT /F1 24 Tf 60 700 Td (THONG TU NAM 2022) Tj ET";
  const std::size_t start = plain.find("BT /F1");
  plain.replace(start, plain.find("ET\n", start) + 2 - start, shown);
  std::ofstream(folder / "a.pdf", std::ios::binary) << plain;
  ASSERT_EQ(std::system(("pdftoppm -r 200 -png -singlefile '" + (folder / "a.pdf").string() + "' '" + (folder / "a").string() + "' 2>/dev/null").c_str()), 0);
  std::ifstream stream(folder / "a.png", std::ios::binary);
  const std::string picture{std::istreambuf_iterator<char>(stream), {}};
  std::filesystem::remove_all(folder);
  const auto result = read(picture);
  ASSERT_TRUE(std::holds_alternative<SourceText>(result)) << outcome(result);
  const auto& source = std::get<SourceText>(result);
  EXPECT_NE(source.text.find("2022"), std::string::npos) << source.text;
  EXPECT_TRUE(source.ocr);
  EXPECT_EQ(page_at(source, 0), 1U);
  for (const DoubtfulWord& word : source.doubtful) EXPECT_LT(word.confidence, 80);
}

#ifdef DANCHIEU_SHARED_DIR
TEST_F(Pdf, OfTheGazetteSaysWhatItsTextInTheCorpusSays) {
  const std::filesystem::path shared = DANCHIEU_SHARED_DIR;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(shared / "originals/pdf")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  if (files.size() > 12) files.resize(12); // the others are compared by bench/quality
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text = outcome(read({std::istreambuf_iterator<char>(stream), {}}));
    const auto twin = shared / "corpus/cb" / ("cb-" + file.stem().string() + ".txt");
    const auto expected = analyse(std::get<SourceText>(read_file(twin)).text);
    const auto documents = analyse(text);
    ASSERT_FALSE(documents.empty()) << file;
    EXPECT_EQ(documents[0].number, expected[0].number) << file;
    EXPECT_EQ(documents[0].date, expected[0].date) << file;
    EXPECT_EQ(documents[0].issuer, expected[0].issuer) << file;
  }
}
#endif

} // namespace
} // namespace danchieu::corpus
