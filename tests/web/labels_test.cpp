#include "web/labels.hpp"

#include "web/embedded.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace danchieu::web {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in{path};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Labels, ChoosesTheLanguageAPersonReads) {
  struct Case {
    const char* parameter;
    const char* header;
    Language expected;
  };

  for (const Case& c :
       {Case{"", "", Language::vi}, Case{"", "en-US,en;q=0.9", Language::en},
        Case{"", "vi,en;q=0.8", Language::vi}, Case{"", "en;q=0.5,vi;q=0.9", Language::vi},
        Case{"", "fr,de", Language::vi}, Case{"", "en;q=0", Language::vi}, Case{"vi", "en", Language::vi},
        Case{"en", "vi", Language::en}, Case{"xx", "en", Language::en},
        Case{"", ",,;;q=,en;q=1", Language::en}, Case{"", "vi;q=0.001, en;q=0.002", Language::en}}) {
    EXPECT_EQ(choose_language(c.parameter, c.header), c.expected) << c.parameter << " | " << c.header;
  }
}

TEST(Labels, WriteDatesAsPeopleDo) {
  const citation::Date date{std::chrono::year{2012}, std::chrono::month{7}, std::chrono::day{3}};
  EXPECT_EQ(date_text(date, Language::vi), "03/07/2012");
  EXPECT_EQ(date_text(date, Language::en), "3 July 2012");
}

TEST(Labels, WriteNumbersAsPeopleDo) {
  EXPECT_EQ(count_text(7, Language::vi), "7");
  EXPECT_EQ(count_text(999, Language::vi), "999");
  EXPECT_EQ(count_text(2307, Language::vi), "2.307");
  EXPECT_EQ(count_text(1234567, Language::en), "1,234,567");
}

TEST(Labels, HoldEveryKeyThatTemplatesAndPagesUse) {
  const std::filesystem::path web = std::filesystem::path{DANCHIEU_SOURCE_DIR} / "web";
  std::set<std::string> used;
  for (const auto& file : std::filesystem::recursive_directory_iterator(web)) {
    const std::string extension = file.path().extension().string();
    const std::string text =
        extension == ".mustache" || extension == ".cpp" ? content(file.path()) : std::string{};
    const std::regex in_template{R"(\{\{[#^]?l\.([a-z_0-9.]+)\}\})"};
    const std::regex in_code{
        "\"((?:site|search|sort|facet|work|force|rule|error|about|check|review)\\.[a-z_0-9]+(?:\\.[a-z_0-9]+)?)\""};
    for (const std::regex& pattern : {in_template, in_code}) {
      for (std::sregex_iterator it{text.begin(), text.end(), pattern}, none; it != none; ++it)
        used.insert((*it)[1]);
    }
  }
  used.erase("site.css");
  used.erase("site.js");
  EXPECT_GT(used.size(), 80U);
  for (const std::string& key : used) EXPECT_TRUE(has_label(key)) << key;
}

TEST(Labels, HoldTheWordsOfTheScript) {
  const std::string script = content(std::filesystem::path{DANCHIEU_SOURCE_DIR} / "web" / "static" / "site.js");
  EXPECT_TRUE(std::all_of(script.begin(), script.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) << "Vietnamese stands in labels.tsv";
}

TEST(Labels, SayEverythingInBothLanguages) {
  for (const std::string_view key : label_keys()) {
    EXPECT_FALSE(label(key, Language::vi).empty()) << key;
    EXPECT_FALSE(label(key, Language::en).empty()) << key;
  }
}

} // namespace
} // namespace danchieu::web
