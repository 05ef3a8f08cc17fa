#include "normalizer/text/lost_marks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace danchieu::text {
namespace {

const std::string decision =
    "Can cu Luat To chuc chinh quyen dia phuong ngay 19 thang 6 nam 2015;\nTheo de nghi cua Giam doc So Tai chinh tai To trinh so 12/TTr-STC,\n"
    "QUYET DINH:\nDieu 1. Bai bo khoan 2 Dieu 5 cua Quy dinh ban hanh kem theo Quyet dinh so 15/2010/QD-UBND.\n"
    "Dieu 2. Quyet dinh nay co hieu luc thi hanh ke tu ngay ky.\n";

TEST(LostMarks, ArePutBackOnTheWordsOfLaw) {
  const std::string text = restore_marks(decision).text;
  for (const std::string_view words : {"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng", "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 12/TTr-STC",
                                       "QUYẾT ĐỊNH:", "Bãi bỏ khoản 2 Điều 5 của Quy định ban hành kèm theo Quyết định số 15/2010/QD-UBND",
                                       "Quyết định này có hiệu lực thi hành kể từ ngày ký."})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\nin\n" << text;
}

TEST(LostMarks, ArePutBackOnExceptionsAndSuspensions) {
  for (const auto& [bare, marked] : {std::pair<std::string, std::string>{"tru Dieu 3 va khoan 2 Dieu 7", "trừ Điều 3 và khoản 2 Điều 7"},
                                     {"Huy bo Cong van so 5/BTC-CST", "Hủy bỏ Công văn số 5/BTC-CST"},
                                     {"Dinh chi viec thi hanh Quyet dinh so 5/QD-UBND", "Đình chỉ việc thi hành Quyết định"},
                                     {"Bo Tai chinh quy dinh chi tiet Dieu nay", "quy định chi tiết Điều này"},
                                     {"co hieu luc sau sau thang ke tu ngay ky", "có hiệu lực sau sáu tháng kể từ ngày ký"},
                                     {"Dinh chinh Phu luc II", "Đính chính Phụ lục II"},
                                     {"Lui thoi diem co hieu luc", "Lùi thời điểm có hiệu lực"},
                                     {"cac quy dinh truoc day", "các quy định trước đây"}})
    EXPECT_NE(restore_marks(decision + "Dieu 3. " + bare + ".\n").text.find(marked), std::string::npos) << bare << "\n" << restore_marks(decision + "Dieu 3. " + bare + ".\n").text;
}

TEST(LostMarks, KeepOffsetsAndGoAgain) {
  const RestoredMarks restored = restore_marks(decision);
  const std::size_t at = restored.text.find("Quy định ban hành");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(decision.substr(restored.offsets.to_source(at), 8), "Quy dinh");
  EXPECT_EQ(restored.offsets.source_length(), decision.size());
  EXPECT_EQ(restored.offsets.derived_length(), restored.text.size());
  EXPECT_EQ(remove_marks(restored.text), decision);
  EXPECT_EQ(remove_marks("ĐIỀU 5 – điểm đ, “Ơ” ở Ỷ, é §"), "DIEU 5 – diem d, “O” o Y, e §");
}

TEST(LostMarks, AreLookedForInWholeTextsOfLawOnly) {
  EXPECT_TRUE(lacks_marks(decision));
  EXPECT_FALSE(lacks_marks("nghi dinh so 130/2005/ND-CP co hieu luc thi hanh ke tu ngay nao")) << "a question";
  std::string english;
  while (english.size() < 2000) english += "The committee shall, on the proposal of the minister, lay down the rules; a man can do so in the hang of it. ";
  EXPECT_FALSE(lacks_marks(english));
  std::string marked;
  while (marked.size() < 2000) marked += "Căn cứ Luật Đất đai, thi hành theo quy định. ";
  EXPECT_FALSE(lacks_marks(marked));
}

} // namespace
} // namespace danchieu::text
