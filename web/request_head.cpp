#include "web/request_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

// The grammar of RFC 9112 (HTTP/1.1) cut down to what an honest client sends. What is left out is what
// servers and proxies read differently, the ground of request smuggling: blank space before the request line,
// text after the version, bare line feeds, folded fields, blanks before the colon, two lengths, chunked
// bodies.

namespace danchieu::web {
namespace {

constexpr std::array<std::string_view, 3> body_paths{"/api/v1/cite", "/api/v1/check", "/check"};

constexpr bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

constexpr bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string ascii_lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find("\r\n");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
  return line;
}

// "GET /search?q=a HTTP/1.1"
std::optional<Refusal> read_request_line(std::string_view line, const HeadLimits& limits, RequestHead& head,
                                         bool& needs_host) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    return Refusal{400, "the request line is not 'METHOD target HTTP/1.1'"};
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (method.empty() || method.size() > 16 ||
      !std::all_of(method.begin(), method.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return Refusal{400, "the method is not a word of capital letters"};
  }
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return version.substr(0, 5) == "HTTP/" ? Refusal{505, "only HTTP/1.1 and HTTP/1.0 are spoken here"}
                                           : Refusal{400, "the request line does not end in an HTTP version"};
  }
  needs_host = version == "HTTP/1.1";
  if (method != "GET" && method != "HEAD" && method != "POST") {
    const std::string_view path = target.substr(0, target.find('?'));
    const char* const allowed = !takes_body(path) ? "GET, HEAD" : path.starts_with("/api/") ? "POST" : "GET, HEAD, POST";
    return Refusal{405, "only GET, HEAD and POST are answered", allowed};
  }
  if (target.size() > limits.target_bytes) return Refusal{414, "the address is too long"};
  if (target.empty() || target.front() != '/') return Refusal{400, "the address must start with '/'"};
  if (std::any_of(target.begin(), target.end(),
                  [](char c) { return is_control(c) || c == ' ' || c == '#'; })) {
    return Refusal{400, "the address holds a blank or a control character"};
  }
  const std::size_t question = std::min(target.find('?'), target.size());
  auto path = percent_decode(target.substr(0, question), Plus::literal);
  auto parameters = parse_query(target.substr(std::min(question + 1, target.size())), limits.parameters);
  if (!path || std::any_of(path->begin(), path->end(), is_control))
    return Refusal{400, "the path is not percent-encoded UTF-8"};
  if (!parameters) return Refusal{400, "the query string is not percent-encoded UTF-8 or has too many parts"};
  head.method = method;
  head.path = std::move(*path);
  head.parameters = std::move(*parameters);
  return std::nullopt;
}

// "Accept-Language: vi,en;q=0.8"
std::optional<Refusal> read_field(std::string_view line, const HeadLimits& limits, RequestHead& head) {
  if (head.fields.size() == limits.fields) return Refusal{431, "too many header fields"};
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0)
    return Refusal{400, "a header field has no name or no colon"};
  const std::string_view name = line.substr(0, colon);
  if (name.size() > limits.field_name_bytes) return Refusal{431, "the name of a header field is too long"};
  if (!std::all_of(name.begin(), name.end(), is_token_character)) {
    return Refusal{400, "the name of a header field holds a forbidden character"};
  }
  const std::string_view value = line.substr(colon + 1);
  if (value.size() > limits.field_value_bytes) return Refusal{431, "the value of a header field is too long"};
  if (std::any_of(value.begin(), value.end(), [](char c) { return is_control(c) && c != '\t'; })) {
    return Refusal{400, "a header field holds a control character"};
  }
  head.fields.emplace_back(ascii_lower(name), std::string{trim(value)});
  return std::nullopt;
}

std::optional<Refusal> judge_body(const HeadLimits& limits, RequestHead& head) {
  const auto count = [&](std::string_view name) {
    return std::count_if(head.fields.begin(), head.fields.end(),
                         [&](const auto& field) { return field.first == name; });
  };
  if (count("transfer-encoding") > 0)
    return Refusal{400, "Transfer-Encoding is not accepted; send a Content-Length"};
  // The one expectation there is (RFC 9110, 10.1.1): a sender of a large body waits until it is asked for.
  if (const auto expectations = count("expect"); expectations > 0) {
    if (expectations > 1 || ascii_lower(head.field("expect")) != "100-continue") return Refusal{417, "only 100-continue can be expected"};
    head.waits_to_send = true;
  }
  if (count("content-length") > 1) return Refusal{400, "more than one Content-Length"};
  const std::string_view length = head.field("content-length");
  const bool has_length = count("content-length") == 1;
  if (has_length) {
    std::size_t value = 0;
    const char* end = length.data() + length.size();
    if (length.empty() ||
        !std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return Refusal{400, "Content-Length is not a number"};
    }
    if (std::from_chars(length.data(), end, value).ec != std::errc{})
      return Refusal{413, "the body is too big"};
    head.content_length = value;
  }
  if (head.method != "POST") {
    return head.content_length == 0 ? std::nullopt : std::optional{Refusal{400, "GET and HEAD take no body"}};
  }
  if (!takes_body(head.path)) return Refusal{405, "POST is answered on /api/v1/cite, /api/v1/check and /check only"};
  if (!has_length) return Refusal{411, "POST needs a Content-Length"};
  if (head.content_length > limits.body_bytes) return Refusal{413, "the body is too big"};
  return std::nullopt;
}

} // namespace

bool takes_body(std::string_view path) {
  return std::find(body_paths.begin(), body_paths.end(), path) != body_paths.end();
}

std::string_view RequestHead::field(std::string_view lower_case_name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == lower_case_name; });
  return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

std::variant<RequestHead, Refusal> parse_request_head(std::string_view bytes, const HeadLimits& limits) {
  if (bytes.size() > limits.head_bytes) return Refusal{431, "the request head is too big"};
  if (bytes.size() < 4 || bytes.substr(bytes.size() - 4) != "\r\n\r\n")
    return Refusal{400, "the request head is not complete"};
  std::string_view rest = bytes.substr(0, bytes.size() - 2);
  RequestHead head;
  bool needs_host = true;
  if (auto refusal = read_request_line(take_line(rest), limits, head, needs_host)) return *refusal;
  while (!rest.empty()) {
    if (auto refusal = read_field(take_line(rest), limits, head)) return *refusal;
  }
  const auto hosts =
      std::count_if(head.fields.begin(), head.fields.end(), [](const auto& f) { return f.first == "host"; });
  if (hosts > 1 || (needs_host && hosts == 0)) return Refusal{400, "exactly one Host is needed"};
  if (auto refusal = judge_body(limits, head)) return *refusal;
  if (!needs_host) head.waits_to_send = false; // HTTP/1.0 knows no such answer
  return head;
}

} // namespace danchieu::web
