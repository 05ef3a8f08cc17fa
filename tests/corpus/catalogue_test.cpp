#include "corpus/catalogue.hpp"

#include "corpus/document/analysis.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace danchieu::corpus {
namespace {

constexpr const char* good_line =
    R"({"file": "tt/a.txt", "number": "119/2013/TTLT-BTC-BNV", "type": "Thông tư liên tịch", "title": "Quy định  việc lập dự toán",)"
    R"( "issuer": "Bộ Tài chính và Bộ Nội vụ", "date": "2013-08-26", "effective": "2013-10-15", "status": "hết hiệu lực",)"
    R"( "derived": []})";

CatalogueRow row_of(const std::string& line, const std::string& file = "tt/a.txt") {
  const Catalogue catalogue = read_catalogue(line, "metadata.jsonl");
  const auto row = catalogue.rows.find(file);
  return row == catalogue.rows.end() ? CatalogueRow{} : row->second;
}

TEST(Catalogue, RowGivesFactsOfItsFileWithTheirSource) {
  const CatalogueRow row = row_of(std::string("\n") + good_line);
  EXPECT_EQ(row.number, "119/2013/TTLT-BTC-BNV");
  EXPECT_EQ(row.type, "thông tư liên tịch");
  EXPECT_EQ(row.title, "Quy định việc lập dự toán");
  EXPECT_EQ(row.date, text::parse_date("2013-08-26"));
  EXPECT_EQ(row.effective, text::parse_date("2013-10-15"));
  EXPECT_EQ(row.source, "metadata.jsonl:2");
}

TEST(Catalogue, CorrectsAYearLeftFromAnOlderText) {
  const std::string text = "BỘ TÀI CHÍNH\nSố: 12/2019/TT-BTC\nHà Nội, ngày 19 tháng 4 năm 2019\nTHÔNG TƯ\nVề đèn\nĐiều 1. Đèn\nĐiều 2. Thông tư này có hiệu lực từ ngày ";
  const auto effective = [&](const std::string& told, const std::string& catalogued) {
    const CatalogueRow row = row_of(R"({"file": "tt/a.txt", "number": "12/2019/TT-BTC", "effective": ")" + catalogued + "\"}");
    return analyse(text + told + ".\n", row).documents.at(0).effective;
  };
  EXPECT_EQ(effective("20 tháng 6 năm 2009", "2019-06-20").date, text::parse_date("2019-06-20"));
  EXPECT_EQ(effective("20 tháng 6 năm 2009", "2019-06-20").rule, "catalogue");
  EXPECT_EQ(effective("20 tháng 6 năm 2019", "2020-06-20").date, text::parse_date("2019-06-20")) << "a day that can be counts";
  EXPECT_EQ(effective("21 tháng 6 năm 2009", "2019-06-20").date, text::parse_date("2009-06-21")) << "more than the year differs";
}

TEST(Catalogue, FieldsThatWereGuessedAreNoFacts) {
  const CatalogueRow row = row_of(
      R"({"file": "tt/a.txt", "number": "1/2013/TT-BTC", "date": "2013-08-26", "type": "Thông tư", "derived": ["number", "date"]})");
  EXPECT_EQ(row.number, "");
  EXPECT_FALSE(row.date);
  EXPECT_EQ(row.type, "thông tư");
}

TEST(Catalogue, NumbersOfOldFormsAreTakenAsWritten) {
  for (const auto& [written, expected] : {std::pair("102-SL/L-004", "102-SL/L-004"), {"55/2018/tt-bgtvt", "55/2018/TT-BGTVT"},
                                          {"130 /2005/NĐ–CP", "130/2005/NĐ-CP"}, {"02/2002/TT-BGD&ĐT", "02/2002/TT-BGD&ĐT"},
                                          {"không số", ""}, {"Số mới", ""}, {"12 tháng", ""}}) {
    EXPECT_EQ(row_of(std::string(R"({"file": "tt/a.txt", "number": ")") + written + "\"}").number, expected) << written;
  }
}

TEST(Catalogue, NumbersTornBeforeTheTitleAreMadeWhole) {
  const CatalogueRow torn = row_of(R"({"file": "tt/a.txt", "number": "5/2020/TT-", "title": "BGTVT Quy định về đèn"})");
  EXPECT_EQ(torn.number, "5/2020/TT-BGTVT");
  EXPECT_EQ(torn.title, "Quy định về đèn");
  const CatalogueRow joint = row_of(R"({"file": "tt/a.txt", "number": "5/2018/TTLT-BCA-", "title": "VKSNDTC-TANDTC Quy định về đèn"})");
  EXPECT_EQ(joint.number, "5/2018/TTLT-BCA-VKSNDTC-TANDTC");
  const CatalogueRow open = row_of(R"({"file": "tt/a.txt", "number": "5/2020/TT-", "title": "Quy định về đèn"})");
  EXPECT_EQ(open.title, "Quy định về đèn");
}

