// Keeps the layers of docs/ARCHITECTURE.md: with one include root the compiler finds every header, so the
// rules are checked here, on the #include lines themselves.
#include "tests/architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <array>
#include <initializer_list>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::tests {
namespace {

struct Layer {
  std::string_view folder;
  std::vector<std::string_view> may_include; ///< besides itself
};

/// Longer folders first, so that the first match is the most special one.
const std::vector<Layer>& layers() {
  static const std::vector<Layer> table = {
      {"normalizer/text/", {}},
      {"normalizer/citation/", {"normalizer/text/"}},
      {"corpus/", {"normalizer/"}},
      {"indexer/", {"normalizer/", "corpus/"}},
      {"query/", {"normalizer/", "corpus/"}},
      {"web/", {"normalizer/", "corpus/", "query/"}},
      {"apps/", {"normalizer/", "corpus/", "indexer/", "query/", "web/"}},
  };
  return table;
}

/// A foreign library and the only places that may include it; `sources_only` keeps it out of headers.
struct Library {
  std::string_view headers; ///< regular expression over the name between the brackets
  std::vector<std::string_view> folders;
  bool sources_only;
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> table = {
      {"unicode/.*", {"normalizer/text/"}, false},
      {"libxml/.*|archive(_entry)?\\.h|seccomp\\.h", {"corpus/readers/"}, true},
      {"nettle/.*", {"corpus/sha256.cpp"}, true},
      {"xapian.*", {"indexer/", "query/"}, true},
      {"Poco/Net/.*", {"web/"}, true},
      {"CLI/.*", {"apps/danchieu/main.cpp"}, true},
      {"nlohmann/json\\.hpp", {"normalizer/", "corpus/", "indexer/", "query/", "web/", "apps/"}, true},
      {"regex", {}, true}, // recurses on what it reads and may take exponential time
      {"gtest/.*|gmock/.*", {}, true},
  };
  return table;
}

const Layer* layer_of(std::string_view path) {
  for (const Layer& layer : layers()) {
    if (path.starts_with(layer.folder)) return &layer;
  }
  return nullptr;
}

bool starts_with_any(std::string_view path, const std::vector<std::string_view>& folders) {
  for (const std::string_view folder : folders) {
    if (path.starts_with(folder)) return true;
  }
  return false;
}

/// Why the file at `path` (relative to the root) must not include `name`; nothing when it may.
std::optional<std::string> objection(std::string_view path, const std::string& name, bool angle_brackets) {
  const Layer* layer = layer_of(path);
  if (layer == nullptr) return std::nullopt; // tests, bench and fuzz include what they exercise
  for (const Library& library : libraries()) {
    if (!std::regex_match(name, std::regex(std::string(library.headers)))) continue;
    if (!starts_with_any(path, library.folders)) return "<" + name + "> does not belong here";
    if (library.sources_only && path.ends_with(".hpp")) return "<" + name + "> belongs in .cpp files only";
  }
  if (angle_brackets) return std::nullopt;
  if (name.starts_with("tests/") || name.starts_with("bench/") || name.starts_with("fuzz/")) {
    return "the product must not include " + name;
  }
  if (layer_of(name) == nullptr) return '"' + name + "\" is not a full path from the root";
  if (name.starts_with(layer->folder) || starts_with_any(name, layer->may_include)) return std::nullopt;
  return std::string(layer->folder) + " must not include " + name;
}

/// One line "path:line: why" for each forbidden include.
std::vector<std::string> forbidden_includes(const std::string& path, const std::string& source) {
  static const std::regex include_line(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  std::vector<std::string> findings;
  const std::vector<std::string> lines = lines_of(source);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    std::smatch match;
    if (!std::regex_match(lines[line], match, include_line)) continue;
    if (const auto why = objection(path, match[2], match[1] == "<")) {
      findings.push_back(path + ':' + std::to_string(line + 1) + ": " + *why);
    }
  }
  return findings;
}

TEST(IncludeRules, HoldInEverySourceFile) {
  std::size_t files = 0;
  for (const auto& path : project_files(DANCHIEU_SOURCE_DIR)) {
    if (path.extension() != ".cpp" && path.extension() != ".hpp") continue;
    ++files;
    const std::string source = file_bytes(std::filesystem::path(DANCHIEU_SOURCE_DIR) / path);
    for (const std::string& finding : forbidden_includes(path.generic_string(), source))
      ADD_FAILURE() << finding;
  }
  EXPECT_GT(files, 20U) << "the source tree was not found";
}

TEST(IncludeRules, NameFileAndLineOfAForbiddenInclude) {
  const auto findings =
      forbidden_includes("query/searcher.cpp", "#pragma once\n\n  # include \"indexer/writer.hpp\"\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0], "query/searcher.cpp:3: query/ must not include indexer/writer.hpp");
}

TEST(IncludeRules, DecideEveryKindOfInclude) {
  struct Case {
    std::string_view path;
    std::string include;
    bool allowed;
  };

  const std::array cases = std::to_array<Case>({
      {"normalizer/text/fold.cpp", "\"normalizer/text/fold.hpp\"", true},
      {"normalizer/text/fold.cpp", "\"normalizer/citation/citation.hpp\"", false},
      {"normalizer/citation/a.cpp", "\"normalizer/text/fold.hpp\"", true},
      {"normalizer/citation/a.cpp", "\"corpus/record.hpp\"", false},
      {"corpus/readers/html.cpp", "<libxml/HTMLparser.h>", true},
      {"corpus/readers/html.hpp", "<libxml/HTMLparser.h>", false},
      {"corpus/document/a.cpp", "<libxml/HTMLparser.h>", false},
      {"normalizer/text/a.cpp", "<unicode/normalizer2.h>", true},
      {"corpus/a.cpp", "<unicode/normalizer2.h>", false},
      {"indexer/a.cpp", "\"query/a.hpp\"", false},
      {"indexer/a.cpp", "<xapian.h>", true},
      {"indexer/a.hpp", "<xapian.h>", false},
      {"web/a.cpp", "<xapian.h>", false},
      {"web/a.cpp", "\"indexer/a.hpp\"", false},
      {"web/a.cpp", "<Poco/Net/HTTPServer.h>", true},
      {"query/a.cpp", "<Poco/Net/HTTPServer.h>", false},
      {"web/a.cpp", "<regex>", false},
      {"apps/danchieu/main.cpp", "<CLI/CLI.hpp>", true},
      {"apps/danchieu/cmd_show.cpp", "<CLI/CLI.hpp>", false},
      {"query/a.hpp", "<nlohmann/json_fwd.hpp>", true},
      {"query/a.hpp", "<nlohmann/json.hpp>", false},
      {"query/a.cpp", "<string>", true},
      {"query/a.cpp", "\"a.hpp\"", false},
      {"query/a.cpp", "\"tests/support/a.hpp\"", false},
      {"tests/query/a_test.cpp", "\"indexer/a.hpp\"", true},
  });
  for (const Case& each : cases) {
    const bool allowed = forbidden_includes(std::string(each.path), "#include " + each.include).empty();
    EXPECT_EQ(allowed, each.allowed) << each.path << " includes " << each.include;
  }
}

} // namespace
} // namespace danchieu::tests
