#include "corpus/readers/reader.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <variant>

namespace danchieu::corpus {
namespace {

using namespace std::string_literals;

class ReadFile : public ::testing::Test {
protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("danchieu_read_file_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }

  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path put(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  std::filesystem::path folder_;
};

std::string outcome(const ReadResult& result) {
  if (const auto* failure = std::get_if<ReadFailure>(&result)) {
    EXPECT_FALSE(failure->message.empty());
    EXPECT_FALSE(failure->hint.empty()) << failure->message;
    return std::string(code(failure->reason));
  }
  return std::get<SourceText>(result).media_type;
}

TEST(ReadBytes, DecidesTheTypeByContentNotByName) {
  const struct {
    std::string bytes;
    std::string name;
    std::string outcome;
  } rows[] = {
      {"Điều 1. Phạm vi", "a.html", "text/plain"},
      {"<!DOCTYPE html><html><body><p>Điều 1</p></body></html>", "a.txt", "text/html"},
      {"\xEF\xBB\xBF <html><p>Điều 1</p></html>", "a.txt", "text/html"},
      {"# Chương I\n\n## Mục 1\n\nĐiều 1", "a.txt", "text/markdown"},
      {"**Điều 1.** Phạm vi", "a.md", "text/markdown"},
      {"", "a.txt", "empty"},
      {" \n\t ", "a.txt", "no_text"},
      {"\x00\x01\x02\x03"s, "a.txt", "unsupported"},
      {std::string(5000, '\0'), "a.txt", "unsupported"},
      {"PK\x03\x04 word/document.xml", "a.txt", "corrupt"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 doc", "a.doc", "unsupported"},
      {"\x89PNG\r\n\x1A\n....", "a.txt", "unsupported"},
      {"\xFF\xFE"
       "a\0b\0c\0"s,
       "a.txt", "text/plain"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(outcome(read_bytes(row.bytes, row.name)), row.outcome) << row.name << ": " << row.bytes.substr(0, 40);
  }
}

TEST(ReadBytes, RefusesMoreThanTheLimit) {
  EXPECT_EQ(outcome(read_bytes("Điều 1. Phạm vi", "a.txt", {.max_bytes = 5})), "too_big");
}

TEST(ReadBytes, LeadsOffsetsBackToTheFile) {
  const std::string bytes = "\xEF\xBB\xBFNghi\xCC\xA3 \xC4\x91i\xCC\xA3nh so\xCC\x82\xCC\x81 1\r\n# x\r\n# **y**\r\n";
  const auto source = std::get<SourceText>(read_bytes(bytes, "a.md"));
  const std::size_t at = source.text.find('y');
  ASSERT_NE(at, std::string::npos) << source.text;
  EXPECT_EQ(bytes.substr(source.offsets.to_source(at), 1), "y");
  EXPECT_EQ(source.text.find("**"), std::string::npos);
}

TEST_F(ReadFile, NamesWhyAFileCannotBeRead) {
  ::mkfifo((folder_ / "pipe").c_str(), 0600);
  std::filesystem::create_symlink("nowhere", folder_ / "dangling");
  std::filesystem::create_symlink("good.txt", folder_ / "link");
  put("good.txt", "Điều 1. Phạm vi");
  EXPECT_EQ(outcome(read_file(folder_ / "good.txt")), "text/plain");
  EXPECT_EQ(outcome(read_file(folder_ / "link")), "text/plain");
  EXPECT_EQ(outcome(read_file(folder_ / "link", {.follow_links = false})), "unreadable");
  EXPECT_EQ(outcome(read_file(folder_)), "unreadable");
  EXPECT_EQ(outcome(read_file(folder_ / "pipe")), "unreadable"); // and does not wait for a writer
  EXPECT_EQ(outcome(read_file(folder_ / "dangling")), "unreadable");
  EXPECT_EQ(outcome(read_file(folder_ / "missing")), "unreadable");
  EXPECT_EQ(outcome(read_file(put("empty", ""))), "empty");
  EXPECT_EQ(outcome(read_file(put("big", std::string(100, 'a')), {.max_bytes = 99})), "too_big");
}

} // namespace
} // namespace danchieu::corpus
