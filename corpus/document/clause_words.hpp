#pragma once

#include "corpus/document/clause_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace danchieu::corpus {

template <std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// First syllables of the names of documents.
inline constexpr std::array<std::string_view, 7> document_words{"văn", "quyết", "thông", "nghị", "luật", "chỉ", "pháp"};

/// Words that may stand right before a citation and belong to it: "các Thông tư số A", "toàn bộ Nghị định số B".
inline constexpr std::array<std::string_view, 6> nearer_words{"số", "các", "những", "một", "bộ", "toàn"};

/// "2", "đ", "b", "iv": the label of a provision.
bool is_label(const ClauseText& text, std::size_t i);

/// The first of the words right before the citation at `token` that belong to it, no further back than `first`.
std::size_t before_nearer(const ClauseText& text, std::size_t first, std::size_t token);

} // namespace danchieu::corpus
