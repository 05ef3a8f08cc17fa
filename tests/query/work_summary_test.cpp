#include "query/work_summary.hpp"

#include <gtest/gtest.h>

namespace danchieu::query {
namespace {

TEST(WorkSummaries, NameLawsAsPeopleDo) {
  struct Case {
    const char* type;
    const char* number;
    const char* title;
    const char* shown;
  };

  for (const Case& c : {Case{"luật", "62/2006/QH11", "ĐIỆN ẢNH", "Luật Điện ảnh"}, Case{"bộ luật", "100/2015/QH13", "HÌNH SỰ", "Bộ luật Hình sự"},
                        Case{"luật", "28/2001/QH10", "VỀ DI SẢN VĂN HOÁ", "Luật Di sản văn hóa"}, // the other spelling of the tone
                        Case{"luật", "1/2099/QH99", "ĐIỆN ẢNH", "ĐIỆN ẢNH"}, // of no law that is known
                        Case{"nghị định", "62/2006/NĐ-CP", "về điện ảnh", "Về điện ảnh"}, Case{"nghị định", "62/2006/NĐ-CP", "", ""}}) {
    WorkSummary work;
    work.work = "/akn/vn/act/luat/quoc-hoi/2006/1";
    work.type = c.type;
    work.number = c.number;
    work.title = c.title;
    EXPECT_EQ(display_title(work), c.shown) << c.type << ' ' << c.number << ' ' << c.title;
  }
}

TEST(WorkSummaries, SayNothingTwice) {
  WorkSummary work;
  work.title = "Luật Đất đai"; // known by its name alone
  EXPECT_EQ(display_name(work), "Luật Đất đai");
  EXPECT_EQ(display_title(work), "");
}

} // namespace
} // namespace danchieu::query
