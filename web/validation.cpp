#include "web/validation.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

namespace danchieu::web {

std::string http_date(std::chrono::sys_seconds moment) {
  const std::time_t time = moment.time_since_epoch().count();
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  std::array<char, 40> buffer{};
  return {buffer.data(), std::strftime(buffer.data(), buffer.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

bool is_known(const Request& request, const Response& response) {
  const auto header = [&response](std::string_view name) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(), [name](const auto& each) { return each.first == name; });
    return found == response.headers.end() ? std::string_view{} : std::string_view{found->second};
  };
  const std::string_view tag = header("ETag");
  if (tag.empty()) return false;
  const std::string_view tags = request.head.field("if-none-match");
  if (!tags.empty()) return tags.find(tag) != std::string_view::npos;
  const std::string_view date = header("Last-Modified");
  return !date.empty() && request.head.field("if-modified-since") == date;
}

} // namespace danchieu::web
