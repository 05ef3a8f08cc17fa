#pragma once

#include "corpus/document/document.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The abbreviations that a text defines for itself: "cải cách hành chính (gọi tắt CCHC)", "Thủ tục hành chính (TTHC)",
/// "cán bộ, công chức, viên chức (sau đây gọi tắt là CBCCVC)". Only those whose letters are the initials of the words
/// before the bracket, so that the expansion is certain. Each short form once, in order of the text.
std::vector<Abbreviation> find_abbreviations(std::string_view text, Span part);

} // namespace danchieu::corpus
