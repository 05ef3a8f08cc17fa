#pragma once

#include "corpus/document/document.hpp"
#include "query/check/finding.hpp"
#include "query/index_reader.hpp"

#include <span>
#include <string_view>

namespace danchieu::query {

/// Judges a draft before it is signed: each citation against the index on a date, what the draft does to others, and
/// its own form. `documents` are those that corpus::analyse found in `clean_text`. Thread-safe; the draft is not kept.
CheckReport check_draft(const Generation& generation, std::span<const corpus::Document> documents,
                        std::string_view clean_text, Date on);

} // namespace danchieu::query
