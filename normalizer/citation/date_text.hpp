#pragma once

#include "normalizer/text/date.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace danchieu::citation {

/// A date found in running text.
struct DateText {
  std::optional<text::Date> date; ///< empty when the words are a date but not one of the calendar ("31/02/2010")
  std::size_t end = 0;
};

/// The date at `at`: "ngày 05 tháng 5 năm 2009", "ngày24 tháng11 năm 2003", "15/6/2004", "ngày 3.7.2012", with any
/// line breaks. `word_needed`: it must begin with "ngày". Nothing when there is no date.
std::optional<DateText> read_date(std::string_view text, std::size_t at, bool word_needed);

/// "năm 2013" at `at`: the year and the end.
struct YearText {
  int year = 0;
  std::size_t end = 0;
};
std::optional<YearText> read_year_words(std::string_view text, std::size_t at);

} // namespace danchieu::citation
