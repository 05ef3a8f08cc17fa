#include "tests/architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace danchieu::tests {

namespace fs = std::filesystem;

std::vector<fs::path> project_files(const fs::path& root) {
  static const std::set<std::string> left_out = {".git", "build", "node_modules", "danchieu.db",
                                                 "__pycache__"};
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator entry(root), end; entry != end; ++entry) {
    if (left_out.contains(entry->path().filename().string())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file() && !entry->is_symlink()) {
      files.push_back(fs::relative(entry->path(), root));
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string file_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (start < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    lines.push_back(bytes.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

TEST(SourceTree, ListsTheFilesOfTheProject) {
  const std::vector<fs::path> files = project_files(DANCHIEU_SOURCE_DIR);
  for (const char* expected : {"CMakeLists.txt", "apps/danchieu/main.cpp", "script/bootstrap"}) {
    EXPECT_TRUE(std::find(files.begin(), files.end(), fs::path(expected)) != files.end()) << expected;
  }
}

TEST(SourceTree, SplitsLinesWithAndWithoutALastEnd) {
  EXPECT_EQ(lines_of("a\n\nb"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(lines_of("a\n"), std::vector<std::string>{"a"});
  EXPECT_TRUE(lines_of("").empty());
}

} // namespace danchieu::tests
