#pragma once

#include "corpus/readers/media_type.hpp"
#include "corpus/readers/reader.hpp"

#include <string_view>

namespace danchieu::corpus {

/// Whether a clean text holds a letter or a digit.
bool has_word(std::string_view clean);

/// The failure of a file without any text.
ReadFailure no_text();

/// The text of a file that is no plain text and no Markdown.
ReadResult read_container(std::string_view bytes, const MediaType& type, const ReadLimits& limits);

} // namespace danchieu::corpus
