#include "corpus/document/provisions.hpp"

#include "corpus/document/label.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace danchieu::corpus {
namespace {

void collect(const std::vector<Provision>& provisions, std::vector<std::string>& eids) {
  for (const Provision& provision : provisions) {
    eids.push_back(provision.eid);
    collect(provision.children, eids);
  }
}

std::vector<std::string> eids(std::string_view text) {
  std::vector<std::string> found;
  collect(find_provisions(text, {0, text.size()}, text.size()), found);
  return found;
}

TEST(Label, IsReadInAllItsForms) {
  const struct {
    std::string line;
    std::string name;
    std::string eid;
  } rows[] = {
      {"Điều 5. Phạm vi", "Điều 5", "dieu-5"},
      {"ĐIỀU 5: Phạm vi", "Điều 5", "dieu-5"},
      {"Điều 5a. Phạm vi", "Điều 5a", "dieu-5a"},
      {"Điều 40đ. Sửa lỗi", "Điều 40đ", "dieu-40dd"},
      {"Điều 1 . Sửa đổi", "Điều 1", "dieu-1"},
      {"Điều 1. - Nay ban hành", "Điều 1", "dieu-1"},
      {"Chương II", "Chương II", "chuong-ii"},
      {"CHƯƠNG 2. QUY ĐỊNH", "Chương 2", "chuong-2"},
      {"Chương II Nghị định này", "-", "-"},
      {"Mục 1. QUY ĐỊNH", "Mục 1", "muc-1"},
      {"Tiểu mục 2", "Tiểu mục 2", "tieu-muc-2"},
      {"Phần thứ nhất", "Phần thứ nhất", "phan-thu-nhat"},
      {"PHỤ LỤC", "Phụ lục", "phu-luc"},
      {"Phụ lục I", "Phụ lục I", "phu-luc-i"},
      {"Phụ lục số 02 DANH MỤC", "Phụ lục số 02", "phu-luc-so-02"},
      {"Phụ lục I ban hành kèm theo Nghị định này", "-", "-"},
      {"Mẫu số 01", "Mẫu số 01", "mau-so-01"},
      {"Mẫu đơn", "-", "-"},
      {"I. MỤC TIÊU", "mục I", "muc-i"},
      {"IV/ Tổ chức", "mục IV", "muc-iv"},
      {"A. PHẦN CHUNG", "phần A", "phan-a"},
      {"1. Phạm vi", "khoản 1", "khoan-1"},
      {"1a. Phạm vi", "khoản 1a", "khoan-1a"},
      {"1- Phạm vi", "khoản 1", "khoan-1"},
      {"1.2. Phạm vi", "khoản 1.2", "khoan-1.2"},
      {"2.1 Bảo đảm", "khoản 2.1", "khoan-2.1"},
      {"1/2 số phiếu", "-", "-"},
      {"1.500.000 đồng", "-", "-"},
      {"15-18 tuổi", "-", "-"},
      {"2012. Năm", "-", "-"},
      {"a) Đất", "điểm a", "diem-a"},
      {"đ) Đất", "điểm đ", "diem-dd"},
      {"d) Đất", "điểm d", "diem-d"},
      {"a. Đất", "điểm a", "diem-a"},
      {"e.g. x", "-", "-"},
      {"", "-", "-"},
  };
  for (const auto& row : rows) {
    const auto label = read_label(row.line);
    EXPECT_EQ(label ? label->name : "-", row.name) << row.line;
    EXPECT_EQ(label ? label->eid : "-", row.eid) << row.line;
  }
}

TEST(Provisions, FormATree) {
  EXPECT_EQ(eids("Phần thứ nhất\nCHUNG\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một:\na) A;\nđ) bỏ qua;\nb) B.\n2. Hai.\nChương II\nRIÊNG\nMục 1\nĐẤT\nĐiều 2. Đất\nMục 2\nNƯỚC\nĐiều 3. Nước\n"),
            (std::vector<std::string>{"phan-thu-nhat", "phan-thu-nhat__chuong-i", "dieu-1", "dieu-1__khoan-1", "dieu-1__khoan-1__diem-a", "dieu-1__khoan-1__diem-b", "dieu-1__khoan-2",
                                      "phan-thu-nhat__chuong-ii", "phan-thu-nhat__chuong-ii__muc-1", "dieu-2", "phan-thu-nhat__chuong-ii__muc-2", "dieu-3"}));
}

TEST(Provisions, LeaveOutQuotedWording) {
  EXPECT_EQ(eids("Điều 1. Sửa đổi Nghị định A\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Phạm vi\n1. Một.\n2. Hai.\nĐiều 6. Khác\n1. Ba.”.\n2. Bãi bỏ Điều 7.\nĐiều 2. Hiệu lực\n"),
            (std::vector<std::string>{"dieu-1", "dieu-1__khoan-1", "dieu-1__khoan-2", "dieu-2"}));
  EXPECT_EQ(eids("Điều 1. Sửa đổi\n1. Sửa như sau:\n\"Điều 2. Phạm vi\n1. Một.\"\nĐiều 2. Hiệu lực\n"), (std::vector<std::string>{"dieu-1", "dieu-1__khoan-1", "dieu-2"}));
}

TEST(Provisions, DoNotTakeWrappedTextForParts) {
  EXPECT_EQ(eids("Điều 1. Phạm vi\nTheo quy định tại\nĐiều 2. Trường hợp khác theo khoản 1 và\n2. không phải khoản.\n1. Khoản một theo\nĐiều 45 Luật Đất đai.\nĐiều 2. Hiệu lực\n"),
            (std::vector<std::string>{"dieu-1", "dieu-1__khoan-1", "dieu-2"}));
}

TEST(Provisions, OfPlansAreSections) {
  EXPECT_EQ(eids("I. MỤC TIÊU\n1. Chung\na) A\nb) B\n2. Riêng\n2.1 Một\n2.2. Hai\nII. NỘI DUNG\n1. Một\nIII. KINH PHÍ\n"),
            (std::vector<std::string>{"muc-i", "muc-i__khoan-1", "muc-i__khoan-1__diem-a", "muc-i__khoan-1__diem-b", "muc-i__khoan-2", "muc-i__khoan-2__khoan-2.1", "muc-i__khoan-2__khoan-2.2",
                                      "muc-ii", "muc-ii__khoan-1", "muc-iii"}));
}

TEST(Provisions, HaveTitlesWhereTextFollowsThem) {
  const std::string text = "Chương I\nQUY ĐỊNH\nCHUNG\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định về hoa.\nĐiều 2. Ban hành kèm theo Quyết định này Kế hoạch trồng hoa.\nĐiều 3. Hiệu lực\n1. Luật này có "
                           "hiệu lực.\n";
  const auto provisions = find_provisions(text, {0, text.size()}, text.size());
  ASSERT_EQ(provisions.size(), 1U);
  EXPECT_EQ(provisions[0].heading, "QUY ĐỊNH CHUNG");
  ASSERT_EQ(provisions[0].children.size(), 3U);
  EXPECT_EQ(provisions[0].children[0].heading, "Phạm vi điều chỉnh");
  EXPECT_EQ(provisions[0].children[1].heading, "");
  EXPECT_EQ(provisions[0].children[2].heading, "Hiệu lực");
  const Span span = provisions[0].children[0].span;
  EXPECT_EQ(text.substr(span.start, span.end - span.start), "Điều 1. Phạm vi điều chỉnh\nLuật này quy định về hoa.");
}

} // namespace
} // namespace danchieu::corpus
