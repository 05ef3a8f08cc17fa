#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

#include <optional>

namespace danchieu::web {

/// Style sheet, script, icon, API description: files of web/static as they are. Nothing for any other path. With the
/// digest of its content in the address (static_link) a file may be kept for ever.
std::optional<Response> static_file(const Request& request);

} // namespace danchieu::web
