#pragma once

#include "corpus/document/legal_force.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

inline Date next_day(Date day) { return std::chrono::sys_days{day} + std::chrono::days{1}; }

inline Date day_before(Date day) { return std::chrono::sys_days{day} - std::chrono::days{1}; }

enum class ChangeKind { end, part_end, suspend, part_suspend, amend, lapse, review, not_relied_on };

/// Something that happens to the work, judged and dated. `from` is absent when the day is not known.
struct Change {
  ChangeKind kind = ChangeKind::end;
  std::optional<Date> from;
  std::optional<Date>
      until; ///< first day on which it no longer holds (suspensions; the excepted part of an end)
  std::optional<Date> known_since; ///< no earlier than this, when `from` is absent
  std::vector<std::string> provisions;
  std::vector<std::string> except;
  ForceReason reason;
};

/// Whether what is excepted is a part of the ended document ("Điều 5 khoản 2"), not a set of cases.
bool names_provision(std::string_view text);

/// All that happens to the work, judged and dated, in an order that does not depend on the order of the facts.
std::vector<Change> changes_of(const ForceFacts& facts);

/// The work's own words as a reason.
ForceReason own_reason(const ForceFacts& facts, std::string_view rule, const std::string& quote, Span span, std::optional<Date> date);

/// The words by which the work begins: its own, or those of the document that issues it.
ForceReason begin_reason(const ForceFacts& facts);

} // namespace danchieu::corpus
