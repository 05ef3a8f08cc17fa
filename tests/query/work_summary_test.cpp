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
                        Case{"luật", "1/2099/QH99", "ĐIỆN ẢNH", "Luật Điện ảnh"}, // of no law that is known
                        Case{"luật", "1/2099/QH99", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai"},
                        Case{"luật", "1/2099/QH99", "TỔ CHỨC ỦY BAN NHÂN DÂN SỐ 1/2099/QH99 NGÀY 01/02/2099", "Luật Tổ chức Ủy ban nhân dân"},
                        Case{"pháp lệnh", "1/2099/PL", "Công an xã", "Pháp lệnh Công an xã"}, Case{"luật", "1/2099/QH99", "Luật Biển", "Luật Biển"},
                        Case{"nghị định", "62/2006/NĐ-CP", "về điện ảnh", "Về điện ảnh"}, Case{"nghị định", "62/2006/NĐ-CP", "", ""}}) {
    WorkSummary work;
    work.work = "/akn/vn/act/luat/quoc-hoi/2006/1";
    work.type = c.type;
    work.number = c.number;
    work.title = c.title;
    EXPECT_EQ(display_title(work), c.shown) << c.type << ' ' << c.number << ' ' << c.title;
  }
}

TEST(WorkSummaries, WriteTitlesAsPeopleDo) {
  struct Case {
    const char* type;
    const char* title;
    const char* shown;
  };

  for (const Case& c :
       {Case{"quyết định", "về việc thông qua bảng giá đất của ubnd tỉnh đồng nai", "Về việc thông qua bảng giá đất của UBND tỉnh Đồng Nai"},
        Case{"thông tư", "hướng dẫn quyết định số 124/2004/qđ-ttg của thủ tướng chính phủ , luật đất đai",
             "Hướng dẫn Quyết định số 124/2004/QĐ-TTg của Thủ tướng Chính phủ, Luật Đất đai"},
        Case{"nghị định", "Nghị định quy định về đất", "Quy định về đất"}, Case{"nghị định", "Nghị định số 1/2020/NĐ-CP", "Nghị định số 1/2020/NĐ-CP"},
        Case{"thông tư", "VỀ VIỆC CÔNG BỐ HUYỆN ĐẮK HÀ", "VỀ VIỆC CÔNG BỐ HUYỆN ĐẮK HÀ"}, // which words are names is not known
        Case{"văn bản hợp nhất", "THÔNG TƯ1 Hướng dẫn tiền lương của Kiểm soát viên1", "THÔNG TƯ Hướng dẫn tiền lương của Kiểm soát viên"},
        Case{"thông tư", "Phòng bệnh COVID19, khu A1", "Phòng bệnh COVID19, khu A1"}, Case{"phụ lục", "Phụ lục I DANH MỤC XÃ _", "Phụ lục I DANH MỤC XÃ"},
        Case{"thông tư", "Sửa đổi , bổ sung **", "Sửa đổi, bổ sung"}, Case{"thông tư", "", ""}}) {
    WorkSummary work;
    work.work = "/akn/vn/act/x/y/2006/1";
    work.number = "1/2006";
    work.type = c.type;
    work.title = c.title;
    EXPECT_EQ(display_title(work), c.shown) << c.type << ' ' << c.title;
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
