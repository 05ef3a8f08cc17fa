#include "corpus/document/relation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

/// One sentence, list or page made of the same words again and again.
struct Hostile {
  const char* opening;
  const char* repeated;
};

std::ostream& operator<<(std::ostream& out, const Hostile& hostile) { return out << hostile.opening << " + n × " << hostile.repeated; }

std::uint64_t work(const Hostile& hostile, std::size_t bytes) {
  std::string text = hostile.opening;
  while (text.size() < bytes) text += hostile.repeated;
  Document document;
  document.type = "thông tư";
  document.span = {0, text.size()};
  document.citations = citation::find_citations(text);
  return find_relations(document, text);
}

class HostileText : public testing::TestWithParam<Hostile> {};

/// Twice the text, at most little more than twice the work; and never more than some hundred looks a byte.
TEST_P(HostileText, CostsNoMoreThanItsLength) {
  const std::uint64_t once = work(GetParam(), 20'000);
  const std::uint64_t twice = work(GetParam(), 40'000);
  EXPECT_LE(twice, once * 5 / 2 + 1000) << GetParam() << ": " << once << " then " << twice;
  EXPECT_LE(twice, 40'000U * 400U) << GetParam();
}

constexpr const char* article = "THÔNG TƯ\nQuy định về giá\nCăn cứ Luật Giá;\nĐiều 1. Hiệu lực thi hành\n1. ";

INSTANTIATE_TEST_SUITE_P(
    OneSentence, HostileText,
    testing::Values(Hostile{article, "bãi bỏ Nghị định số 1/2020/NĐ-CP, "}, Hostile{article, "Bãi bỏ Nghị định số 1/2020/NĐ-CP; "},
                    Hostile{"Điều 1. Bãi bỏ Nghị định số 1/2020/NĐ-CP, ", "trừ "}, Hostile{article, "thay thế "},
                    Hostile{article, "Thông tư này thay thế Nghị định số 1/2020/NĐ-CP; "}, Hostile{article, "hết hiệu lực "},
                    Hostile{article, "Nghị định số 1/2020/NĐ-CP bị bãi bỏ "}, Hostile{article, "Thông tư này hết hiệu lực; "},
                    Hostile{"Điều 1. Thông tư này thay thế ", "kể từ ngày "}, Hostile{article, "có hiệu lực và bãi bỏ Luật Giá; "},
                    Hostile{"Điều 1. Bãi bỏ ", ", "}, Hostile{"Điều 1. Bãi bỏ ", "“ "}, Hostile{"Điều 1. Bãi bỏ ", "Điều 1 khoản 2 điểm a, b, "},
                    Hostile{article, "được sửa đổi như sau: "}, Hostile{article, "sửa đổi, bổ sung, "}, Hostile{article, "và bãi bỏ Phụ lục; "}));

INSTANTIATE_TEST_SUITE_P(
    OwnName, HostileText,
    testing::Values(Hostile{article, "Thông tư này, "}, Hostile{article, "Luật này "}, Hostile{article, "Thông tư này hết hiệu lực, "},
                    Hostile{article, "Thông tư này được tổ chức thực hiện "}, Hostile{article, "Thông tư này có hiệu lực, "},
                    Hostile{article, "Thông tư này có hiệu lực kể từ ngày ký; "}, Hostile{"THÔNG TƯ\n", "Thông tư này\n"}));

INSTANTIATE_TEST_SUITE_P(Lists, HostileText,
                         testing::Values(Hostile{"Điều 1. Bãi bỏ các văn bản sau:\n", "a) Luật Giá, Luật Đất đai; "}, Hostile{"Điều 1. Bãi bỏ các văn bản sau:\n", "\na) Luật Giá;"},
                                         Hostile{"THÔNG TƯ\nCăn cứ ", "Luật Giá; "}, Hostile{"THÔNG TƯ\nTheo đề nghị tại ", "Tờ trình số 1/TTr-STC; "},
                                         Hostile{"Điều 1. Sửa đổi Luật Giá\n", "1. Sửa đổi Điều 2 như sau:\n"}, Hostile{"Điều 1. Sửa đổi Luật Giá\n", "sửa đổi Điều 2; sửa đổi Điều 3; "},
                                         Hostile{"DANH MỤC VĂN BẢN HẾT HIỆU LỰC\n", "1\nThông tư số 1/2015/TT-BTC\n01/02/2020\n"},
                                         Hostile{article, "\nCÔNG BÁO/Số 1/Ngày 02-3-2026\n4\n"}, Hostile{"Điều 1. Sửa đổi\n", "“1. A\n"}));

} // namespace
} // namespace danchieu::corpus
