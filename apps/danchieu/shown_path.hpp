#pragma once

#include <string>
#include <string_view>

namespace danchieu::apps {

/// A path for people and JSON: bytes that are no UTF-8, controls and characters that turn the direction of writing are
/// shown as \xNN, so that no file name can write over a terminal or break a line.
std::string shown_path(std::string_view bytes);

} // namespace danchieu::apps
