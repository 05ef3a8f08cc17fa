#include "corpus/search_term.hpp"

#include "corpus/subject.hpp"
#include "normalizer/text/token.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace danchieu::corpus {
namespace {

TEST(SearchTerm, SaysBothFormsOfAWordAndTellsWordsApart) {
  struct Case {
    const char* word;
    const char* term;
  };
  for (const Case& one : {Case{"can", "can"}, Case{"cán", "can^1á"}, Case{"đường", "duong^0đườ"}, Case{"Hòa", "hoa^1ò"},
                          Case{"130/2005/NĐ-CP", "130/2005/nd-cp^:đ"}, Case{"quyết", "quyet^3ế"}}) {
    const auto tokens = text::tokenize(one.word);
    ASSERT_FALSE(tokens.empty()) << one.word;
    const text::Token& token = tokens.front();
    const std::string term = word_term(token.exact, token.folded);
    EXPECT_EQ(term, one.term) << one.word;
    EXPECT_EQ(folded_word(term), token.folded) << one.word;
    EXPECT_EQ(exact_word(term), token.exact) << one.word;
  }
}

TEST(SearchTerm, GivesDifferentTermsToDifferentWordsAndBringsEachBack) {
  std::set<std::string> terms;
  std::size_t words = 0;
  for (const char* word : {"aá", "áa", "áá", "aa", "ba", "bá", "bà", "bâ", "đa", "da", "dà", "đà", "ươ", "uơ", "ưo", "năng", "nắng", "straße", "ﬁ", "İstanbul"}) {
    for (const text::Token& token : text::tokenize(word)) {
      const std::string term = word_term(token.exact, token.folded);
      EXPECT_EQ(exact_word(term), token.exact) << word;
      EXPECT_EQ(folded_word(term), token.folded) << word;
      EXPECT_TRUE(terms.insert(term).second) << word << " " << term;
      ++words;
    }
  }
  EXPECT_GE(words, 18U);
}

TEST(SearchTerm, ReadsAnyBytes) {
  for (const std::string& term : {std::string("^"), std::string("a^"), std::string("a^9"), std::string("^*"), std::string("a^\x01x"), std::string("a^5ầầầ")})
    EXPECT_LE(exact_word(term).size(), term.size()) << term;
}

TEST(Subject, IsWhatTheTitleSaysMostAndNothingWhenItSaysNone) {
  struct Case {
    const char* title;
    const char* slug;
  };
  for (const Case& one : {Case{"Quy định bảng giá đất trên địa bàn tỉnh Kon Tum", "dat-dai"},
                          Case{"Về việc phê duyệt Kế hoạch cải cách hành chính năm 2012", "hanh-chinh"},
                          Case{"Quy định xử phạt vi phạm hành chính trong lĩnh vực giao thông đường bộ", "giao-thong"},
                          Case{"Về khám bệnh, chữa bệnh và thuốc", "y-te"}, Case{"Về việc đó", ""}, Case{"", ""}})
    EXPECT_EQ(subject_of(one.title), one.slug) << one.title;
  for (const Subject& one : subjects()) {
    EXPECT_EQ(subject(one.slug), &one);
    EXPECT_FALSE(one.vi.empty() || one.en.empty()) << one.slug;
  }
  EXPECT_GE(subjects().size(), 20U);
}

} // namespace
} // namespace danchieu::corpus
