#include "indexer/store.hpp"

#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/store_check.hpp"
#include "tests/indexer/decisions.hpp"
#include "tests/indexer/store_dump.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <vector>

namespace danchieu::indexer {
namespace {

namespace fs = std::filesystem;
using tests::plain;
using tests::TemporaryIndex;

const char* const date = "23 tháng 7 năm 2012";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TemporaryIndex two_generations() {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", date, "Về việc một")}});
  index.write("b.txt", plain("2/QĐ-UBND", date, "Về việc hai"));
  index.run();
  return index;
}

TEST(Store, ASecondWriterIsRefusedByName) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", date, "Về việc một")}});
  const Store first(index.db(), [](const std::string&) {});
  try {
    const Store second(index.db(), [](const std::string&) {});
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("a second indexer is running on " + index.db().string()), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find(std::to_string(::getpid())), std::string::npos) << error.what();
  }
}

TEST(Store, AFolderOfOtherThingsIsLeftAlone) {
  TemporaryIndex index;
  tests::write_file(index.files() / "letter.txt", "x");
  EXPECT_THROW(Store(index.files(), [](const std::string&) {}), Error);
  EXPECT_EQ(std::distance(fs::directory_iterator(index.files()), fs::directory_iterator()), 1);
}

/// What is found below a folder, and of what size.
std::map<std::string, std::uintmax_t> listing(const fs::path& folder) {
  std::map<std::string, std::uintmax_t> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    found[entry.path().string()] = entry.is_regular_file() ? entry.file_size() : 0;
  return found;
}

TEST(Store, AFolderWithNamesLikeThoseOfAnIndexIsLeftAlone) {
  const std::vector<std::vector<const char*>> folders{
      {"work.docx", "gen-report.tmp"}, {"work/thesis.txt", "work.old/thesis.txt"}, {"work/thesis.txt", "writing"},
      {"lock", "work.new/a.txt"},      {"gen-1/a.txt", "gen-1.tmp/a.txt"},         {"current", "current.tmp"}};
  for (const std::vector<const char*>& names : folders) {
    TemporaryIndex index;
    for (const char* name : names) tests::write_file(index.files() / name, "mine");
    const auto before = listing(index.files());
    EXPECT_THROW(Store(index.files(), [](const std::string&) {}), Error) << names[0] << ' ' << names[1];
    EXPECT_EQ(listing(index.files()), before) << names[0] << ' ' << names[1];
  }
}

TEST(Store, AnIndexTakesNothingAwayThatItDidNotMake) {
  TemporaryIndex index = two_generations();
  for (const char* name : {"gen-report.tmp", "currently.tmp", "gen-1.txt.tmp", "work.docx"}) tests::write_file(index.db() / name, "mine");
  index.run();
  for (const char* name : {"gen-report.tmp", "currently.tmp", "gen-1.txt.tmp", "work.docx"}) EXPECT_TRUE(fs::exists(index.db() / name)) << name;
}

TEST(Store, AnIndexWithoutItsLockIsOneStill) {
  TemporaryIndex index = two_generations();
  fs::remove(index.db() / "lock");
  EXPECT_EQ(index.run().unchanged, 2U);
  fs::remove(index.db() / "lock");
  fs::remove_all(index.db() / "work");
  EXPECT_EQ(index.run().unchanged, 2U);
}

TEST(Store, KeepsTheGenerationBeforeAndNoOlderOne) {
  TemporaryIndex index = two_generations();
  index.write("c.txt", plain("3/QĐ-UBND", date, "Về việc ba"));
  index.run();
  const std::vector<fs::path> generations = corpus::list_generations(index.db());
  ASSERT_EQ(generations.size(), 2U);
  EXPECT_EQ(generations[0].filename(), "gen-3");
  EXPECT_EQ(generations[1].filename(), "gen-2");
}

