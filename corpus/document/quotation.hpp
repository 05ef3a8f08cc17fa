#pragma once

#include "normalizer/citation/citation.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// A stretch of text between quotation marks, marks included.
struct Quotation {
  citation::Span span;
  bool block = false; ///< starts a line: new wording that an amending act gives, often of many paragraphs
};

/// The quotations in text[within], in order, without those inside others. Marks “ ” nest; a plain " opens at
/// the start of a line or after a blank and closes at the next one that ends a word. A block whose closing
/// mark is missing ends before the next instruction of the amending act ("2. Sửa đổi …", "Điều 3. Hiệu lực
/// thi hành"); any other opening mark without a closing one in its paragraph is no quotation.
std::vector<Quotation> find_quotations(std::string_view text, citation::Span within);

} // namespace danchieu::corpus
