#pragma once

#include "corpus/document/clause_text.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace danchieu::corpus {

/// A length of time told in a clause: "45 ngày", "sáu (06) tháng", "bốn mươi lăm ngày", "01 năm".
struct ClausePeriod {
  enum class Unit : std::uint8_t { day, month, year };

  int count = 0;
  Unit unit = Unit::day;
  std::size_t end = 0; ///< token behind it
};

/// The length of time that starts at `i`, with figures or words and the other in brackets.
std::optional<ClausePeriod> period_at(const ClauseText& text, std::size_t i);

/// The day so much later: one month after 31 January is the last day of February.
Date later_by(Date day, const ClausePeriod& period);

} // namespace danchieu::corpus
