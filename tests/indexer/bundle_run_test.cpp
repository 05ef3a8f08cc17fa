#include "tests/corpus/readers/zip_writer.hpp"
#include "tests/indexer/store_dump.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::indexer {
namespace {

using corpus::zip_of;
using tests::TemporaryIndex;

std::string decree(int number) {
  return "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: " + std::to_string(number) +
         "/2013/NĐ-CP\nHà Nội, ngày 26 tháng 8 năm 2013\nNGHỊ ĐỊNH\nVề đèn lồng\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định về đèn.\n";
}

std::string key(int number) { return "/akn/vn/act/nghi-dinh/chinh-phu/2013/" + std::to_string(number) + "-2013-nd-cp"; }

bool holds(const TemporaryIndex& index, const std::string& work) {
  return tests::open_database(index.db()).term_exists(std::string(corpus::prefix::id) + work);
}

TEST(BundleRun, EachFileHasItsLineAndItsPath) {
  TemporaryIndex index({{"b.zip", zip_of({{"tt/a.txt", decree(1)}, {"hai.txt", decree(2)}, {"x.txt", ""}})}});
  EXPECT_TRUE(holds(index, key(1)));
  EXPECT_TRUE(holds(index, key(2)));
  EXPECT_EQ(index.listener.report_of("b.zip/tt/a.txt").works, std::vector<std::string>{key(1)});
  EXPECT_EQ(index.listener.report_of("b.zip/x.txt").outcome, Outcome::failed);
  EXPECT_EQ(index.listener.report_of("b.zip/x.txt").reason, "empty");
  const RunSummary second = index.run();
  EXPECT_EQ(second.unchanged, 3U); // the bundle and its two good files
  EXPECT_EQ(second.failed, 1U);
}

TEST(BundleRun, IsNotReadAgainForAFileThatNoReaderKnows) {
  TemporaryIndex index({{"b.zip", zip_of({{"a.txt", decree(1)}, {"x.exe", std::string("\x7F" "ELF\x02\x01\x01\0\0", 9)}})}});
  EXPECT_EQ(index.listener.report_of("b.zip/x.exe").reason, "unsupported");
  index.run();
  EXPECT_EQ(index.listener.report_of("b.zip").outcome, Outcome::unchanged);
  EXPECT_EQ(index.listener.report_of("b.zip/x.exe").outcome, Outcome::failed);
}

TEST(BundleRun, RenamedBundleKeepsThePathsInside) {
  TemporaryIndex index({{"b.zip", zip_of({{"tt/a.txt", decree(1)}})}});
  index.write("c.zip", zip_of({{"tt/a.txt", decree(1)}}));
  index.run();
  index.remove("b.zip");
  index.run();
  EXPECT_TRUE(holds(index, key(1)));
  EXPECT_NE(tests::dump_store(index.db()).find("c.zip/tt/a.txt"), std::string::npos);
}

TEST(BundleRun, BundleOfWhichNothingCanBeReadFails) {
  TemporaryIndex index({{"b.zip", zip_of({{"x.txt", ""}, {"y.txt", ""}})}});
  EXPECT_EQ(index.listener.report_of("b.zip").outcome, Outcome::failed);
  EXPECT_EQ(index.listener.report_of("b.zip").reason, "empty");
}

} // namespace
} // namespace danchieu::indexer
