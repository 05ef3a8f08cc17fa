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
};

/// The verb that starts at token `i`, from relation_phrases.tsv.
std::optional<RelationVerb> relation_verb(const ClauseText& text, std::size_t i, std::size_t last);

} // namespace danchieu::corpus
