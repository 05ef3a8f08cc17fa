#pragma once

#include "corpus/document/clause_text.hpp"

#include <cstddef>
#include <optional>

namespace danchieu::corpus {

/// A verb of legal effect, or several in a row ("sửa đổi, bổ sung, bãi bỏ"), at tokens [first, last).
struct RelationVerb {
  std::size_t first = 0;
  std::size_t last = 0;
  RelationKind kind =
      RelationKind::cites; ///< of a row: amends when amending is among them, else that of the first
  bool subject = false;    ///< what it acts upon stands before it ("… hết hiệu lực")
  bool several = false;
  bool delay = false; ///< it does not hold before the day named ("lùi hiệu lực thi hành")
  bool term = false;  ///< it changes only until when that holds ("kéo dài thời hạn áp dụng")
};

/// "từ “và”": the word "từ" as the name of a word, not "từ ngày …", "từ Điều 5 đến Điều 9".
bool names_a_word(const ClauseText& text, std::size_t i);

/// The verb that starts at token `i`, from relation_phrases.tsv.
std::optional<RelationVerb> relation_verb(const ClauseText& text, std::size_t i, std::size_t last);

} // namespace danchieu::corpus
