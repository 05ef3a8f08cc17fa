#include "corpus/readers/markdown.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

TEST(Markdown, LosesItsMarkersAndKeepsItsWords) {
  const struct {
    std::string given;
    std::string expected;
  } rows[] = {
      {"## Chương I", "Chương I"},
      {"**Điều 1.** Phạm vi", "Điều 1. Phạm vi"},
      {"Số: *457*/KH-UBND", "Số: 457/KH-UBND"},
      {"_(Ban hành kèm theo)_", "(Ban hành kèm theo)"},
      {"5. Năm\n7. Bảy", "5. Năm\n7. Bảy"}, // never renumbered
      {"1\\. Phạm vi", "1. Phạm vi"},
      {"> câu trích", "câu trích"},
      {"* một\n+ hai\n- ba", "- một\n- hai\n- ba"},
      {"theo [Luật Đất đai](https://example.org/a_b) này", "theo Luật Đất đai này"},
      {"![ảnh](a.png)", "ảnh"},
      {"| a | b |\n|---|:-:|\n| 1 | 2 |", " a \t b \n\n 1 \t 2 "},
      {"a*b và c*d", "a*b và c*d"},
      {"snake_case_name", "snake_case_name"},
      {"2 * 3 * 4", "2 * 3 * 4"},
      {"[a\\] b", "[a] b"},
      {"#thẻ", "#thẻ"},
      {"dòng\\\nhai", "dòng\nhai"},
      {"a<br>b", "a\nb"},
      {"", ""},
      {"\\", ""},
  };
  for (const auto& row : rows) {
    const StrippedText stripped = strip_markdown(row.given);
    EXPECT_EQ(stripped.text, row.expected) << row.given;
    EXPECT_EQ(stripped.offsets.derived_length(), stripped.text.size()) << row.given;
    EXPECT_EQ(stripped.offsets.source_length(), row.given.size()) << row.given;
  }
}

TEST(Markdown, LeadsOffsetsBack) {
  const std::string given = "## **Điều 5.** xem [Luật](http://a) số 1";
  const StrippedText stripped = strip_markdown(given);
  for (const std::string word : {"Điều", "Luật", "số 1"}) {
    EXPECT_EQ(stripped.offsets.to_source(stripped.text.find(word)), given.find(word)) << word;
  }
}

} // namespace
} // namespace danchieu::corpus
