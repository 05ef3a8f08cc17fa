#include "query/word_finder.hpp"

#include "normalizer/text/token.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace danchieu::query {
namespace {

const char* const text = "Điều 5. Mức phạt (khoản 2) đối với xe ô tô: 1.234,5 đồng/lần; Quyết định số 673/QĐ-UBND “về việc ký kết” tại xã Ia Ly, "
                         "quý IV–2012; đường Đ1… ﬁle naïve Ærø кот 12kg – 2×3 đ\u0323o\u0301 _a_ l.b\tý\n\nUBND";

std::vector<std::string> runs_for(const std::string& word, bool beginning = false) {
  WordFinder finder;
  finder.want(word, beginning);
  std::vector<std::string> runs;
  finder.find(text, [&runs](std::size_t start, std::size_t end) {
    runs.push_back(std::string(text).substr(start, end - start));
    return true;
  });
  return runs;
}

TEST(WordFinder, MissesNoWordOfAText) {
  for (const text::Token& token : text::tokenize(text)) {
    WordFinder finder;
    finder.want(token.folded);
    bool found = false;
    finder.find(text, [&](std::size_t start, std::size_t end) {
      found = start <= token.start && token.end <= end;
      return !found;
    });
    EXPECT_TRUE(found) << token.exact;
  }
}

TEST(WordFinder, PassesOverMostOtherWords) {
  const std::vector<std::string> runs = runs_for("muc");
  EXPECT_EQ(std::count(runs.begin(), runs.end(), "Mức"), 1);
  for (const char* other : {"phạt", "về", "đường", "quý", "Ly,", "UBND", "xe"}) EXPECT_EQ(std::count(runs.begin(), runs.end(), other), 0) << other;
}

TEST(WordFinder, FindsWordsByTheirBeginning) {
  const std::vector<std::string> runs = runs_for("ngh", true);
  EXPECT_EQ(std::count(runs.begin(), runs.end(), "Điều"), 0);
  const std::vector<std::string> roads = runs_for("duo", true);
  EXPECT_EQ(std::count(roads.begin(), roads.end(), "đường"), 1);
}

} // namespace
} // namespace danchieu::query
