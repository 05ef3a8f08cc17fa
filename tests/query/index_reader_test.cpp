#include "query/index_reader.hpp"

#include "corpus/store_layout.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace danchieu::query {
namespace {

std::string decision(int number) { return "QUYẾT ĐỊNH\nSố: " + std::to_string(number) + "/QĐ-UBND\nVề việc thử\n"; }

TEST(Generation, KeepsItsFolderWhileItIsHeld) {
  tests::TemporaryIndex index({{"1.txt", decision(1)}});
  const IndexReader reader(index.db(), corpus::Verify::yes);
  auto held = reader.current();
  for (int number = 2; number <= 4; ++number) {
    index.write(std::to_string(number) + ".txt", decision(number));
    index.run();
  }
  EXPECT_EQ(corpus::list_generations(index.db()).size(), 3U) << "the newest, the one before, and the one in use";
  std::vector<std::unique_ptr<Generation::Lease>> leases; // more than were opened so far
  for (int i = 0; i < 3; ++i) EXPECT_NO_THROW(leases.push_back(std::make_unique<Generation::Lease>(*held)));
}

TEST(Generation, LetsItsFolderGoAfterwards) {
  tests::TemporaryIndex index({{"1.txt", decision(1)}});
  { const IndexReader reader(index.db(), corpus::Verify::yes); }
  for (int number = 2; number <= 4; ++number) {
    index.write(std::to_string(number) + ".txt", decision(number));
    index.run();
  }
  EXPECT_EQ(corpus::list_generations(index.db()).size(), 2U);
}

} // namespace
} // namespace danchieu::query
