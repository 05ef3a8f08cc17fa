#include "corpus/store_layout.hpp"

#include "corpus/error.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>
#include <iterator>

namespace danchieu::corpus {
namespace {

namespace fs = std::filesystem;

class StoreLayout : public testing::Test {
protected:
  StoreLayout() {
    std::string name = (fs::temp_directory_path() / "danchieu-layout-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    dir_ = name;
  }

  ~StoreLayout() override {
    std::error_code ignored; // a folder left behind fails nothing
    fs::remove_all(dir_, ignored);
  }

  static void write(const fs::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
  }

  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  fs::path make_generation(std::uint64_t number) {
    const fs::path folder = dir_ / generation_name(number);
    fs::create_directories(folder);
    Manifest manifest;
    manifest.generation = number;
    manifest.created = "2026-11-21T10:00:00Z";
    manifest.counts = {{"works", 7}, {"units", 80}};
    for (const char* name : {"postlist.glass", "termlist.glass", "iamglass"}) {
      write(folder / name, std::string("bytes of ") + name + std::to_string(number));
      manifest.sha256[name] = sha256_of_file(folder / name);
    }
    write_manifest(folder, manifest);
    return folder;
  }

  void point_at(const std::string& name) {
    fs::remove(dir_ / current_name);
    fs::create_symlink(name, dir_ / current_name);
  }

  fs::path dir_;
};

// Vectors of FIPS 180-4 as published by NIST, and lengths around the block and padding borders.
TEST(Sha256, GivesTheStandardsVectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_F(StoreLayout, ASumOfAFileIsTheSumOfItsBytes) {
  for (const std::size_t length : {0U, 1U, 55U, 56U, 63U, 64U, 65U, 119U, 120U, 262'144U, 262'145U, 1'000'003U}) {
    const std::string bytes(length, 'x');
    write(dir_ / "file", bytes);
    EXPECT_EQ(sha256_of_file(dir_ / "file"), sha256_hex(bytes)) << length;
  }
  EXPECT_THROW(sha256_of_file(dir_ / "missing"), Error);
}

TEST_F(StoreLayout, AManifestIsTheSameWhenReadAgain) {
  const Manifest manifest = read_manifest(make_generation(3));
  EXPECT_EQ(manifest.generation, 3U);
  EXPECT_EQ(manifest.created, "2026-11-21T10:00:00Z");
  EXPECT_EQ(manifest.counts.at("units"), 80U);
  EXPECT_EQ(manifest.sha256.size(), 3U);
}

TEST_F(StoreLayout, TheLinkedGenerationIsOpened) {
  make_generation(1);
  const fs::path second = make_generation(2);
  point_at("gen-2");
  EXPECT_EQ(open_generation(dir_, Verify::yes), second);
  EXPECT_EQ(open_generation(second, Verify::yes), second);
}

TEST_F(StoreLayout, AGenerationNewerThanTheLinkIsNotYetPublished) {
  const fs::path first = make_generation(1);
  make_generation(2);
  point_at("gen-1");
  EXPECT_EQ(open_generation(dir_, Verify::yes), first);
}

TEST_F(StoreLayout, ALostLinkIsNoDamage) {
  make_generation(9);
  const fs::path newest = make_generation(10);
  EXPECT_EQ(open_generation(dir_, Verify::yes), newest);
  point_at("gen-99");
  EXPECT_EQ(open_generation(dir_, Verify::no), newest);
}

TEST_F(StoreLayout, EveryFlippedBitIsRefusedAndTheOlderGenerationTaken) {
  const fs::path older = make_generation(1);
  const fs::path newer = make_generation(2);
  point_at("gen-2");
  int flips = 0;
  for (const char* name : {"postlist.glass", "termlist.glass", "iamglass", "manifest.json"}) {
    const std::string sound = read(newer / name);
    for (std::size_t at = 0; at < sound.size(); at += name == std::string("manifest.json") ? 1 : 5) {
      std::string flipped = sound;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
      write(newer / name, flipped);
      EXPECT_THROW(verify_generation(newer), Error) << name << " byte " << at;
      ++flips;
    }
    for (const std::size_t length : {std::size_t{0}, sound.size() / 2, sound.size() - 1}) {
      write(newer / name, sound.substr(0, length));
      EXPECT_THROW(verify_generation(newer), Error) << name << " cut to " << length;
    }
    testing::internal::CaptureStderr();
    EXPECT_EQ(open_generation(dir_, Verify::yes), older) << name;
    EXPECT_NE(testing::internal::GetCapturedStderr().find("gen-2"), std::string::npos) << name;
    write(newer / name, sound);
    EXPECT_EQ(open_generation(dir_, Verify::yes), newer) << name;
  }
  EXPECT_GT(flips, 100);
}

TEST_F(StoreLayout, AFolderThatCannotBeListedIsRefusedInWords) {
  const fs::path folder = make_generation(1);
  fs::permissions(dir_, fs::perms::all);
  fs::permissions(folder, fs::perms::owner_write | fs::perms::owner_exec | fs::perms::others_exec); // its files can be read
  const bool is_root = ::geteuid() == 0;
  ASSERT_EQ(is_root ? ::seteuid(65534) : 0, 0); // root may list anything
  EXPECT_THROW(verify_generation(folder), Error);
  ASSERT_EQ(is_root ? ::seteuid(0) : 0, 0);
  fs::permissions(folder, fs::perms::all);
}

TEST_F(StoreLayout, AMissingAndAForeignFileAreFound) {
  const fs::path folder = make_generation(1);
  write(folder / "position.glass", "not promised");
  EXPECT_THROW(verify_generation(folder), Error);
  fs::remove(folder / "position.glass");
  EXPECT_NO_THROW(verify_generation(folder));
  fs::remove(folder / "termlist.glass");
  EXPECT_THROW(verify_generation(folder), Error);
  EXPECT_THROW(open_generation(dir_, Verify::yes), Error);
}

TEST_F(StoreLayout, ALostManifestIsSaidToBeLostAndTheOlderGenerationTaken) {
  const fs::path first = make_generation(1);
  fs::remove(make_generation(2) / "manifest.json");
  point_at("gen-2");
  for (const Verify verify : {Verify::yes, Verify::no}) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(open_generation(dir_, verify), first);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("manifest of this generation is lost"), std::string::npos);
  }
  fs::remove(first / "manifest.json");
  try {
    open_generation(dir_, Verify::yes);
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("manifest of this generation is lost"), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find("danchieu index"), std::string::npos);
  }
}

TEST_F(StoreLayout, AMissingIndexSaysHowToMakeOne) {
  for (const fs::path& dir : {dir_, dir_ / "nothing"}) {
    try {
      open_generation(dir, Verify::yes);
      FAIL() << dir;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(dir.string()), std::string::npos);
      EXPECT_NE(error.hint().find("danchieu index"), std::string::npos);
    }
  }
}

TEST_F(StoreLayout, NamesOfGenerationsAreStrict) {
  EXPECT_EQ(generation_number("db/gen-17"), 17U);
  for (const char* name : {"gen-", "gen-0", "gen-1.tmp", "gen--1", "gen-x", "generation-1", "gen-99999999999999999999"}) {
    EXPECT_EQ(generation_number(name), std::nullopt) << name;
  }
}

} // namespace
} // namespace danchieu::corpus
