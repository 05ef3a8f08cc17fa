// Generations that are published, damaged or slow to verify while the library of a server is open.
#include "corpus/store_layout.hpp"
#include "tests/support/make_index.hpp"
#include "web/index_library.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace danchieu::web {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Two generations of one index; DIR/current names what the test says.
class IndexLibraryTest : public ::testing::Test {
 protected:
  IndexLibraryTest() {
    index.write("2.txt", "QUYẾT ĐỊNH\nSố: 2/QĐ-UBND\nVề việc thử\n");
    index.run();
  }

  void publish(std::uint64_t generation) const {
    const fs::path link = index.db() / "current.tmp";
    fs::create_symlink(corpus::generation_name(generation), link);
    fs::rename(link, index.db() / corpus::current_name);
  }

  fs::path folder(std::uint64_t generation) const { return index.db() / corpus::generation_name(generation); }

  /// Gives a generation a file whose sum takes some time.
  void make_slow(std::uint64_t generation, std::uintmax_t bytes) const {
    const fs::path file = folder(generation) / "slow";
    std::ofstream{file}.close();
    fs::resize_file(file, bytes);
    corpus::Manifest manifest = corpus::read_manifest(folder(generation));
    manifest.sha256["slow"] = corpus::sha256_of_file(file);
    corpus::write_manifest(folder(generation), manifest);
  }

  static bool comes_to(const IndexLibrary& library, std::uint64_t generation) {
    for (const auto end = Clock::now() + 20s; Clock::now() < end; std::this_thread::sleep_for(20ms))
      if (library.current()->holdings().generation == generation) return true;
    return false;
  }

  tests::TemporaryIndex index{{{"1.txt", "QUYẾT ĐỊNH\nSố: 1/QĐ-UBND\nVề việc thử\n"}}};
};

TEST_F(IndexLibraryTest, TakesUpWhatIsPublished) {
  publish(1);
  const IndexLibrary library{index.db(), corpus::Verify::yes};
  EXPECT_EQ(library.current()->holdings().generation, 1U);
  publish(2);
  EXPECT_TRUE(comes_to(library, 2));
}

TEST_F(IndexLibraryTest, TakesUpWhatIsPublishedWhileItOpens) {
  make_slow(1, 100'000'000);
  publish(1);
  std::thread indexer{[this] {
    std::this_thread::sleep_for(50ms);
    publish(2);
  }};
  const IndexLibrary library{index.db(), corpus::Verify::yes};
  indexer.join();
  EXPECT_TRUE(comes_to(library, 2));
}

TEST_F(IndexLibraryTest, TriesAgainWhatItCouldNotRead) {
  publish(1);
  const IndexLibrary library{index.db(), corpus::Verify::yes};
  fs::rename(folder(2) / "iamglass", index.db() / "aside"); // as with too few descriptors, for a while
  publish(2);
  std::this_thread::sleep_for(400ms);
  EXPECT_EQ(library.current()->holdings().generation, 1U);
  fs::rename(index.db() / "aside", folder(2) / "iamglass");
  EXPECT_TRUE(comes_to(library, 2));
}

TEST_F(IndexLibraryTest, LetsOnlyTheFirstQuestionsWait) {
  make_slow(2, 500'000'000);
  publish(1);
  const IndexLibrary library{index.db(), corpus::Verify::yes};
  publish(2);
  const auto start = Clock::now();
  while (Clock::now() < start + 350ms) library.current();
  const auto later = Clock::now();
  for (int i = 0; i < 10; ++i) library.current(); // at once, whether the new generation has come by now or not
  EXPECT_LT(Clock::now() - later, 1500ms) << "each waits its 300 ms";
}

} // namespace
} // namespace danchieu::web
