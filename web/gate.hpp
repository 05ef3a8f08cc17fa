#pragma once

#include "web/request_head.hpp"
#include "web/response.hpp"

#include <chrono>
#include <optional>
#include <variant>

namespace danchieu::web {

/// The other side went away, or sent nothing at all within its time.
struct Gone {};

/// Looks at the head of the request waiting on a connected socket without taking a byte of it (MSG_PEEK),
/// until it is complete, refused or late. What passes can be handed to Poco's parser, which by itself accepts
/// far too much.
std::variant<RequestHead, Refusal, Gone> peek_request_head(int socket, const HeadLimits& limits,
                                                           std::chrono::milliseconds time);

/// Writes a whole answer and ends the connection so that the other side can still read it: what is on its way
/// to us is thrown away for a moment instead of resetting the connection (RFC 9112, 9.6). Never blocks longer
/// than `time`.
void send_and_close(int socket, const Response& response, bool head_only, std::chrono::milliseconds time);

/// The second half of that, for an answer that has been written by others.
void close_gently(int socket, std::chrono::milliseconds time);

} // namespace danchieu::web
