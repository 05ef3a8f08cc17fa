#include "web/metrics.hpp"

#include <gtest/gtest.h>

namespace danchieu::web {
namespace {

TEST(Metrics, CountMillisecondsAlsoAfterMonths) {
  Metrics metrics;
  RequestRecord record{"search", 200, 0, 1e10}; // ten million seconds
  metrics.add(record);
  record.milliseconds = 1;
  metrics.add(record);
  const std::string text = metrics.text({}, {});
  EXPECT_NE(text.find("danchieu_request_seconds_sum{route=\"search\"} 10000000.001"), std::string::npos) << text;
  EXPECT_NE(text.find("le=\"0.005\"} 1\n"), std::string::npos) << text;
}

} // namespace
} // namespace danchieu::web
