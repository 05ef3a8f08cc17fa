#pragma once

#include <string_view>

namespace danchieu::corpus {

/// Who reads a type.
enum class Reader {
  none,
  text,
  markdown,
  html,
  docx,
  odt,
  rtf,
  xlsx,
  ods,
  bundle, ///< ZIP, TAR, 7z, also compressed
  pdf,
  image,  ///< PNG, JPEG, TIFF: recognised
  doc,    ///< Word up to 2003
  office, ///< Excel and PowerPoint up to 2003, .pptx, .odp: only LibreOffice reads them
};

/// What its first look tells a container cannot be read for.
enum class Obstacle { none, encrypted, cut_short };

/// What the bytes of a file are, decided by their signature; a file's name is a hint only where bytes cannot tell
/// (Markdown is plain text to the eye of a program).
struct MediaType {
  std::string_view name; ///< "text/plain", "text/markdown", "text/html", "application/pdf", …
  Reader reader = Reader::none;
  Obstacle obstacle = Obstacle::none;
  std::string_view advice{}; ///< for types that cannot be read: what the user can do
};

/// Looks at the first kilobytes, at the list of names of a ZIP or OLE container, and for Markdown at the first 64 kB.
/// Total; linear.
MediaType media_type(std::string_view bytes, std::string_view name);

} // namespace danchieu::corpus
