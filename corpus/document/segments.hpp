#pragma once

#include "corpus/document/heading.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The line below the title of an attached document, or of an annex, that names the document it came with:
/// "(Ban hành kèm theo Quyết định số 673/QĐ-UBND ngày 23 tháng 07 năm 2012 của Ủy ban nhân dân tỉnh Kon Tum)".
struct Caption {
  Span span;
  Span number_span;
  std::string type;   ///< "quyết định"
  std::string number; ///< empty when blank
  std::string symbol;
  std::optional<int> year;
  std::optional<Date> date;
  std::string issuer; ///< as written after "của"; may be empty
};

/// The caption that begins at `at`, if one does.
std::optional<Caption> read_caption(std::string_view text, Span line, std::size_t end);

/// One document in a text of several.
struct Segment {
  Span span;
  Heading heading;
  std::optional<Caption> caption; ///< of an attached document
};

/// The documents in a text, in order; they partition it. Attached plans, regulations, programmes and lists are documents
/// ("ban hành kèm theo"); annexes and forms (phụ lục, mẫu, biểu) are parts of theirs. A second complete heading begins a
/// second document.
std::vector<Segment> find_segments(std::string_view text);

} // namespace danchieu::corpus
