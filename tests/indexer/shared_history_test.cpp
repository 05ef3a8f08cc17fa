// The store follows from the files also for real documents, whose effects, bases and consolidations reach across each other.

#ifdef DANCHIEU_SHARED_DIR

#include "tests/indexer/store_dump.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace danchieu::indexer {
namespace {

namespace fs = std::filesystem;

/// Documents on one policy over twenty years, and laws with those that replaced them; the small ones, to be quick.
std::vector<fs::path> real_documents() {
  constexpr std::uintmax_t largest = 60'000;
  std::vector<fs::path> files;
  for (const char* folder : {"ct", "dv", "utsold"})
    for (const fs::directory_entry& file : fs::directory_iterator(fs::path(DANCHIEU_SHARED_DIR) / "corpus" / folder))
      if (file.file_size() <= largest) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(SharedDocuments, HaveTheSameForceInAnyOrderOfArrival) {
  const std::vector<fs::path> files = real_documents();
  ASSERT_GT(files.size(), 20U);
  std::vector<fs::path> order = files;
  std::mt19937 random(20260411);
  std::shuffle(order.begin(), order.end(), random);

  tests::TemporaryIndex index;
  constexpr std::size_t parts = 4;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t first = order.size() * part / parts;
    const std::size_t last = order.size() * (part + 1) / parts;
    for (std::size_t i = first; i < last; ++i) fs::copy_file(order[i], index.files() / order[i].filename(), fs::copy_options::overwrite_existing);
    for (std::size_t i = first; i < last; i += 3) fs::remove(index.files() / order[i / 2].filename()); // some earlier ones go for a while
    index.run();
  }
  for (const fs::path& file : files) fs::copy_file(file, index.files() / file.filename(), fs::copy_options::overwrite_existing);
  index.run();
  const std::string grown = tests::dump_store(index.db());
  fs::remove_all(index.db());
  index.run();
  const std::string fresh = tests::dump_store(index.db());
  ASSERT_GT(fresh.size(), 100'000U);
  const auto differ = std::mismatch(grown.begin(), grown.end(), fresh.begin(), fresh.end());
  EXPECT_TRUE(grown == fresh) << "at " << differ.first - grown.begin() << ": " << std::string(differ.first, grown.end()).substr(0, 300);
}

} // namespace
} // namespace danchieu::indexer

#endif
