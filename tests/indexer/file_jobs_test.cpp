#include "indexer/file_jobs.hpp"

#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <future>
#include <new>
#include <string>

namespace danchieu::indexer {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t megabyte = 1 << 20;

std::string text_of(std::size_t bytes) { return "Điều 1. " + std::string(bytes, 'a'); }

/// What `action` gives, if it ends in time.
template <class Action> auto within(std::chrono::seconds time, Action action) {
  auto running = std::async(std::launch::async, action);
  const bool ended = running.wait_for(time) == std::future_status::ready;
  return std::pair(ended, std::move(running));
}

TEST(FileJobs, EndWhenStoppedWhileTheRoomIsHeld) {
  const tests::TemporaryFolder folder;
  for (const char* name : {"a.txt", "b.txt"}) tests::write_file(folder.path() / name, text_of(6 * megabyte));
  const FileWalk walk({folder.path().string()});
  KnownFiles known;
  const Catalogues catalogues;
  std::atomic<bool> stop = false;
  FileJobs jobs(walk, known, catalogues, 2, stop);
  const std::optional<FileJob> held = jobs.next(); // as a copy is that waits for its first one to be written
  ASSERT_TRUE(held);
  stop = true;
  auto [ended, next] = within(60s, [&] { return jobs.next(); });
  EXPECT_TRUE(ended);
  jobs.done(*held);
  EXPECT_FALSE(next.get());
}

#ifndef __SANITIZE_ADDRESS__
/// Bytes of address space in use.
rlim_t address_space() {
  std::ifstream status("/proc/self/statm");
  rlim_t pages = 0;
  status >> pages;
  return pages * 4096;
}

TEST(FileJobs, EndWhenAReaderCannotGoOn) {
  const tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "a.txt", text_of(100 * megabyte));
  tests::write_file(folder.path() / "b.txt", text_of(1));
  const FileWalk walk({folder.path().string()});
  KnownFiles known;
  const Catalogues catalogues;
  const std::atomic<bool> never = false;
  struct rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_AS, &before), 0);
  const struct rlimit small{address_space() + 64 * megabyte, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_AS, &small), 0);
  {
    FileJobs jobs(walk, known, catalogues, 1, never);
    auto [ended, next] = within(60s, [&] { return jobs.next(); });
    EXPECT_EQ(::setrlimit(RLIMIT_AS, &before), 0);
    EXPECT_TRUE(ended);
    if (!ended) jobs.done(FileJob{.kind = FileJob::Kind::analysed, .bytes = 100 * megabyte});
    next.get();
    EXPECT_THROW(jobs.rethrow(), std::bad_alloc);
  }
}
#endif

} // namespace
} // namespace danchieu::indexer
