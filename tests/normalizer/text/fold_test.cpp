#include "normalizer/text/fold.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace danchieu::text {
namespace {

struct Case {
  std::string_view input;
  std::string_view expected;
};

TEST(Fold, LowersByVietnameseRules) {
  for (const Case& c : {Case{"NGHỊ ĐỊNH", "nghị định"},
                        {"QUỐC HỘI khóa XIV", "quốc hội khóa xiv"},
                        {"ƯỚC Ỷ", "ước ỷ"},
                        {"", ""}}) {
    EXPECT_EQ(lower(c.input), c.expected) << c.input;
  }
}

TEST(Fold, RaisesTheFirstLetter) {
  EXPECT_EQ(capitalised("ủy ban"), "Ủy ban");
  EXPECT_EQ(capitalised("nghị định"), "Nghị định");
  EXPECT_EQ(capitalised(""), "");
}

TEST(Fold, RaisesToCapitals) { EXPECT_EQ(upper("nghị định ươ ỷ 30c"), "NGHỊ ĐỊNH ƯƠ Ỷ 30C"); }

TEST(Fold, DropsToneAndVowelMarksAndTheStrokeOfD) {
  for (const Case& c : {Case{"Nghị định", "nghi dinh"},
                        {"ƯỠNG Ằ ĐỒ", "uong a do"},
                        {"Perú, naïve, Ørsted", "peru, naive, ørsted"},
                        {"i\u0323", "i"},
                        {"Привет 中", "привет 中"}}) {
    EXPECT_EQ(fold(c.input), c.expected) << c.input;
  }
}

TEST(SpellingKey, UnitesToneStylesAndRepairsMisplacedTones) {
  for (const Case& c : {Case{"Uỷ ban", "ủy ban"},
                        {"Ủy ban", "ủy ban"},
                        {"HOÀ", "hòa"},
                        {"hòa", "hòa"},
                        {"khoẻ", "khỏe"},
                        {"thuỷ", "thủy"},
                        {"quý", "quý"},
                        {"qúy", "quý"},
                        {"qủa", "quả"},
                        {"gía", "giá"},
                        {"gìn giữ", "gìn giữ"},
                        {"giếng", "giếng"},
                        {"hoàn toàn", "hoàn toàn"},
                        {"khuỷu", "khuỷu"},
                        {"hòan", "hoàn"},
                        {"tóan", "toán"},
                        {"nghiã", "nghĩa"},
                        {"mùa", "mùa"}}) {
    EXPECT_EQ(spelling_key(c.input), c.expected) << c.input;
  }
}

TEST(SpellingKey, WritesYForAnIThatVaries) {
  for (const Case& c : {Case{"kĩ thuật", "kỹ thuật"},
                        {"kỹ thuật", "kỹ thuật"},
                        {"lí lịch", "lý lịch"},
                        {"tỉ lệ", "tỷ lệ"},
                        {"quí", "quý"},
                        {"qui định", "quy định"},
                        {"thi hành", "thi hành"},
                        {"vi phạm", "vi phạm"},
                        {"hai tay", "hai tay"},
                        {"khi", "khi"},
                        {"túi tuý", "túi túy"},
                        {"bí", "bí"}}) {
    EXPECT_EQ(spelling_key(c.input), c.expected) << c.input;
  }
}

TEST(SpellingKey, LeavesOtherWordsButForCapitals) {
  for (const Case& c : {Case{"Perú", "perú"},
                        {"Krông Pắk", "krông pắk"},
                        {"130/2005/NĐ-CP", "130/2005/nđ-cp"},
                        {"cafés", "cafés"}}) {
    EXPECT_EQ(spelling_key(c.input), c.expected) << c.input;
  }
}

TEST(Slug, IsLowerCaseAsciiJoinedByHyphens) {
  for (const Case& c : {Case{"UBND tỉnh Kon Tum", "ubnd-tinh-kon-tum"},
                        {"  130/2005/NĐ-CP ", "130-2005-nd-cp"},
                        {"Đắk–Lắk (mới)", "dak-lak-moi"},
                        {"***", ""}}) {
    EXPECT_EQ(slug(c.input), c.expected) << c.input;
  }
}

TEST(Squeeze, LeavesSingleBlanksInsideOnly) { EXPECT_EQ(squeeze(" \n a \t b\r\n c "), "a b c"); }

} // namespace
} // namespace danchieu::text
