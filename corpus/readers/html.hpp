#pragma once

#include "corpus/readers/reader.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// The document in a saved web page, as plain text: one paragraph a line, tables one row a line with tabs between the
/// cells, the cells of layout tables (letterheads, signature blocks) one below the other. Left out: scripts, styles,
/// forms, hidden parts, menus, adverts, footers and whatever else stands outside the part that holds the text.
/// `clean` is clean UTF-8 (decoded before, whatever the page says of its encoding). Total; linear; never recursive.
std::string html_text(std::string_view clean);

/// Why a saved page holds no document, though it was saved without an error: its text is made by scripts, which are not
/// run, or it says that the page was not found. `text` is what html_text() gave for `clean`.
std::optional<ReadFailure> missing_document(std::string_view clean, std::string_view text);

} // namespace danchieu::corpus
