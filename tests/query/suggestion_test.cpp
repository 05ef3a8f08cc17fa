#include "query/suggestion.hpp"

#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace danchieu::query {
namespace {

const test::TestIndex& index() {
  static const test::TestIndex built(std::map<std::string, std::string>{
      {"a.txt", "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                "---------------\nSố: 101/QĐ-UBND\nKon Tum, ngày 05 tháng 3 năm 2010\n\nQUYẾT ĐỊNH\nVề việc quy định phí đèn lồng trên địa bàn tỉnh\n\n"
                "ỦY BAN NHÂN DÂN TỈNH KON TUM\n\nCăn cứ Nghị định số 130/2005/NĐ-CP ngày 17 tháng 10 năm 2005 của Chính phủ;\n\n"
                "QUYẾT ĐỊNH:\n\nĐiều 1. Phí là năm nghìn đồng.\n\nĐiều 2. Có hiệu lực kể từ ngày ký.\n"}});
  return built;
}

TEST(Suggestion, KnowsNumbersTitlesAndBodiesFromTheirBeginnings) {
  struct Case {
    const char* typed;
    Suggestion::Kind kind;
    const char* text;
  };
  const std::vector<Case> cases{{"quyet dinh 101", Suggestion::Kind::number, "quyết định 101/QĐ-UBND"},
                                {"101/QĐ", Suggestion::Kind::number, "quyết định 101/QĐ-UBND"},
                                {"phi den lo", Suggestion::Kind::title, "Về việc quy định phí đèn lồng trên địa bàn tỉnh"},
                                {"phí đèn lồng", Suggestion::Kind::title, "Về việc quy định phí đèn lồng trên địa bàn tỉnh"},
                                {"tinh kon", Suggestion::Kind::issuer, "Ủy ban nhân dân tỉnh Kon Tum"}};
  for (const Case& one : cases) {
    const auto found = suggest(index().reader(), one.typed, 5);
    bool seen = false;
    for (const Suggestion& suggestion : found)
      seen = seen || (suggestion.kind == one.kind && suggestion.text == one.text);
    EXPECT_TRUE(seen) << one.typed << " → " << (found.empty() ? "nothing" : found.front().text);
  }
}

TEST(Suggestion, GivesNothingForWhatNothingBeginsWithAndKeepsItsLimits) {
  for (const std::string& typed : {std::string(), std::string("q"), std::string("zzqx"), std::string("\xff\xfe\x00", 3), std::string(5000, 'a')})
    EXPECT_TRUE(suggest(index().reader(), typed, 5).empty()) << typed.substr(0, 20);
  EXPECT_TRUE(suggest(index().reader(), "quyet dinh", 0).empty());
}

} // namespace
} // namespace danchieu::query
