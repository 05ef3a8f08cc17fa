// Every file of the project is plain, portable text: UTF-8 in Unicode form C with LF line ends, tables with
// equal rows, and nothing that names the machine it was written on.
#include "tests/architecture/source_tree.hpp"

#include <gtest/gtest.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::tests {
namespace {

namespace fs = std::filesystem;

/// Pictures, foreign formats and deliberately odd bytes, which are not meant to be UTF-8 text.
bool is_binary(const fs::path& path) {
  static const std::set<std::string> extensions = {".png", ".ico", ".pdf", ".doc", ".docx", ".odt",
                                                   ".rtf", ".xls", ".zip", ".gz",  ".woff2"};
  const std::string name = path.generic_string();
  return extensions.contains(path.extension().string()) || name.find(".tcvn3.") != std::string::npos ||
         name.starts_with("fuzz/seeds/") || name.starts_with("tests/data/bytes/");
}

bool is_utf8(const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

bool is_nfc(const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return nfc->isNormalizedUTF8(icu::StringPiece(bytes), status) != 0 && U_SUCCESS(status);
}

/// Why `bytes` are not plain text; nothing when they are.
std::optional<std::string> text_objection(const std::string& bytes) {
  if (!is_utf8(bytes)) return "is not UTF-8";
  if (bytes.starts_with("\xEF\xBB\xBF")) return "starts with a byte order mark";
  if (bytes.find('\r') != std::string::npos) return "has carriage returns";
  if (!is_nfc(bytes)) return "is not in Unicode form C";
  if (!bytes.empty() && bytes.back() != '\n') return "does not end with a line end";
  return std::nullopt;
}

/// The first row whose number of cells differs from the header's: "line 7 has 3 columns, the header 4".
std::optional<std::string> table_objection(const std::string& bytes) {
  std::optional<std::ptrdiff_t> columns;
  const std::vector<std::string> lines = lines_of(bytes);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (lines[line].starts_with('#')) continue;
    const std::ptrdiff_t cells = std::count(lines[line].begin(), lines[line].end(), '\t') + 1;
    if (!columns) columns = cells;
    if (cells != *columns) {
      return "line " + std::to_string(line + 1) + " has " + std::to_string(cells) + " columns, the header " +
             std::to_string(*columns);
    }
  }
  return std::nullopt;
}

/// Words that only mean something on the machine a file was written on. Joined from parts, so that this file
/// passes.
std::optional<std::string> machine_objection(const std::string& bytes) {
  const std::string work = std::string("/wo") + "rk/";
  std::vector<std::string> words = {work + "main", work + "wt", work + "shared", work + ".library", std::string("/root/") + ".",
                                    std::string("/tmp/bash") + "_jobs"};
  // Where this clone lies, unless in a place as common as /src, whose name may stand in any text.
  const std::string here = std::string(DANCHIEU_SOURCE_DIR) + "/";
  if (std::count(here.begin(), here.end(), '/') > 3) words.push_back(here);
  for (const std::string& word : words) {
    const std::size_t at = bytes.find(word);
    if (at != std::string::npos) {
      const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
      return "line " + std::to_string(line) + " names a path of one machine: " + word;
    }
  }
  return std::nullopt;
}

template <typename Objection>
void expect_no_objection(Objection objection, bool (*concerns)(const fs::path&)) {
  for (const fs::path& path : project_files(DANCHIEU_SOURCE_DIR)) {
    if (!concerns(path)) continue;
    if (const auto why = objection(file_bytes(fs::path(DANCHIEU_SOURCE_DIR) / path))) {
      ADD_FAILURE() << path.generic_string() << ": " << *why;
    }
  }
}

TEST(TextFiles, AreUtf8InFormCWithPlainLineEnds) {
  expect_no_objection(text_objection, [](const fs::path& path) { return !is_binary(path); });
}

TEST(TextFiles, NameNoPathOfOneMachine) {
  expect_no_objection(machine_objection, [](const fs::path& path) { return !is_binary(path); });
}

TEST(Tables, HaveAsManyCellsInEveryRowAsInTheHeader) {
  expect_no_objection(table_objection, [](const fs::path& path) { return path.extension() == ".tsv"; });
}

TEST(TextFiles, ObjectionsNameWhatIsWrong) {
  EXPECT_EQ(text_objection("Nghị định\n"), std::nullopt);
  EXPECT_EQ(text_objection("abc\xFF\n"), "is not UTF-8");
  EXPECT_EQ(text_objection("a\r\nb\r\n"), "has carriage returns");
  EXPECT_EQ(text_objection("Nghi\xCC\xA3 \n"), "is not in Unicode form C");
  EXPECT_EQ(text_objection("\xEF\xBB\xBFx\n"), "starts with a byte order mark");
  EXPECT_EQ(text_objection("x"), "does not end with a line end");
}

TEST(Tables, ObjectionNamesTheLine) {
  EXPECT_EQ(table_objection("a\tb\n1\t2\n"), std::nullopt);
  EXPECT_EQ(table_objection("# note\na\tb\n1\t2\t3\n"), "line 3 has 3 columns, the header 2");
}

TEST(TextFiles, ObjectionNamesTheMachinesPath) {
  EXPECT_EQ(machine_objection("see ../shared\n"), std::nullopt);
  const std::string path = std::string("/wo") + "rk/wt";
  EXPECT_EQ(machine_objection("\nsee " + path + "/x\n"), "line 2 names a path of one machine: " + path);
}

} // namespace
} // namespace danchieu::tests
