#include "web/catalogue.hpp"

#include "normalizer/text/vietnam_time.hpp"

namespace danchieu::web {

std::chrono::sys_seconds Holdings::moment() const {
  const std::string_view written{created};
  const auto date = written.size() >= 19 ? text::parse_date(written.substr(0, 10)) : std::nullopt;
  if (!date) return {};
  const auto two = [written](std::size_t at) { return (written[at] - '0') * 10 + (written[at + 1] - '0'); };
  return std::chrono::sys_days(*date) + std::chrono::hours{two(11)} + std::chrono::minutes{two(14)} + std::chrono::seconds{two(17)};
}

std::optional<query::Date> Holdings::day() const {
  if (moment() == std::chrono::sys_seconds{}) return std::nullopt;
  return text::day_in_vietnam(moment());
}

} // namespace danchieu::web
