#include "query/check/report.hpp"
#include "query/check/rules.hpp"
#include "query/check/text_lines.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace danchieu::query {

using nlohmann::ordered_json;

namespace {

Span in_file(const CheckedDraft& draft, Span span) {
  if (draft.offsets == nullptr) return span;
  return {draft.offsets->to_source(span.start), draft.offsets->to_source_end(span.end)};
}

std::string iso(Date date) { return text::to_iso(date); }

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

ordered_json evidence_json(const FindingEvidence& evidence) {
  return {{"rule", evidence.rule},
          {"by", text_or_null(evidence.by)},
          {"quote", text_or_null(evidence.quote)},
          {"file", text_or_null(evidence.file)},
          {"start", evidence.span.start},
          {"end", evidence.span.end}};
}

ordered_json finding_json(const CheckedDraft& draft, const Finding& finding) {
  const Span span = in_file(draft, finding.span);
  ordered_json evidence = ordered_json::array();
  for (const FindingEvidence& each : finding.evidence) evidence.push_back(evidence_json(each));
  return {{"rule", finding.rule},
          {"severity", code(finding.severity)},
          {"start", span.start},
          {"end", span.end},
          {"text", finding.text},
          {"message", finding.vi},
          {"message_en", finding.en},
          {"work", text_or_null(finding.work)},
          {"candidates", finding.candidates},
          {"suggestion", text_or_null(finding.suggestion)},
          {"evidence", evidence}};
}

/// SARIF file references are URIs: every byte outside the unreserved set and '/' is percent-encoded.
std::string uri(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char byte : path) {
    const auto value = static_cast<unsigned char>(byte);
    const bool plain = (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z') ||
                       std::string_view("-._~/").find(byte) != std::string_view::npos;
    if (plain) {
      encoded += byte;
    } else {
      encoded += '%';
      encoded += digits[value >> 4U];
      encoded += digits[value & 15U];
    }
  }
  return encoded;
}

std::string_view sarif_level(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::info: return "note";
  }
  return "note";
}

ordered_json sarif_rules() {
  ordered_json rules = ordered_json::array();
  for (const RuleText& rule : check_rules()) {
    rules.push_back({{"id", rule.id},
                     {"name", rule.id},
                     {"shortDescription", {{"text", rule.name_vi}}},
                     {"fullDescription", {{"text", std::string(rule.name_en) + ". " + std::string(rule.source)}}},
                     {"defaultConfiguration", {{"level", sarif_level(rule.severity)}}}});
  }
  return rules;
}

/// SARIF counts columns in UTF-16 code units by default; the run says that ours are Unicode code points.
ordered_json sarif_result(const CheckedDraft& draft, const TextLines& lines, const Finding& finding) {
  const auto& rules = check_rules();
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const RuleText& each) { return each.id == finding.rule; });
  const TextLines::Place start = lines.place(finding.span.start);
  const TextLines::Place end = lines.place(finding.span.end);
  ordered_json result = {
      {"ruleId", finding.rule},
      {"ruleIndex", rule - rules.begin()},
      {"level", sarif_level(finding.severity)},
      {"message", {{"text", finding.vi}}},
      {"locations",
       {{{"physicalLocation",
          {{"artifactLocation", {{"uri", uri(draft.file)}}},
           {"region",
            {{"startLine", start.line},
             {"startColumn", start.column},
             {"endLine", end.line},
             {"endColumn", end.column},
             {"snippet", {{"text", finding.text}}}}}}}}}},
      {"properties", {{"message_en", finding.en}, {"work", text_or_null(finding.work)}}}};
  ordered_json quotes = ordered_json::array();
  for (const FindingEvidence& each : finding.evidence) quotes.push_back(evidence_json(each));
  if (!quotes.empty()) result["properties"]["evidence"] = quotes;
  return result;
}

} // namespace

ordered_json check_to_json(const CheckedDraft& draft) {
  const CheckReport& report = *draft.report;
  ordered_json findings = ordered_json::array();
  for (const Finding& finding : report.findings) findings.push_back(finding_json(draft, finding));
  const CheckCounts& counts = report.checked;
  return {{"file", draft.file},
          {"on", iso(report.on)},
          {"findings", findings},
          {"checked",
           {{"citations", counts.citations},
            {"in_force", counts.in_force},
            {"not_yet", counts.not_yet},
            {"expired", counts.expired},
            {"partly", counts.partly},
            {"suspended", counts.suspended},
            {"needs_review", counts.needs_review},
            {"unknown", counts.unknown},
            {"ambiguous", counts.ambiguous},
            {"incomplete", counts.incomplete}}}};
}

ordered_json check_to_sarif(const CheckedDraft& draft) {
  const TextLines lines(draft.clean_text);
  ordered_json results = ordered_json::array();
  for (const Finding& finding : draft.report->findings) results.push_back(sarif_result(draft, lines, finding));
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs",
           {{{"tool", {{"driver", {{"name", "danchieu"}, {"rules", sarif_rules()}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"language", "vi"},
             {"artifacts", {{{"location", {{"uri", uri(draft.file)}}}}}},
             {"results", results},
             {"properties", {{"on", iso(draft.report->on)}}}}}}};
}

} // namespace danchieu::query
