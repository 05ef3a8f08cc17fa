#pragma once

#include <string_view>

namespace danchieu::web {

/// The bytes of a file of web/templates or web/static by its name; a null view when there is none
/// (cmake/EmbedFiles).
std::string_view embedded_file(std::string_view name) noexcept;

} // namespace danchieu::web
