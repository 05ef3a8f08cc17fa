#include "query/check/rules.hpp"

#include "normalizer/text/fold.hpp"
#include "normalizer/text/table.hpp"

#include <algorithm>
#include <cassert>

namespace danchieu::query {

std::string_view embedded_file(std::string_view name) noexcept;

std::string_view code(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::info: return "info";
  }
  return "info";
}

bool CheckReport::has_errors() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

namespace {

struct Rule {
  RuleText text;
  std::string_view message_vi;
  std::string_view message_en;
};

Severity severity_named(std::string_view name) {
  if (name == "error") return Severity::error;
  return name == "warning" ? Severity::warning : Severity::info;
}

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> rows;
    for (const auto& cell : text::table_rows(embedded_file("check_rules.tsv")))
      rows.push_back({{cell[0], severity_named(cell[1]), cell[2], cell[3], cell[6]}, cell[4], cell[5]});
    return rows;
  }();
  return all;
}

/// "{cited} có thể là {count} văn bản" with its values; a placeholder without value becomes nothing.
std::string fill(std::string_view message, MessageValues values) {
  std::string filled;
  while (!message.empty()) {
    const std::size_t open = std::min(message.find('{'), message.size());
    filled.append(message.substr(0, open));
    message.remove_prefix(open);
    if (message.empty()) break;
    const std::size_t close = message.find('}');
    assert(close != std::string_view::npos);
    const std::string_view key = message.substr(1, close - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == key; });
    if (value != values.end()) filled.append(value->second);
    message.remove_prefix(close + 1);
  }
  return filled;
}

} // namespace

Finding make_finding(std::string_view rule, Span span, std::string_view clean_text, MessageValues values) {
  const auto row = std::find_if(rules().begin(), rules().end(), [&](const Rule& each) { return each.text.id == rule; });
  assert(row != rules().end());
  Finding finding;
  finding.rule = rule;
  finding.severity = row->text.severity;
  finding.span = span;
  finding.text = text::squeeze(clean_text.substr(span.start, span.end - span.start));
  finding.vi = fill(row->message_vi, values);
  finding.en = fill(row->message_en, values);
  return finding;
}

const std::vector<RuleText>& check_rules() {
  static const std::vector<RuleText> texts = [] {
    std::vector<RuleText> rows;
    for (const Rule& rule : rules()) rows.push_back(rule.text);
    return rows;
  }();
  return texts;
}

} // namespace danchieu::query
