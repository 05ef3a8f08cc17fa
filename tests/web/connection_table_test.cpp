#include "web/connection_table.hpp"

#include <gtest/gtest.h>

namespace danchieu::web {
namespace {

TEST(SenderOf, CountsSubscribersAndNotAddresses) {
  const struct {
    const char* address;
    const char* sender;
  } cases[] = {{"192.0.2.7", "192.0.2.7"},
               {"127.0.0.1", "127.0.0.1"},
               {"::ffff:192.0.2.7", "192.0.2.7"},
               {"::ffff:127.0.0.1", "127.0.0.1"},
               {"::1", "::1"},
               {"2001:db8:1:2:3::4", "2001:db8:1:2::/64"},
               {"2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"},
               {"2001:db8:1:3::4", "2001:db8:1:3::/64"},
               {"fe80::1%eth0", "fe80::/64"},
               {"", ""},
               {"unknown", "unknown"}};
  for (const auto& each : cases) EXPECT_EQ(sender_of(each.address), each.sender) << each.address;
}

TEST(ConnectionTable, TakesAProxyOnThisMachineForManyAlsoOverIpv6) {
  ConnectionLimits limits;
  limits.per_address = 1;
  ConnectionTable table{limits};
  const std::string proxy = sender_of("::ffff:127.0.0.1");
  const ConnectionTable::Entry first{table, -1, proxy};
  EXPECT_TRUE(table.admits(proxy));
}

TEST(ConnectionTable, LimitsTheNeighboursOfOneNetworkTogether) {
  ConnectionLimits limits;
  limits.per_address = 1;
  ConnectionTable table{limits};
  const ConnectionTable::Entry first{table, -1, sender_of("2001:db8::1")};
  EXPECT_FALSE(table.admits(sender_of("2001:db8::2")));
  EXPECT_TRUE(table.admits(sender_of("2001:db8:0:1::1")));
}

} // namespace
} // namespace danchieu::web
