#pragma once

#include "corpus/readers/reader.hpp"

#include <cstddef>
#include <string>

namespace danchieu::corpus {

/// One file of a bundle as if it had been read by itself: its part of the text, with pages and doubtful words counted
/// from its start. `bundle` holds members; members[index] must have no failure.
SourceText member_text(const SourceText& bundle, std::size_t index);

/// The path of a member below the path of its bundle: "a.zip" and "b/c.docx" → "a.zip/b/c.docx". Never leads out of the
/// bundle; bytes.
std::string member_path(const std::string& bundle, const std::string& member);

} // namespace danchieu::corpus
