#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

#include <chrono>
#include <string>

namespace danchieu::web {

/// "Sat, 21 Nov 2026 10:00:00 GMT" (RFC 9110, 5.6.7)
std::string http_date(std::chrono::sys_seconds moment);

/// Whether the asker has this very answer: by its tag, else by its date (RFC 9110, 13.2.2). A date counts only when it
/// is the one we gave, so a clock that is wrong somewhere costs a repetition and never shows what is out of date.
bool is_known(const Request& request, const Response& response);

} // namespace danchieu::web
