#pragma once

#include "corpus/document/clause_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// A document that a clause is about, as opposed to those named in the titles of documents ("… sửa đổi Thông
/// tư B").
struct ClauseTarget {
  std::size_t citation = 0; ///< index into Document::citations
  std::size_t token = 0;
  std::size_t lead =
      0; ///< first token of the words that lead to it ("khoản 2 Điều 5 của"), after the separator
  bool partial = false; ///< only a part of it is meant
  std::vector<std::string> provisions;
};

enum class Lead : std::uint8_t {
  any,      ///< the words before the first citation may be anything (a legal basis)
  document, ///< they must name a document or a part of one (leads_to_document)
  guided,   ///< they may only be words of guiding (leads_by_guiding)
  told,     ///< or tell what is guided and where it is set out (is_set_out_in)
};

/// The documents that tokens [first, last) are about, in order: the first citation and those joined to it by
/// ";", a new item, or "," and "và" outside of titles. Empty when the words before the first citation do not
/// lead to it. `hidden` are tokens that do not count (quoted phrases).
std::vector<ClauseTarget> clause_targets(const Document& document, const ClauseText& text, std::size_t first,
                                         std::size_t last, Lead lead, const std::vector<bool>& hidden);

} // namespace danchieu::corpus
