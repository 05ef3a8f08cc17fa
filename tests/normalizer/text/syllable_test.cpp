#include "normalizer/text/syllable.hpp"

#include "normalizer/text/syllable_form.hpp"

#include <gtest/gtest.h>

namespace danchieu::text {
namespace {

TEST(Syllable, AcceptsModernOrthographyInAnyCaseAndBothToneStyles) {
  for (const std::string_view word :
       {"nghị",  "ĐỊNH",    "Ủy",    "Uỷ",    "hoà",  "hòa",  "quý",  "quỳnh", "gì",   "gìn",   "giếng",
        "già",   "nghiêng", "khuya", "khuỷu", "yêu",  "y",    "ý",    "kỹ",    "lý",   "xoong", "thuở",
        "quyết", "quốc",    "đặc",   "ước",   "oạch", "huýt", "toàn", "cách",  "ngoéo"}) {
    EXPECT_TRUE(is_syllable(word)) << word;
  }
}

TEST(Syllable, RejectsWhatTheGrammarCannotMake) {
  for (const std::string_view word :
       {"",          "HĐND",   "NĐ",    "QĐ",  "luợng", "cê",    "kà",        "ngê", "gha",
        "các\u0323", "cac",    "cạch1", "qúy", "gía",   "hoán ", "fà",        "zố",  "nghiêngg",
        "đ",         "sthống", "áá",    "bât", "Perú",  "año",   "tốc\u0301", "bỹ"}) {
    EXPECT_FALSE(is_syllable(word)) << word;
  }
}

TEST(Syllable, GrammarHasTheSizeThatItsTableMakes) {
  EXPECT_GT(syllable_form_count(), 3500U);
  EXPECT_LT(syllable_form_count(), 4300U);
}

TEST(SyllableShare, CountsWordsBeyondAsciiOnly) {
  const SyllableShare share = syllable_share("Nghị định số 130/2005/NĐ-CP của Chính phủ, naïve");
  EXPECT_EQ(share.words, 8U); // Nghị định số NĐ của Chính phủ naïve
  EXPECT_DOUBLE_EQ(share.share, 6.0 / 8);
  EXPECT_EQ(syllable_share("plain words").words, 0U);
  EXPECT_EQ(syllable_share("").share, 0.0);
}

} // namespace
} // namespace danchieu::text
