#pragma once

#include <string_view>

// Words of the Rich Text Format that need no more than to be known.

namespace danchieu::corpus {

/// Whether the group that this word begins holds no text of the document: colours, running heads, pictures, data.
bool is_skipped_destination(std::string_view word);

/// Whether a group that this word begins is read although it is marked "\*", which lets programs pass over what they do
/// not know.
bool is_read_destination(std::string_view word);

/// The sign that a word stands for: "\emdash"; empty for any other word.
std::string_view named_sign(std::string_view word);

} // namespace danchieu::corpus
