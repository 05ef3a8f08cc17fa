#pragma once

#include "web/uri.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace danchieu::web {

/// What a request head may be at most. A request that needs more is refused before anything is made of it.
struct HeadLimits {
  std::size_t head_bytes = std::size_t{24} * 1024;
  std::size_t target_bytes = 4096;
  std::size_t fields = 64;
  std::size_t field_name_bytes = 64;
  std::size_t field_value_bytes = 8192; ///< more is no message to Poco, which reads the head after us
  std::size_t parameters = 64;
  std::size_t body_bytes = std::size_t{8} * 1024 * 1024;
};

/// The head of a request that obeys our grammar, a strict part of RFC 9112: one blank between the parts of
/// the request line, origin form of the target, fields "name: value" without folding, exactly one Host in
/// HTTP/1.1, no Transfer-Encoding, a body only on POST and only with one Content-Length.
struct RequestHead {
  std::string method; ///< GET, HEAD or POST
  std::string path;   ///< decoded once, valid UTF-8, starts with '/'
  Parameters parameters;
  std::vector<std::pair<std::string, std::string>>
      fields; ///< names in lower case, values without outer blanks
  std::size_t content_length = 0;
  bool waits_to_send = false; ///< its sender holds the body back until it is told to go on ("Expect: 100-continue")

  /// The value of a field, empty when it is missing.
  std::string_view field(std::string_view lower_case_name) const;
};

/// Why a request is not served: an HTTP status and a sentence for the sender.
struct Refusal {
  int status = 400;
  std::string reason;
  std::string allowed = "GET, HEAD"; ///< of 405: the methods of that path
};

/// Judges the bytes of a request head up to and with the blank line. Pure; linear in the size of the head.
std::variant<RequestHead, Refusal> parse_request_head(std::string_view head, const HeadLimits& limits = {});

/// The paths that take a body; everywhere else POST is answered 405.
bool takes_body(std::string_view path);

} // namespace danchieu::web
