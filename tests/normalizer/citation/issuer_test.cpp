#include "normalizer/citation/issuer.hpp"

#include "normalizer/citation/instrument_type.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace danchieu::citation {
namespace {

struct Case {
  const char* name;
  const char* place;
  const char* slug; ///< "" when the body stays open
};

const Case cases[] = {
    {"Chính phủ", "", "chinh-phu"},
    {"Bộ trưởng Bộ Tài chính", "", "bo-tai-chinh"},
    {"Bộ Tài chính", "", "bo-tai-chinh"},
    {"Thủ tướng Chính phủ", "", "thu-tuong-chinh-phu"},
    {"Thống đốc Ngân hàng Nhà nước Việt Nam", "", "ngan-hang-nha-nuoc-viet-nam"},
    {"Chánh án Tòa án nhân dân tối cao", "", "toa-an-nhan-dan-toi-cao"},
    {"Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "", "van-phong-chinh-phu"},
    {"UBND tỉnh Kon Tum", "", "ubnd-tinh-kon-tum"},
    {"Chủ tịch Ủy ban nhân dân tỉnh Kon Tum", "", "ubnd-tinh-kon-tum"},
    {"Uỷ ban nhân dân tỉnh", "tỉnh Kon Tum", "ubnd-tinh-kon-tum"},
    {"Ủy ban nhân dân tỉnh", "", ""},
    {"Ủy ban nhân dân huyện", "tỉnh Kon Tum", ""},
    {"Hội đồng nhân dân thành phố Hà Nội", "", "hdnd-thanh-pho-ha-noi"},
    {"HĐND TP. Hồ Chí Minh", "", "hdnd-thanh-pho-ho-chi-minh"},
    {"Sở Nội vụ tỉnh Kon Tum", "", "so-noi-vu-tinh-kon-tum"},
    {"Sở Nội vụ", "tỉnh Kon Tum", "so-noi-vu-tinh-kon-tum"},
    {"Giám đốc Sở Nội vụ", "tỉnh Kon Tum", "so-noi-vu-tinh-kon-tum"},
    {"Sở Nội vụ", "", ""},
    {"Tỉnh ủy Kiên Giang", "", "tinh-uy-kien-giang"},
    {"Bộ Chính trị", "", "trung-uong-dang"},
    {"", "tỉnh Kon Tum", ""},
};

TEST(Issuer, GivesOneSlugForABodyAndItsHead) {
  for (const Case& c : cases) {
    EXPECT_EQ(authority_slug(c.name, c.place).value_or(""), c.slug) << c.name << " | " << c.place;
  }
}

TEST(Issuer, KnowsCodesAndTheirVariants) {
  ASSERT_NE(issuer_with_code("BTC"), nullptr);
  EXPECT_EQ(issuer_with_code("BTC")->slug, "bo-tai-chinh");
  EXPECT_EQ(issuer_with_code("BNN"), issuer_with_code("BNNPTNT"));
  EXPECT_TRUE(issuer_with_code("UBND")->local);
  EXPECT_EQ(issuer_with_code("TTg")->slug, "thu-tuong-chinh-phu");
  EXPECT_EQ(issuer_with_code("XYZ"), nullptr);
}

TEST(Issuer, TableHasEachCodeOnceAndNoEmptySlug) {
  std::set<std::string> codes;
  for (const Issuer& issuer : issuers()) {
    EXPECT_TRUE(codes.insert(issuer.code).second) << issuer.code;
    EXPECT_FALSE(issuer.slug.empty()) << issuer.code;
  }
}

TEST(InstrumentType, IsFoundByNameInAnySpellingAndByLetters) {
  EXPECT_EQ(instrument_type_named("NGHỊ ĐỊNH")->slug, "nghi-dinh");
  EXPECT_EQ(instrument_type_named("nghi dinh")->slug, "nghi-dinh");
  EXPECT_EQ(instrument_type_abbreviated("TTLT")->name, "thông tư liên tịch");
  EXPECT_EQ(instrument_type_abbreviated("QĐ")->name, "quyết định");
  EXPECT_EQ(instrument_type_abbreviated("QD")->name, "quyết định");
  EXPECT_EQ(instrument_type_named("nghị định thư"), nullptr);
  EXPECT_EQ(instrument_type_abbreviated("UBND"), nullptr);
  EXPECT_TRUE(instrument_type_named("nghị quyết")->act);
  EXPECT_FALSE(instrument_type_named("kế hoạch")->act);
}

} // namespace
} // namespace danchieu::citation
