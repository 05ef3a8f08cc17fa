#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

namespace danchieu::web {

/// Whether the asker takes gzip (RFC 9110, 12.5.3): named in Accept-Encoding, not with a weight of nothing.
bool takes_gzip(const Request& request);

/// Compresses the body of a text that is worth it. Every such answer says that it varies, compressed or not. To be
/// called once an answer, before its tag is made: the two forms have tags of their own. Nothing secret stands beside
/// what an asker wrote, so the length of an answer tells nothing (BREACH).
void compress(const Request& request, Response& response);

} // namespace danchieu::web
