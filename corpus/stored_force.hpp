#pragma once

#include "corpus/document/legal_force.hpp"

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// A timeline as the value slot `force` keeps it: a letter for each status, each but the first behind its first day,
/// "n20120723i20150101e". `decode_force` throws danchieu::Error on what is none.
std::string encode_force(const ForceTimeline& timeline);
ForceTimeline decode_force(std::string_view text);

} // namespace danchieu::corpus
