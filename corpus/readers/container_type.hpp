#pragma once

#include "corpus/readers/media_type.hpp"

#include <string_view>

namespace danchieu::corpus {

/// What a ZIP file is, by the names in its directory: "word/document.xml" → Word, "content.xml" → OpenDocument, …, else
/// a bundle.
MediaType zip_type(std::string_view bytes);

/// What an OLE container is, by the names of its streams: "WordDocument", "Workbook", "EncryptedPackage", …; and whether its end is missing.
MediaType ole_type(std::string_view bytes);

} // namespace danchieu::corpus
