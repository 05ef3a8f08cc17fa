#include "query/check/report.hpp"
#include "query/check/text_lines.hpp"

#include <algorithm>
#include <array>

namespace danchieu::query {

namespace {

using corpus::Language;

std::string_view severity_word(Severity severity, Language language) {
  const bool vi = language == Language::vi;
  switch (severity) {
  case Severity::error: return vi ? "lỗi" : "error";
  case Severity::warning: return vi ? "cảnh báo" : "warning";
  case Severity::info: return vi ? "lưu ý" : "note";
  }
  return {};
}

const std::string& message(const Finding& finding, Language language) {
  return language == Language::vi ? finding.vi : finding.en;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

/// First byte at or after `offset` that begins a character.
std::size_t character_start(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
  return std::min(offset, text.size());
}

/// The line of a finding, cut around it when long, and a caret line below its words.
std::string caret_lines(std::string_view text, const TextLines& table, Span span) {
  constexpr std::size_t before = 60;
  constexpr std::size_t after = 100;
  const Span line = table.line_around(span.start);
  std::size_t start = line.start;
  std::size_t end = line.end;
  const bool cut = span.start - start > before;
  if (cut) start = character_start(text, span.start - before);
  if (end > span.start + after) end = character_start(text, span.start + after);
  const std::size_t marked_end = std::clamp(span.end, span.start, std::max(span.start, end));
  std::string lines = "    " + std::string(cut ? "…" : "") + std::string(text.substr(start, end - start)) + "\n    ";
  lines.append((cut ? 1 : 0) + letters(text.substr(start, span.start - start)), ' ');
  lines.append(std::max<std::size_t>(1, letters(text.substr(span.start, marked_end - span.start))), '^');
  return lines + '\n';
}

std::string summary(const CheckCounts& counts, Language language) {
  struct Row {
    unsigned count;
    std::string_view vi;
    std::string_view en;
  };

  const std::array<Row, 10> rows{{{counts.citations, "viện dẫn", "citations"},
                                  {counts.in_force, "còn hiệu lực", "in force"},
                                  {counts.not_yet, "chưa có hiệu lực", "not yet in force"},
                                  {counts.expired, "hết hiệu lực", "expired"},
                                  {counts.partly, "hết hiệu lực một phần", "partly expired"},
                                  {counts.suspended, "ngưng hiệu lực", "suspended"},
                                  {counts.needs_review, "cần rà soát", "to be reviewed"},
                                  {counts.ambiguous, "chưa xác định duy nhất", "ambiguous"},
                                  {counts.incomplete, "thiếu thông tin để xác định", "incomplete"},
                                  {counts.unknown, "không rõ hiệu lực", "force unknown"}}};
  std::string line;
  for (const Row& row : rows) {
    if (row.count == 0 && !line.empty()) continue;
    line += (line.empty() ? "" : ", ") + std::to_string(row.count) + ' ' + std::string(language == Language::vi ? row.vi : row.en);
  }
  return line + '\n';
}

std::string escaped(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
    case '&': html += "&amp;"; break;
    case '<': html += "&lt;"; break;
    case '>': html += "&gt;"; break;
    case '"': html += "&quot;"; break;
    case '\'': html += "&#39;"; break;
    default: html += letter;
    }
  }
  return html;
}

constexpr std::string_view page_style = "body{font:1rem/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
                                        "pre{white-space:pre-wrap;font:inherit}mark{background:#fff3bf;padding:0 .1em}"
                                        "mark.error{background:#ffd6d6}mark.info{background:#e3eefc}"
                                        "li{margin:.5em 0}q{color:#444}.severity{font-weight:600}";

std::string finding_html(const Finding& finding, std::size_t number, Language language) {
  const std::string id = std::to_string(number);
  std::string html = "<li id=\"finding-" + id + "\"><span class=\"severity\">" + escaped(severity_word(finding.severity, language)) +
                     "</span> (" + escaped(finding.rule) + "): <a href=\"#mark-" + id + "\">" + escaped(finding.text) + "</a>. " +
                     escaped(message(finding, language));
  for (const FindingEvidence& evidence : finding.evidence) {
    if (!evidence.quote.empty()) html += "<br><q>" + escaped(evidence.quote) + "</q> (" + escaped(evidence.by) + ")";
  }
  return html + "</li>\n";
}

} // namespace

std::string check_to_text(const CheckedDraft& draft, Language language) {
  const TextLines lines(draft.clean_text);
  std::string text;
  for (const Finding& finding : draft.report->findings) {
    text += draft.file + ':' + std::to_string(lines.place(finding.span.start).line) + ": " +
            std::string(severity_word(finding.severity, language)) + " [" + finding.rule + "] " + message(finding, language) + '\n';
    text += caret_lines(draft.clean_text, lines, finding.span);
    for (const FindingEvidence& evidence : finding.evidence)
      if (!evidence.quote.empty()) text += "    “" + evidence.quote + "” (" + evidence.by + ")\n";
  }
  return text + draft.file + ": " + summary(draft.report->checked, language);
}

std::string check_to_html(const CheckedDraft& draft, Language language) {
  const bool vi = language == Language::vi;
  const std::string title = escaped((vi ? "Kiểm tra: " : "Check: ") + draft.file);
  std::string html = "<!doctype html>\n<html lang=\"" + std::string(vi ? "vi" : "en") +
                     "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + title +
                     "</title><style>" + std::string(page_style) + "</style></head>\n<body>\n<h1>" + title + "</h1>\n<p>" +
                     escaped(summary(draft.report->checked, language)) + "</p>\n<ol>\n";
  std::size_t number = 0;
  for (const Finding& finding : draft.report->findings) html += finding_html(finding, ++number, language);
  html += "</ol>\n<pre lang=\"vi\">";
  std::size_t written = 0;
  number = 0;
  for (const Finding& finding : draft.report->findings) {
    ++number;
    if (finding.span.start < written) { // a second finding on the same words: marks cannot overlap, its link ends behind the first
      html += "<span id=\"mark-" + std::to_string(number) + "\"></span>";
      continue;
    }
    html += escaped(draft.clean_text.substr(written, finding.span.start - written));
    html += "<mark id=\"mark-" + std::to_string(number) + "\" class=\"" + std::string(code(finding.severity)) + "\"><a href=\"#finding-" +
            std::to_string(number) + "\">" + escaped(draft.clean_text.substr(finding.span.start, finding.span.end - finding.span.start)) +
            "</a></mark>";
    written = finding.span.end;
  }
  return html + escaped(draft.clean_text.substr(written)) + "</pre>\n</body>\n</html>\n";
}

} // namespace danchieu::query