TEST(Store, ARunThatWasCutShortIsHealedAndEqualsAnUndisturbedOne) {
  for (const char* leftover : {"writing", "work.new/x", "work.old/x", "gen-9.tmp/x", "gen-9.tmp.tmp/x", "current.tmp"}) {
    TemporaryIndex index = two_generations();
    const std::string before = tests::dump_store(index.db());
    tests::write_file(index.db() / leftover, "left behind");
    EXPECT_EQ(index.run().unchanged, 2U) << leftover;
    EXPECT_EQ(tests::dump_store(index.db()), before) << leftover;
    EXPECT_FALSE(fs::exists(index.db() / leftover)) << leftover;
  }
}

TEST(Store, AnInterruptedSwapIsFinished) {
  TemporaryIndex index = two_generations();
  fs::rename(index.db() / "work", index.db() / "work.old");
  EXPECT_EQ(index.run().unchanged, 2U);
}

TEST(Store, ALostDatabaseComesBackFromTheNewestGeneration) {
  TemporaryIndex index = two_generations();
  fs::remove_all(index.db() / "work");
  EXPECT_EQ(index.run().unchanged, 2U);
  ASSERT_FALSE(index.listener.notices.empty());
  EXPECT_NE(index.listener.notices.back().find("gen-2"), std::string::npos);
}

TEST(Store, GenerationsHoldNoTermListsAndTheDatabaseMadeFromOneIsWholeAgain) {
  TemporaryIndex index = two_generations();
  const std::string before = tests::dump_store(index.db());
  EXPECT_FALSE(fs::exists(index.db() / "gen-2" / "termlist.glass"));
  EXPECT_TRUE(fs::exists(index.db() / "work" / "termlist.glass"));
  fs::remove_all(index.db() / "work");
  index.write("a.txt", plain("1/QĐ-UBND", date, "Về việc khác"));
  EXPECT_EQ(index.run().indexed, 1U);
  EXPECT_NE(tests::dump_store(index.db()), before);
  index.write("a.txt", plain("1/QĐ-UBND", date, "Về việc một"));
  EXPECT_EQ(index.run().indexed, 1U);
  EXPECT_EQ(tests::dump_store(index.db()), before);
}

TEST(Store, ADamagedDatabaseGivesWayToTheNewestSoundGeneration) {
  TemporaryIndex index = two_generations();
  tests::write_file(index.db() / "work" / "iamglass", "noise");
  EXPECT_EQ(index.run().unchanged, 2U);
  EXPECT_TRUE(fs::exists(index.db() / "work.damaged"));
  EXPECT_TRUE(check_store(index.db()).findings.empty());
}

TEST(Store, VerifyFindsDamageAndSaysHowToGoOn) {
  TemporaryIndex index = two_generations();
  EXPECT_TRUE(check_store(index.db()).findings.empty());
  const fs::path table = index.db() / "gen-2" / "postlist.glass";
  std::string bytes = read(table);
  bytes[bytes.size() / 2] ^= 1;
  tests::write_file(table, bytes);
  const StoreCheck check = check_store(index.db());
  ASSERT_EQ(check.findings.size(), 1U);
  EXPECT_NE(check.findings[0].message.find("postlist.glass"), std::string::npos);
  EXPECT_EQ(check.served, "gen-1");
  EXPECT_NE(check.advice.find("danchieu index"), std::string::npos);
  // The next run publishes anew, without a change of any file.
  index.run();
  EXPECT_TRUE(check_store(index.db()).findings.empty() || check_store(index.db()).served == "gen-3");
  EXPECT_EQ(corpus::open_generation(index.db(), corpus::Verify::yes).filename(), "gen-3");
}

TEST(Store, ALostLinkIsMadeAgain) {
  TemporaryIndex index = two_generations();
  fs::remove(index.db() / "current");
  EXPECT_EQ(check_store(index.db()).findings.size(), 1U);
  index.run();
  EXPECT_TRUE(check_store(index.db()).findings.empty());
}

TEST(Store, AnEmptyIndexCanBeAsked) {
  TemporaryIndex index;
  EXPECT_EQ(index.run().counts.at("works"), 0U);
  EXPECT_NO_THROW(tests::open_database(index.db()));
}

} // namespace
} // namespace danchieu::indexer
