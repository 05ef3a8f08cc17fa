#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::web {

namespace media {
inline constexpr std::string_view html = "text/html; charset=utf-8";
inline constexpr std::string_view json = "application/json; charset=utf-8";
inline constexpr std::string_view problem = "application/problem+json; charset=utf-8";
inline constexpr std::string_view csv = "text/csv; charset=utf-8; header=present";
inline constexpr std::string_view atom = "application/atom+xml; charset=utf-8";
inline constexpr std::string_view xml = "application/xml; charset=utf-8";
inline constexpr std::string_view plain = "text/plain; charset=utf-8";
} // namespace media

/// How long others may keep an answer.
enum class Caching {
  none,       ///< no-store: answers to what somebody asked
  revalidate, ///< public documents: kept, but asked for again with the ETag each time
  forever,    ///< static files whose address changes with their content
};

/// An answer before it is written to the wire.
struct Response {
  int status = 200;
  std::string content_type{media::html};
  std::string body;
  Caching caching = Caching::none;
  bool lasting = false; ///< the same address gives this very answer until the index or the day is another one
  std::vector<std::pair<std::string, std::string>>
      headers; ///< further ones; our own text only, see add_header

  std::shared_ptr<const void> held; ///< given back when the answer has been sent

  /// Adds a header. A value that holds a control character is a defect of ours and is left out (RFC
  /// 9110, 5.5).
  void add_header(std::string_view name, std::string_view value);
};

std::string_view reason_phrase(int status);

inline constexpr std::string_view retry_after = "2"; ///< seconds, of every 503

/// RFC 9457: {"type":"about:blank","title":…,"status":…,"detail":…}; `detail` must be valid UTF-8. `allowed` are the methods
/// that a 405 names.
Response problem(int status, std::string_view detail, std::string_view allowed = "GET, HEAD");

/// All header lines of an answer in order: type, length, caching with ETag, security, its own. One list for
/// what goes through Poco and for what the gate writes by itself.
std::vector<std::pair<std::string, std::string>> all_headers(const Response& response);

/// The whole answer as bytes; without body for HEAD.
std::string serialize(const Response& response, bool head_only);

/// A strong validator of the body: quoted hexadecimal digest.
std::string entity_tag(std::string_view body);

} // namespace danchieu::web
