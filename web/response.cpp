#include "web/response.hpp"

#include "corpus/store_layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace danchieu::web {

void Response::add_header(std::string_view name, std::string_view value) {
  const bool clean =
      std::none_of(value.begin(), value.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
  if (clean) headers.emplace_back(name, value);
}

std::string_view reason_phrase(int status) {
  switch (status) {
  case 200:
    return "OK";
  case 301:
    return "Moved Permanently";
  case 303:
    return "See Other";
  case 304:
    return "Not Modified";
  case 400:
    return "Bad Request";
  case 404:
    return "Not Found";
  case 405:
    return "Method Not Allowed";
  case 408:
    return "Request Timeout";
  case 411:
    return "Length Required";
  case 413:
    return "Content Too Large";
  case 414:
    return "URI Too Long";
  case 415:
    return "Unsupported Media Type";
  case 417:
    return "Expectation Failed";
  case 431:
    return "Request Header Fields Too Large";
  case 500:
    return "Internal Server Error";
  case 503:
    return "Service Unavailable";
  case 505:
    return "HTTP Version Not Supported";
  default:
    return "Unknown";
  }
}

Response problem(int status, std::string_view detail, std::string_view allowed) {
  const nlohmann::ordered_json value{
      {"type", "about:blank"}, {"title", reason_phrase(status)}, {"status", status}, {"detail", detail}};
  Response response;
  response.status = status;
  response.content_type = media::problem;
  response.body = value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
  if (status == 405) response.add_header("Allow", allowed);
  if (status == 503) response.add_header("Retry-After", retry_after);
  return response;
}

std::string entity_tag(std::string_view body) { return '"' + corpus::sha256_hex(body).substr(0, 32) + '"'; }

std::vector<std::pair<std::string, std::string>> all_headers(const Response& response) {
  std::vector<std::pair<std::string, std::string>> lines;
  if (response.status != 304) {
    lines.emplace_back("Content-Type", response.content_type);
    lines.emplace_back("Content-Length", std::to_string(response.body.size()));
  }
  switch (response.caching) {
  case Caching::none:
    lines.emplace_back("Cache-Control", "no-store");
    break;
  case Caching::revalidate:
    lines.emplace_back("Cache-Control", "public, no-cache");
    break;
  case Caching::forever:
    lines.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    break;
  }
  lines.emplace_back("Connection", "close");
  lines.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
      "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  lines.emplace_back("X-Content-Type-Options", "nosniff");
  lines.emplace_back("Referrer-Policy", "no-referrer");
  lines.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  lines.insert(lines.end(), response.headers.begin(), response.headers.end());
  return lines;
}

std::string serialize(const Response& response, bool head_only) {
  std::string bytes = "HTTP/1.1 " + std::to_string(response.status) + ' ' +
                      std::string{reason_phrase(response.status)} + "\r\n";
  for (const auto& [name, value] : all_headers(response)) bytes += name + ": " + value + "\r\n";
  bytes += "\r\n";
  if (!head_only) bytes += response.body;
  return bytes;
}

} // namespace danchieu::web
