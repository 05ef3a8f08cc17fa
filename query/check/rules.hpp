#pragma once

#include "query/check/finding.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::query {

/// Values put into the placeholders of a rule's message: {"by", "673/QĐ-UBND"} fills "{by}".
using MessageValues = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// A finding of the rule with its severity and messages from check_rules.tsv. Asserts that the rule exists.
Finding make_finding(std::string_view rule, Span span, std::string_view clean_text, MessageValues values = {});

/// The rule's name and source for reports (SARIF `rules`).
struct RuleText {
  std::string_view id;
  Severity severity = Severity::info;
  std::string_view name_vi;
  std::string_view name_en;
  std::string_view source;
};
const std::vector<RuleText>& check_rules();

} // namespace danchieu::query
