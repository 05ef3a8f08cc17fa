#include "web/compression.hpp"

#include <Poco/DeflatingStream.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

namespace danchieu::web {
namespace {

constexpr std::size_t worth_it = 1000; ///< bytes; below, a packet is a packet
constexpr int level = 4;               ///< a page of 115 kB becomes 15 kB in 1 ms; level 9 takes three times as long for 6 % less

bool is_text(std::string_view type) {
  constexpr std::array<std::string_view, 4> parts{"text/", "json", "xml", "x-bibtex"};
  return std::any_of(parts.begin(), parts.end(), [type](std::string_view part) { return type.find(part) != std::string_view::npos; });
}

} // namespace

bool takes_gzip(const Request& request) {
  std::string_view list = request.head.field("accept-encoding");
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string_view item = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    if (item.substr(0, item.find_first_of("; ")) != "gzip") continue;
    const std::size_t weight = item.find("q=");
    return weight == std::string_view::npos || item.substr(weight + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

void compress(const Request& request, Response& response) {
  if (response.body.size() < worth_it || !is_text(response.content_type)) return;
  const auto vary = std::find_if(response.headers.begin(), response.headers.end(), [](const auto& header) { return header.first == "Vary"; });
  if (vary == response.headers.end()) response.add_header("Vary", "Accept-Encoding");
  else vary->second += ", Accept-Encoding";
  if (!takes_gzip(request)) return;
  std::ostringstream packed;
  Poco::DeflatingOutputStream deflater{packed, Poco::DeflatingStreamBuf::STREAM_GZIP, level};
  deflater.write(response.body.data(), static_cast<std::streamsize>(response.body.size()));
  deflater.close();
  response.body = packed.str();
  response.add_header("Content-Encoding", "gzip");
}

} // namespace danchieu::web
