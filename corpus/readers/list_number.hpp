#pragma once

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// How the numbers of an automatic list are written.
enum class NumberFormat {
  none,
  decimal,
  decimal_zero, ///< 01, 02, … 10
  lower_letter,
  upper_letter,
  lower_roman,
  upper_roman,
  vietnamese, ///< một, hai, ba
};

/// By the names of ISO/IEC 29500-1, 17.18.59 ("lowerLetter"); those that are not known count as decimal.
NumberFormat office_number_format(std::string_view name);

/// By the signs of ODF 1.3 part 3, 19.508 ("1", "a", "A", "i", "I", "").
NumberFormat open_document_number_format(std::string_view sign);

/// 4 → "4", "d", "IV"; letters go on after z with aa, bb as Word has it. Values below 1 are decimal, whatever was asked.
std::string list_number(long value, NumberFormat format);

/// What is shown of a bullet: "+" and "-" as they are, the signs of symbol fonts as "-".
std::string bullet(std::string_view sign);

} // namespace danchieu::corpus
