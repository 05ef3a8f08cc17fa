#pragma once

#include "web/request_head.hpp"

#include <string>

namespace danchieu::web {

/// A request that passed the gate.
struct Request {
  RequestHead head;
  std::string body;   ///< of POST, complete
  bool direct = true; ///< from this machine and not forwarded by a proxy: may see /metrics
};

/// What a request was and how it went, without anything the asker wrote: the log never holds a question.
struct RequestRecord {
  std::string route; ///< name of the route: "search", "work", "refused"
  int status = 0;
  std::size_t bytes = 0;
  double milliseconds = 0;
};

} // namespace danchieu::web
