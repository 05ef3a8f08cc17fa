#pragma once

#include "corpus/readers/confined/workshop.hpp"
#include "corpus/readers/media_type.hpp"
#include "corpus/readers/reader.hpp"

#include <functional>
#include <string_view>

namespace danchieu::corpus {

/// Whether a clean text holds a letter or a digit.
bool has_word(std::string_view clean);

/// The failure of a file without any text.
ReadFailure no_text();

/// What `reading` gives. That memory ran out, or that a reader has a defect, is a failure of what was read.
ReadResult read_guarded(const std::function<ReadResult()>& reading);

/// The text of plain text or Markdown.
ReadResult read_plain(std::string_view bytes, const MediaType& type);

/// The text of any other file: in a confined child where the program has named one, else here.
ReadResult read_container(std::string_view bytes, const MediaType& type, const ReadLimits& limits);

/// Reads any file in this process. Without a workshop the formats that only foreign programs read are unsupported.
ReadResult read_here(std::string_view bytes, const MediaType& type, const ReadLimits& limits, const confined::Workshop* workshop);

} // namespace danchieu::corpus
