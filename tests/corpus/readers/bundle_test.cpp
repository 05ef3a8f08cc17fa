#include "corpus/readers/bundle.hpp"
#include "corpus/readers/containers.hpp"
#include "tests/corpus/readers/zip_writer.hpp"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <string>
#include <variant>

namespace danchieu::corpus {
namespace {

ReadResult read(const std::string& bytes, const ReadLimits& limits = {}) {
  return bundle_text(bytes, limits, [](std::string_view content, std::string_view name) { return read_bytes(content, name); });
}

std::string listed(const ReadResult& result) {
  if (const auto* failure = std::get_if<ReadFailure>(&result)) return std::string(code(failure->reason));
  const SourceText& bundle = std::get<SourceText>(result);
  std::string out;
  for (std::size_t i = 0; i < bundle.members.size(); ++i) {
    const BundleMember& member = bundle.members[i];
    out += member.name + '=' + (member.failure ? std::string(code(member.failure->reason)) : member_text(bundle, i).text) + ';';
  }
  return out;
}

/// A TAR file (POSIX.1-1988, ustar) of one member.
std::string tar_of(const std::string& name, const std::string& bytes) {
  std::string head(512, '\0');
  const auto put = [&](std::size_t at, const std::string& text) { head.replace(at, text.size(), text); };
  const auto octal = [](std::size_t value, std::size_t width) {
    std::string digits(width, '0');
    for (std::size_t i = width; i-- > 0; value /= 8) digits[i] = static_cast<char>('0' + value % 8);
    return digits;
  };
  put(0, name);
  put(100, "0000644");
  put(124, octal(bytes.size(), 11));
  put(136, octal(0, 11));
  put(156, "0");
  put(257, "ustar");
  put(263, "00");
  put(148, std::string(8, ' '));
  std::size_t sum = 0;
  for (const char c : head) sum += static_cast<unsigned char>(c);
  put(148, octal(sum, 6));
  head[154] = '\0';
  return head + bytes + std::string((512 - bytes.size() % 512) % 512 + 1024, '\0');
}

TEST(Bundle, GivesEachOfItsFiles) {
  EXPECT_EQ(listed(read(zip_of({{"một.txt", "Điều 1"}, {"b/hai.html", "<html><p>Điều 2</p></html>"}, {"rỗng.txt", ""}, {".DS_Store", "x"}, {"__MACOSX/a.txt", "x"}}))),
            "một.txt=Điều 1;b/hai.html=Điều 2\n;rỗng.txt=empty;");
  EXPECT_EQ(listed(read(tar_of("a/ba.txt", "Điều 3"))), "a/ba.txt=Điều 3;");
  EXPECT_EQ(listed(read(zip_of({{"trong.zip", zip_of({{"a.txt", "Điều 4"}})}, {"b.txt", "Điều 5"}}))), "trong.zip/a.txt=Điều 4;b.txt=Điều 5;");
}

TEST(Bundle, LeadsNowhereElse) {
  EXPECT_EQ(listed(read(zip_of({{"../../etc/a.txt", "Điều 1"}, {"/tmp/b.txt", "Điều 2"}, {"..\\c.txt", "Điều 3"}}))), "etc/a.txt=Điều 1;tmp/b.txt=Điều 2;c.txt=Điều 3;");
  EXPECT_EQ(member_path("x.zip", "../../a"), "x.zip/a");
}

TEST(Bundle, KeepsWhatWasReadBeforeALimit) {
  const std::string zip = zip_of({{"a.txt", "Điều 1"}, {"b.txt", std::string(3000, 'b')}, {"c.txt", "Điều 3"}});
  EXPECT_EQ(listed(read(zip, {.max_unpacked = 2000})), "a.txt=Điều 1;=bomb;");
  EXPECT_EQ(listed(read(zip, {.max_text = 2000})), "a.txt=Điều 1;b.txt=too_big;c.txt=Điều 3;");
  EXPECT_EQ(listed(read(zip, {.max_bytes = 2000})), "a.txt=Điều 1;b.txt=too_big;c.txt=Điều 3;");
  EXPECT_EQ(listed(read(zip, {.max_entries = 1})), "a.txt=Điều 1;=bomb;");
  EXPECT_EQ(listed(read(zip_of({{"a.txt", ""}}))), "empty");
  EXPECT_EQ(listed(read("no archive")), "corrupt");
  std::string nested = zip_of({{"a.txt", "Điều 1"}});
  for (int i = 0; i < 4; ++i) nested = zip_of({{"z.zip", nested}});
  EXPECT_EQ(listed(read_bytes(nested, "a.zip")), "bomb");
}

TEST(Bundle, LosesOnlyTheFileThatItsReaderFailsOn) {
  const auto reader = [](std::string_view content, std::string_view name) -> ReadResult {
    if (name == "lớn") throw std::bad_alloc();
    if (name == "lạ") throw std::out_of_range("defect");
    return read_bytes(content, name);
  };
  EXPECT_EQ(listed(bundle_text(zip_of({{"a.txt", "Điều 1"}, {"lớn", "x"}, {"lạ", "x"}, {"b.txt", "Điều 2"}}), {}, reader)),
            "a.txt=Điều 1;lớn=memory;lạ=crashed;b.txt=Điều 2;");
}

TEST(Bundle, RebasesPagesAndDoubtfulWords) {
  const auto reader = [](std::string_view content, std::string_view) -> ReadResult {
    SourceText source;
    source.text = std::string(content);
    source.pages = {{0, 1}, {3, 2}};
    source.doubtful = {{1, 2, 40}};
    source.ocr = true;
    return source;
  };
  const ReadResult result = bundle_text(zip_of({{"a", "abcdef"}, {"b", "ghijkl"}}), {}, reader);
  const SourceText second = member_text(std::get<SourceText>(result), 1);
  EXPECT_EQ(second.text, "ghijkl");
  EXPECT_EQ(second.pages, (std::vector<PageStart>{{0, 1}, {3, 2}}));
  EXPECT_EQ(second.doubtful, (std::vector<DoubtfulWord>{{1, 2, 40}}));
  EXPECT_TRUE(second.ocr);
}

} // namespace
} // namespace danchieu::corpus
