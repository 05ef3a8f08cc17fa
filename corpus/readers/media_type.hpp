#pragma once

#include <string_view>

namespace danchieu::corpus {

/// What the bytes of a file are, decided by their signature; a file's name is a hint only where bytes cannot tell
/// (Markdown is plain text to the eye of a program).
struct MediaType {
  std::string_view name;     ///< "text/plain", "text/markdown", "text/html", "application/pdf", …
  bool readable = false;     ///< whether a reader for it exists
  std::string_view advice{}; ///< for types that cannot be read: what the user can do
};

/// Looks at the first kilobytes only, except for Markdown, which is looked for in the first 64 kB. Total.
MediaType media_type(std::string_view bytes, std::string_view name);

} // namespace danchieu::corpus
