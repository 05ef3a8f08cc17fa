#include "query/unit_query.hpp"

#include "corpus/field.hpp"
#include "query/word_terms.hpp"
#include "tests/query/test_index.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace danchieu::query {
namespace {

using Kind = UnitQuery::Kind;

/// Two articles of an invented circular say all of the words, so that each word is frequent.
const test::TestIndex& index() {
  static const test::TestIndex built(std::map<std::string, std::string>{
      {"a.txt", "BỘ TÀI CHÍNH\n-------\nSố: 12/2019/TT-BTC\nHà Nội, ngày 05 tháng 3 năm 2019\n\nTHÔNG TƯ\nVề đèn\n\n"
                "Điều 1. Đèn\nMỗi đèn lồng treo ở bến sông.\n\nĐiều 2. Sông\nSông có bến; bến treo đèn lồng, lồng đèn treo bến.\n"}});
  return built;
}

class UnitQueries : public testing::Test {
protected:
  UnitQuery word(const char* text) const {
    return {.kind = Kind::terms, .terms = word_terms(store_, corpus::prefix::word, text::tokenize(text).front())};
  }

  static UnitQuery all(std::vector<UnitQuery> children) { return {.kind = Kind::all, .children = std::move(children)}; }

  UnitScores score(const UnitQuery& query) const {
    const Deadline far(std::chrono::steady_clock::now() + std::chrono::minutes(1));
    return score_units(store_, generation_->columns(), ranking_, far, query);
  }

  std::shared_ptr<const Generation> generation_ = index().generation();
  WorkStore store_{*generation_};
  Ranking ranking_;
};

TEST_F(UnitQueries, WeighTheSameHoweverTheyAreNested) {
  const UnitScores flat = score(all({word("đèn"), word("lồng"), word("bến"), word("treo")}));
  ASSERT_EQ(flat.documents.size(), 2U);
  for (const UnitQuery& nested : {all({all({word("đèn"), word("lồng")}), all({word("bến"), word("treo")})}),
                                  all({word("đèn"), all({word("lồng"), all({word("bến"), word("treo")})})})}) {
    const UnitScores scores = score(nested);
    ASSERT_EQ(scores.documents, flat.documents);
    for (std::size_t i = 0; i < flat.weights.size(); ++i) EXPECT_NEAR(scores.weights[i], flat.weights[i], 1e-9) << i;
  }
}

} // namespace
} // namespace danchieu::query
