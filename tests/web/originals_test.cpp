// Original files: handed out only below the given folders, only unchanged, never through a link.
#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"
#include "web/originals.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace danchieu::web {
namespace {

namespace fs = std::filesystem;

class OriginalsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "danchieu-originals-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    home = fs::canonical(name);
    fs::create_directories(home / "kho" / "trong");
    write(home / "kho" / "trong" / "Quyết định.txt", "một");
    write(home / "ngoài.txt", "bí mật");
    fs::create_symlink(home / "ngoài.txt", home / "kho" / "nối.txt");
    fs::create_directory_symlink(home, home / "kho" / "cửa");
  }

  void TearDown() override { fs::remove_all(home); }

  static void write(const fs::path& path, const std::string& text) { std::ofstream{path, std::ios::binary} << text; }

  static corpus::StoredFile stored(const fs::path& path, const std::string& text) {
    corpus::StoredFile file;
    file.path = path.string();
    file.sha256 = corpus::sha256_hex(text);
    file.media_type = "text/html";
    return file;
  }

  fs::path home;
};

TEST_F(OriginalsTest, AreGivenAsAttachmentsUnderTheirOwnName) {
  const Originals originals{{(home / "kho").string()}};
  const Response response = originals.file(stored(home / "kho/trong/Quyết định.txt", "một"));
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "một");
  EXPECT_EQ(response.content_type, "text/html");
  const std::string bytes = serialize(response, true);
  EXPECT_NE(bytes.find("Content-Disposition: attachment; filename=\"quyet_dinh.txt\"; filename*=UTF-8''Quy%E1%BA%BFt%20"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("X-Content-Type-Options: nosniff"), std::string::npos);
}

TEST_F(OriginalsTest, StayBehindTheDoorOtherwise) {
  const Originals originals{{(home / "kho").string()}};
  const struct {
    fs::path path;
    std::string text;
    const char* why;
  } cases[] = {{home / "ngoài.txt", "bí mật", "outside"},
               {home / "kho/../ngoài.txt", "bí mật", "outside by two dots"},
               {"../ngoài.txt", "bí mật", "outside by a relative path"},
               {home / "kho/nối.txt", "bí mật", "a link"},
               {home / "kho/cửa/ngoài.txt", "bí mật", "a folder that is a link"},
               {home / "kho/trong/Quyết định.txt", "hai", "changed since it was indexed"},
               {home / "kho/trong", "", "a folder"},
               {home / "kho/không có.txt", "", "nothing"},
               {"", "", "no path"},
               {home / "kho", "", "the root itself"}};
  for (const auto& each : cases) {
    const Response response = originals.file(stored(each.path, each.text));
    EXPECT_EQ(response.status, 404) << each.why;
    EXPECT_EQ(response.body.find("bí mật"), std::string::npos) << each.why;
    EXPECT_EQ(response.body.find(home.string()), std::string::npos) << each.why << ": a path is told";
  }
}

TEST_F(OriginalsTest, AreFoundByThePathInsideTheirFolderToo) {
  EXPECT_EQ(Originals{{(home / "kho").string()}}.file(stored("trong/Quyết định.txt", "một")).status, 200);
}

TEST_F(OriginalsTest, GiveTheBundleOfAMember) {
  const Response response = Originals{{(home / "kho").string()}}.file(stored(home / "kho/trong/Quyết định.txt/b/c.docx", "một"));
  EXPECT_EQ(response.body, "một");
  EXPECT_NE(serialize(response, true).find("quyet_dinh.txt"), std::string::npos);
}

TEST_F(OriginalsTest, CountWhatIsUnderWay) {
  write(home / "kho/to.bin", std::string(15'000'000, 'x'));
  const Originals originals{{(home / "kho").string()}};
  const corpus::StoredFile file = stored(home / "kho/to.bin", std::string(15'000'000, 'x'));
  std::vector<Response> waiting;
  while (waiting.size() < 20 && (waiting.empty() || waiting.back().status == 200)) waiting.push_back(originals.file(file));
  EXPECT_EQ(waiting.back().status, 503);
  EXPECT_EQ(waiting.size(), 7U) << "six of 15 MB find room in 96 MiB, the seventh was not even read";
  EXPECT_NE(waiting.front().held, nullptr) << "which tells that such an answer must not be kept for others";
  waiting.clear();
  EXPECT_EQ(originals.file(file).status, 200) << "what was sent no longer counts";
}

TEST(Originals, SayWhichFolderIsMissing) { EXPECT_THROW(Originals{{"/nicht/da"}}, Error); }

TEST(AttachmentHeader, HoldsNothingThatEndsALine) {
  const std::string header = attachment_header("a\r\nSet-Cookie: x=\"1\"\xFF.txt");
  EXPECT_EQ(header.find_first_of("\r\n"), std::string::npos);
  EXPECT_EQ(header.substr(0, 24), "attachment; filename=\"a_");
}

} // namespace
} // namespace danchieu::web
