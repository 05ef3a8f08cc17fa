#pragma once

#include "corpus/document/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// What the first page says of a document before its preamble or text begins (thể thức: Decree 30/2020/NĐ-CP, annex I).
/// Fields that are not there are empty.
struct Heading {
  Span region;               ///< from the document's first byte to where preamble or text begin
  Span number_span;          ///< of the document's own number; in "Luật số: 24/2018/QH14" from the type word on
  std::string number;        ///< canonical; empty when blank or absent
  std::string symbol;        ///< "QĐ-UBND", also when the digits are blank
  std::optional<int> year;   ///< from the number, else from the date line
  std::optional<Date> date;
  std::string date_place;    ///< "Kon Tum" of "Kon Tum, ngày …"
  std::string letterhead;    ///< the body above the number, as written, blanks squeezed
  std::string parent_body;   ///< the body above the letterhead's: "ỦY BAN NHÂN DÂN TỈNH KON TUM" over "SỞ NỘI VỤ"
  std::string enacting_body; ///< the line between title and preamble: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM"
  std::string type;          ///< full Vietnamese name, lower case
  Span type_span;
  std::string title;         ///< blanks squeezed; of an official letter what follows "V/v"
  bool national = false;     ///< whether the national heading (Quốc hiệu) is there
  bool consolidated = false; ///< a consolidated text (văn bản hợp nhất) under the heading of the act it consolidates
  bool letter = false;       ///< an official letter (công văn): no type line, but "V/v" or "Kính gửi"
};

/// Reads the heading at the start of `document`; looks at most 16 kB deep. Two columns may stand side by side, one below
/// the other, or torn over lines: the words are read in order and recognised by what they are.
Heading read_heading(std::string_view text, Span document);

} // namespace danchieu::corpus
