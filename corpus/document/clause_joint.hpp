#pragma once

#include "corpus/document/clause_text.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace danchieu::corpus {

/// How a citation is joined to the words before it.
enum class Joint : std::uint8_t {
  strong, ///< by ";", ":", a new item: "a) Thông tư số A; b) Thông tư số B"
  weak,   ///< by "," or "và": a next target, or a next document in the title of the one before
  nested, ///< by other words: "Thông tư số A sửa đổi Thông tư số B"
};

struct LeadIn {
  std::size_t first = 0; ///< token where the words that lead to the citation begin
  Joint joint = Joint::nested;
};

/// Walks back from the citation at `token`, no further than `from`, over its own provisions ("khoản 2 và khoản 3 Điều 5
/// của") to what joins it to the text before.
LeadIn lead_in(const ClauseText& text, std::size_t from, std::size_t token, bool has_pinpoint);

/// First token of "khoản 1 Mục I của Phụ lục ban hành kèm theo" before `token` and after a ";": an item of a list that names a
/// part of what another document issued. Nothing when the words are others.
std::optional<std::size_t> part_issued_with(const ClauseText& text, std::size_t from, std::size_t token);

} // namespace danchieu::corpus
