#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace danchieu::corpus {

/// How many characters a Word file of 1997 to 2003 shows: its text, notes and text boxes, without blanks, instructions of
/// fields, running heads and comments. Text that is hidden or deleted under revision counts too. Nothing for older files and
/// damaged ones. What another program read of the file can be held against it.
std::optional<std::size_t> shown_characters(std::string_view doc);

} // namespace danchieu::corpus
