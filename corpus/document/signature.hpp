#pragma once

#include "corpus/document/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The end of a document's own text: who signed it and who receives it. Annexes may follow.
struct Signature {
  Span span;             ///< from "Nơi nhận:" or the first line of the signature to the signer's name; empty when absent
  std::string body;      ///< "ỦY BAN NHÂN DÂN" of "TM. ỦY BAN NHÂN DÂN"
  std::string title;     ///< "Phó Thủ tướng"
  std::string name;      ///< "Nguyễn Văn Thắng"
  std::vector<std::string> recipients; ///< without dashes and final signs
};

/// Looks in `part` (from the end of the heading to the end of the document). The first signature that has a name counts;
/// blanks of forms in annexes have none. One or two columns. Linear.
Signature read_signature(std::string_view text, Span part);

} // namespace danchieu::corpus