TEST(Catalogue, LineThatCannotBeUsedIsOneProblemAndTheOthersCount) {
  const std::string lines = std::string(good_line) + "\nnot json\n[1]\n{\"number\": \"1/2013/TT-BTC\"}\n" +
                            R"({"file": "../out.txt"})" + "\n" + R"({"file": "/etc/passwd"})" + "\n" +
                            R"({"file": "b.txt", "number": "không số"})" + "\n" + R"({"file": "c.txt", "date": "31/02/2013"})" +
                            "\n" + good_line + "\n" + R"({"file": "./d//e.txt", "title": 7})" + "\n";
  const Catalogue catalogue = read_catalogue(lines, "m");
  EXPECT_EQ(catalogue.rows.size(), 4U) << "a.txt, b.txt, c.txt, d/e.txt";
  EXPECT_EQ(catalogue.rows.count("d/e.txt"), 1U);
  ASSERT_EQ(catalogue.problems.size(), 9U);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(catalogue.problems[i].line, i + 2) << catalogue.problems[i].message;
}

TEST(Catalogue, AnyBytesAreReadWithABoundedNumberOfProblems) {
  std::string noise;
  for (int i = 0; i < 3000; ++i) noise += std::string(1, static_cast<char>(i * 37)) + "{[\xff\n";
  noise += std::string(200'000, '[') + '\n' + std::string(2 << 20, '{');
  const Catalogue catalogue = read_catalogue(noise, "m");
  EXPECT_TRUE(catalogue.rows.empty());
  EXPECT_LE(catalogue.problems.size(), 20U);
  EXPECT_GT(catalogue.unusable, 2000U);
}

TEST(Catalogue, FingerprintChangesWithEachFactAndWithTheLine) {
  const CatalogueRow row = row_of(good_line);
  for (const auto& [from, to] : {std::pair("119/", "120/"), {"lập", "lâp"}, {"08-26", "08-27"}, {"10-15", "10-16"}, {"Nội vụ", "Y tế"}}) {
    std::string line = good_line;
    line.replace(line.find(from), std::string_view(from).size(), to);
    EXPECT_NE(fingerprint(row_of(line)), fingerprint(row)) << to;
  }
  EXPECT_NE(fingerprint(row_of(std::string("\n") + good_line)), fingerprint(row));
  std::string status = good_line;
  status.replace(status.find("hết hiệu lực"), std::string_view("hết hiệu lực").size(), "x");
  EXPECT_EQ(fingerprint(row_of(status)), fingerprint(row)) << "status is not read";
}

TEST(Catalogue, NearestOneAboveAFileIsAsked) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("danchieu-catalogue-" + std::to_string(::getpid()));
  fs::create_directories(folder / "tt");
  std::ofstream(folder / "metadata.jsonl") << good_line << '\n';
  std::ofstream(folder / "tt" / "a.txt") << "Điều 1.";
  CatalogueFinder finder;
  const auto row = finder.row_of((folder / "tt" / "a.txt").string());
  ASSERT_TRUE(row);
  EXPECT_EQ(row->number, "119/2013/TTLT-BTC-BNV");
  EXPECT_FALSE(finder.row_of((folder / "tt" / "b.txt").string()));
  fs::remove_all(folder);
}

// ---- applied to a text

constexpr const char* articles = "Điều 1. Phạm vi điều chỉnh\nThông tư này quy định việc lập dự toán.\n\nĐiều 2. Đối tượng\nCơ quan.\n";

std::string headed(const std::string& number) {
  return "BỘ TÀI CHÍNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: " + number +
         "\n\nHà Nội, ngày 26 tháng 8 năm 2013\n\nTHÔNG TƯ\nVề việc lập dự toán\n\nCăn cứ Luật Ngân sách nhà nước;\n\n" +
         articles;
}

TEST(CatalogueFacts, GiveIdentityToATextWithoutHeading) {
  const CataloguedDocuments read = analyse(articles, row_of(good_line));
  ASSERT_EQ(read.documents.size(), 1U);
  const Document& document = read.documents.front();
  ASSERT_TRUE(document.work);
  EXPECT_EQ(document.work->to_string(), "/akn/vn/act/thong-tu-lien-tich/bo-tai-chinh+bo-noi-vu/2013/119-2013-ttlt-btc-bnv");
  EXPECT_EQ(document.title, "Quy định việc lập dự toán");
  EXPECT_EQ(document.effective.date, text::parse_date("2013-10-15"));
  EXPECT_EQ(document.effective.rule, "catalogue");
  EXPECT_EQ(document.effective.source, "metadata.jsonl:1");
  EXPECT_EQ(document.catalogue.source, "metadata.jsonl:1");
  EXPECT_EQ(document.catalogue.fields,
            (std::vector<std::string>{"number", "type", "issuer", "title", "date", "effective"}));
  EXPECT_TRUE(read.contradictions.empty());
}

TEST(CatalogueFacts, PlaceAloneIsCompletedByTheCodeOfTheNumber) {
  const CatalogueRow row = row_of(
      R"({"file": "tt/a.txt", "number": "23/2019/NQ-HĐND", "type": "Nghị quyết", "issuer": "Tỉnh Bắc Ninh", "date": "2019-12-05"})");
  const CataloguedDocuments read = analyse(articles, row);
  ASSERT_TRUE(read.documents.front().work);
  EXPECT_EQ(read.documents.front().work->to_string(), "/akn/vn/act/nghi-quyet/hdnd-tinh-bac-ninh/2019/23-2019-nq-hdnd");
}

TEST(CatalogueFacts, YieldToTheHeadingOfTheText) {
  const CatalogueRow row = row_of(
      R"({"file": "tt/a.txt", "number": "119/2013/TT-BTC", "type": "Thông tư", "title": "Khác", "date": "2013-08-27", "signer": "Đỗ Hoàng Anh Tuấn"})");
  const CataloguedDocuments read = analyse(headed("119/2013/TT-BTC"), row);
  const Document& document = read.documents.front();
  EXPECT_EQ(document.title, "Về việc lập dự toán");
  EXPECT_EQ(document.date, text::parse_date("2013-08-26"));
  EXPECT_EQ(document.signer, "Đỗ Hoàng Anh Tuấn");
  ASSERT_EQ(read.contradictions.size(), 1U);
  EXPECT_EQ(read.contradictions.front(), "date: the text says 2013-08-26, the catalogue (metadata.jsonl:1) 2013-08-27; the text counts");
}

TEST(CatalogueFacts, RowOfAnotherNumberGivesNothing) {
  const CatalogueRow row = row_of(
      R"({"file": "tt/a.txt", "number": "7/2013/TT-BTC", "signer": "Đỗ Hoàng Anh Tuấn", "effective": "2014-01-01"})");
  const CataloguedDocuments read = analyse(headed("119/2013/TT-BTC"), row);
  EXPECT_EQ(read.documents.front().number, "119/2013/TT-BTC");
  EXPECT_EQ(read.documents.front().signer, "");
  EXPECT_FALSE(read.documents.front().effective.date);
  EXPECT_TRUE(read.documents.front().catalogue.fields.empty());
  ASSERT_EQ(read.contradictions.size(), 1U);
  EXPECT_TRUE(read.contradictions.front().starts_with("number: the text says 119/2013/TT-BTC"));
}

TEST(CatalogueFacts, DocumentOfTheSameNumberIsMeantInAGazette) {
  const std::string gazette = headed("118/2013/TT-BTC") + "\nBỘ TRƯỞNG\n\nĐinh Tiến Dũng\n\n" + headed("119/2013/TT-BTC");
  const CatalogueRow row = row_of(
      R"({"file": "tt/a.txt", "number": "119/2013/TT-BTC", "effective": "2013-10-15"})");
  const CataloguedDocuments read = analyse(gazette, row);
  ASSERT_EQ(read.documents.size(), 2U);
  EXPECT_FALSE(read.documents[0].effective.date);
  EXPECT_EQ(read.documents[1].effective.date, text::parse_date("2013-10-15"));
}

TEST(CatalogueFacts, EffectBeforeIssueIsLeftOutAndTold) {
  const CatalogueRow row = row_of(
      R"({"file": "tt/a.txt", "number": "119/2013/TT-BTC", "date": "2013-08-26", "effective": "2012-10-15"})");
  const CataloguedDocuments read = analyse(articles, row);
  EXPECT_FALSE(read.documents.front().effective.date);
  ASSERT_EQ(read.contradictions.size(), 1U);
}

} // namespace
} // namespace danchieu::corpus
