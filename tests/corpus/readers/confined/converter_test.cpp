#include "corpus/readers/confined/converter.hpp"

#include "corpus/readers/confined/sandbox.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace danchieu::corpus::confined {
namespace {

using namespace std::chrono_literals;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

class ConfinedChild : public ::testing::Test {
protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("danchieu_confined_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    converter_.program = DANCHIEU_TEST_CONVERTER;
    converter_.arguments = {"obey"};
    converter_.temporary = folder_;
    converter_.patience = 20s;
  }

  void TearDown() override {
    EXPECT_TRUE(std::filesystem::is_empty(folder_)) << "a child left files behind";
    std::filesystem::remove_all(folder_);
  }

  /// The text that an order gives, or the code of its failure.
  std::string outcome(const std::string& order, const ReadLimits& limits = {}) const {
    const ReadResult result = convert(converter_, order, limits);
    if (const auto* failure = std::get_if<ReadFailure>(&result)) {
      EXPECT_FALSE(failure->message.empty()) << order;
      EXPECT_FALSE(failure->hint.empty()) << order;
      return std::string(code(failure->reason));
    }
    return std::get<SourceText>(result).text;
  }

  Converter converter_;
  std::filesystem::path folder_;
};

TEST_F(ConfinedChild, ReachesNoFileOfOthers) {
  if (!has_landlock()) GTEST_SKIP() << "this kernel has no Landlock";
  for (const std::string kind : {"", "%PDF-"}) {
    EXPECT_EQ(outcome(kind + "passwd"), "Permission denied") << kind;
    EXPECT_EQ(outcome(kind + "home"), "Permission denied") << kind;
    EXPECT_EQ(outcome(kind + "write outside"), "Permission denied") << kind;
    EXPECT_EQ(outcome(kind + "usr"), "done") << kind;
  }
  EXPECT_EQ(outcome("write inside"), "Permission denied") << "a reader without programs writes nowhere";
  EXPECT_EQ(outcome("%PDF-write inside"), "done");
  EXPECT_FALSE(std::filesystem::exists("/var/tmp/danchieu_escaped"));
}

TEST_F(ConfinedChild, ReachesNoNetworkAndNoOtherProcess) {
  for (const std::string kind : {"", "%PDF-"}) {
    for (const std::string order : {"socket", "local socket", "ptrace", "mount", "own group", "kill parent"}) {
      EXPECT_EQ(outcome(kind + order), "Operation not permitted") << kind << order;
    }
  }
}

TEST_F(ConfinedChild, InheritsNothingFromItsServer) {
  std::vector<int> leaks; // without O_CLOEXEC, below and above where the pipe comes to be
  for (int i = 0; i < 4; ++i) leaks.push_back(::open("/dev/null", O_WRONLY));
  EXPECT_EQ(outcome("descriptors"), "3 ") << "the pipe alone";
  for (const int leak : leaks) ::close(leak);
}

TEST_F(ConfinedChild, StartsNoProgramUnlessItsFormatNeedsOne) {
  EXPECT_EQ(outcome("exec"), "Operation not permitted");
  EXPECT_EQ(outcome("fork"), "Operation not permitted");
  EXPECT_EQ(outcome("%PDF-exec"), "crashed") << "another program took its place and gave no result";
}

TEST_F(ConfinedChild, TakesItsChildrenAlong) {
  const std::string id = outcome("%PDF-fork");
  ASSERT_FALSE(id.empty());
  ASSERT_NE(id.find_first_of("0123456789"), std::string::npos) << id;
  const pid_t child = static_cast<pid_t>(std::stol(id));
  for (int i = 0; i < 100 && ::kill(child, 0) == 0; ++i) std::this_thread::sleep_for(20ms); // until init has reaped it
  EXPECT_NE(::kill(child, 0), 0) << "process " << child << " outlived its document";
}

TEST_F(ConfinedChild, GivesOneReasonForEveryDeath) {
  EXPECT_EQ(outcome("abort"), "crashed");
  EXPECT_EQ(outcome("segv"), "crashed");
  EXPECT_EQ(outcome("exit"), "crashed");
  EXPECT_EQ(outcome("nonsense"), "crashed");
  EXPECT_EQ(outcome("lie"), "crashed");
  EXPECT_EQ(outcome("endless"), "bomb");
  if (!sanitized) { // sanitizers need terabytes of address space themselves
    EXPECT_EQ(outcome("hog"), "memory");
  }
}

TEST_F(ConfinedChild, IsKilledWhenItGivesNoSignOfLife) {
  converter_.patience = 1s;
  for (const std::string order : {"spin", "sleep", "%PDF-spin"}) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(outcome(order), "timeout") << order;
    EXPECT_LT(std::chrono::steady_clock::now() - start, 15s) << order;
  }
  EXPECT_EQ(outcome("slow but alive"), "done");
  converter_.whole_time = 1s;
  EXPECT_EQ(outcome("slow but alive"), "timeout");
}

TEST_F(ConfinedChild, SaysWhatIsWrongWithTheMachine) {
  converter_.program = "/nonexistent/program";
  EXPECT_EQ(outcome("exit"), "unreadable");
  converter_.program = DANCHIEU_TEST_CONVERTER;
  converter_.temporary = "/nonexistent/folder";
  EXPECT_EQ(outcome("exit"), "unreadable");
}

TEST_F(ConfinedChild, ReadsAWebPageAsTheProgramItselfDoes) {
  converter_.arguments = {"convert"};
  const std::string page = "<!DOCTYPE html><html><body><h1>QUYẾT ĐỊNH</h1><p>Điều 1. Phạm vi</p></body></html>";
  const ReadResult apart = convert(converter_, page, {});
  const ReadResult here = read_bytes(page, "a.html");
  ASSERT_TRUE(std::holds_alternative<SourceText>(apart)) << std::get<ReadFailure>(apart).message;
  EXPECT_EQ(std::get<SourceText>(apart).text, std::get<SourceText>(here).text);
  EXPECT_EQ(std::get<SourceText>(apart).media_type, "text/html");
  EXPECT_EQ(std::get<SourceText>(apart).offsets.derived_length(), std::get<SourceText>(apart).text.size());
}

} // namespace
} // namespace danchieu::corpus::confined
