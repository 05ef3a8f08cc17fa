#include "web/check_page.hpp"

#include "corpus/document/analysis.hpp"
#include "corpus/readers/reader.hpp"
#include "normalizer/text/clean_text.hpp"
#include "query/check/report.hpp"
#include "web/form_data.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <variant>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::Finding;

struct Judged {
  corpus::SourceText source;
  query::CheckReport report;

  query::CheckedDraft draft(std::string file) const {
    return {std::move(file), source.text, &source.offsets, &report};
  }
};

std::variant<Judged, corpus::ReadFailure> judge(const Catalogue& catalogue, std::string_view bytes,
                                                std::string_view name, Date on) {
  corpus::ReadLimits limits;
  limits.max_bytes = HeadLimits{}.body_bytes;
  limits.max_unpacked = 8 * limits.max_bytes;
  limits.max_text = longest_draft;
  limits.max_nesting = 0; // a draft is a document, not a bundle of them
  auto read = corpus::read_bytes(bytes, name, limits);
  if (auto* failure = std::get_if<corpus::ReadFailure>(&read)) return std::move(*failure);
  if (std::get<corpus::SourceText>(read).text.size() > longest_draft)
    return corpus::ReadFailure{corpus::FailureReason::too_big, "the text of the draft is longer than 2 MB", {}};
  Judged judged;
  judged.source = std::move(std::get<corpus::SourceText>(read));
  judged.report = catalogue.check(corpus::analyse(judged.source.text), judged.source.text, on);
  return judged;
}

Response json_file(const ordered_json& value, std::string_view type) {
  Response response;
  response.content_type = type;
  response.body = value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
  return response;
}

constexpr std::string_view sarif_type = "application/sarif+json; charset=utf-8";

/// The report as a file. HTML goes out as an attachment: its own style sheet is not allowed on our pages.
Response report_file(const Judged& judged, std::string_view format, const std::string& name, Language language) {
  if (format == "sarif") {
    Response response = json_file(query::check_to_sarif(judged.draft(name)), sarif_type);
    response.add_header("Content-Disposition", "attachment; filename=\"check.sarif\"");
    return response;
  }
  if (format == "html") {
    Response response;
    response.body = query::check_to_html(judged.draft(name), language);
    response.add_header("Content-Disposition", "attachment; filename=\"check.html\"");
    response.add_header("Content-Language", language_tag(language));
    return response;
  }
  return json_file(query::check_to_json(judged.draft(name)), media::json);
}

ordered_json check_frame(const Visitor& visitor, std::string_view text) {
  PageFrame frame;
  frame.title = label("check.title", visitor.language);
  frame.kind = "check-page";
  frame.path = "/check";
  ordered_json model = frame_model(frame, visitor);
  model["text"] = text;
  model["on"] = text::to_iso(visitor.on);
  model["lang_field"] =
      visitor.language_given ? ordered_json(language_tag(visitor.language)) : ordered_json{};
  model["problem"] = nullptr;
  model["result"] = nullptr;
  return model;
}

ordered_json counts_model(const query::CheckCounts& counts, Language language) {
  ordered_json rows = ordered_json::array();
  const auto add = [&](std::string_view key, unsigned count) {
    if (count > 0 || key == "check.citations") rows.push_back({{"term", label(key, language)}, {"value", count}});
  };
  add("check.citations", counts.citations);
  add("check.in_force", counts.in_force);
  add("check.not_yet", counts.not_yet);
  add("check.expired", counts.expired);
  add("check.partly", counts.partly);
  add("check.suspended", counts.suspended);
  add("check.needs_review", counts.needs_review);
  const unsigned unjudged = counts.unknown + counts.ambiguous + counts.incomplete;
  std::string why;
  const auto because = [&](std::string_view key, unsigned count) {
    if (count == 0) return;
    why += (why.empty() ? "" : ", ") + std::string{label(key, language)} + ": " + std::to_string(count);
  };
  because("check.unknown", counts.unknown);
  because("check.ambiguous", counts.ambiguous);
  because("check.incomplete", counts.incomplete);
  std::string value = std::to_string(unjudged);
  if (!why.empty()) value += " (" + why + ')';
  rows.push_back({{"term", label("check.unjudged", language)}, {"value", value}});
  return rows;
}

/// Which of the findings shown has a mark in the text, and whose mark it is: overlapping findings share one.
struct Marks {
  std::vector<std::size_t> of_finding; ///< 1-based number of the finding whose mark covers it; 0: none
  ordered_json runs = ordered_json::array();
};

Marks mark(std::string_view text, const std::vector<Finding>& findings) {
  Marks marks;
  marks.of_finding.resize(findings.size(), 0);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < findings.size() && i < findings_shown; ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return findings[a].span.start < findings[b].span.start; });
  std::size_t written = 0;
  std::size_t last = 0;
  const auto plain = [&](std::size_t end) {
    if (end > written) marks.runs.push_back({{"text", text.substr(written, end - written)}, {"mark", nullptr}});
    written = std::max(written, end);
  };
  for (const std::size_t i : order) {
    const std::size_t start = std::min(findings[i].span.start, text.size());
    const std::size_t end = std::min(findings[i].span.end, text.size());
    if (end <= start) continue;
    if (start < written) {
      marks.of_finding[i] = last;
      continue;
    }
    plain(start);
    last = i + 1;
    marks.of_finding[i] = last;
    marks.runs.push_back({{"text", text.substr(start, end - start)},
                          {"mark", {{"number", last}, {"code", query::code(findings[i].severity)}}}});
    written = end;
  }
  plain(text.size());
  return marks;
}

ordered_json finding_model(const Finding& finding, std::size_t number, std::size_t mark_number,
                           const Visitor& visitor) {
  ordered_json evidence = ordered_json::array();
  for (const query::FindingEvidence& each : finding.evidence) {
    if (each.quote.empty()) continue;
    evidence.push_back(
        {{"by", each.by.empty() ? ordered_json{} : ordered_json(each.by)}, {"quote", each.quote}});
  }
  ordered_json candidates = ordered_json::array();
  for (const std::string& work : finding.candidates) {
    const auto id = citation::WorkId::parse(work);
    if (id && candidates.size() < 8) candidates.push_back({{"href", work_link(visitor, work)}, {"name", work}});
  }
  const bool linked = citation::WorkId::parse(finding.work).has_value();
  return {{"number", number},
          {"message", visitor.language == Language::vi ? finding.vi : finding.en},
          {"words", finding.text.empty() ? ordered_json{} : ordered_json(finding.text)},
          {"mark", mark_number == 0 ? ordered_json{} : ordered_json(mark_number)},
          {"work", linked ? ordered_json(work_link(visitor, finding.work)) : ordered_json{}},
          {"suggestion", finding.suggestion.empty() ? ordered_json{} : ordered_json(finding.suggestion)},
          {"has_candidates", !candidates.empty()},
          {"candidates", std::move(candidates)},
          {"evidence", std::move(evidence)}};
}

ordered_json result_model(const Judged& judged, const Visitor& visitor) {
  struct Group {
    query::Severity severity;
    std::string_view key;
  };

  static constexpr std::array<Group, 3> order{{{query::Severity::error, "check.error"},
                                               {query::Severity::warning, "check.warning"},
                                               {query::Severity::info, "check.info"}}};
  const auto& findings = judged.report.findings;
  Marks marks = mark(judged.source.text, findings);
  ordered_json groups = ordered_json::array();
  for (const Group& group : order) {
    ordered_json items = ordered_json::array();
    for (std::size_t i = 0; i < findings.size() && i < findings_shown; ++i) {
      if (findings[i].severity == group.severity)
        items.push_back(finding_model(findings[i], i + 1, marks.of_finding[i], visitor));
    }
    if (items.empty()) continue;
    groups.push_back({{"code", query::code(group.severity)},
                      {"heading", label(group.key, visitor.language)},
                      {"count", items.size()},
                      {"items", std::move(items)}});
  }
  return {{"on", date_text(judged.report.on, visitor.language)},
          {"counts", counts_model(judged.report.checked, visitor.language)},
          {"has_findings", !groups.empty()},
          {"groups", std::move(groups)},
          {"more", findings.size() > findings_shown ? ordered_json(findings.size() - findings_shown)
                                                    : ordered_json{}},
          {"runs", std::move(marks.runs)}};
}

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// In which types a program may send a draft; the ending is a hint for the readers, which judge by content.
struct DraftType {
  std::string_view type;
  std::string_view ending;
};

constexpr std::array<DraftType, 9> draft_types{{{"text/plain", ".txt"},
                                                {"text/markdown", ".md"},
                                                {"text/html", ".html"},
                                                {"application/pdf", ".pdf"},
                                                {"application/rtf", ".rtf"},
                                                {"text/rtf", ".rtf"},
                                                {"application/msword", ".doc"},
                                                {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
                                                {"application/vnd.oasis.opendocument.text", ".odt"}}};

} // namespace

Response empty_check_page(const Visitor& visitor) { return page("check", check_frame(visitor, {}), visitor); }

std::optional<CheckForm> read_check_form(const Request& request) {
  constexpr std::size_t most_fields = 16;
  const std::string_view type = request.head.field("content-type");
  CheckForm form;
  if (begins(type, "application/x-www-form-urlencoded")) {
    auto fields = parse_query(request.body, most_fields);
    if (!fields) return std::nullopt;
    form.fields = std::move(*fields);
    return form;
  }
  const auto parts = parse_form_data(type, request.body, most_fields);
  if (!parts) return std::nullopt;
  for (const FormPart& part : *parts) {
    if (!part.file) form.fields.emplace_back(part.name, part.content);
    else if (part.name == "file" && form.file.empty()) std::tie(form.file_name, form.file) = std::pair{*part.file, part.content};
  }
  return form;
}

Response check_answer(const Catalogue& catalogue, const CheckForm& form, const Visitor& visitor) {
  // A text area sends CR LF; people's files mostly have LF, and line numbers are the same.
  std::string text{value_of(form.fields, "text")};
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  const auto problem_page = [&](std::string_view key) {
    ordered_json model = check_frame(visitor, text::clean_utf8(text));
    model["problem"] = label(key, visitor.language);
    return page("check", model, visitor, 400);
  };
  const bool blank = text.find_first_not_of(" \t\n") == std::string::npos;
  if (blank && form.file.empty()) return problem_page("error.no_draft");
  const auto judged = form.file.empty() ? judge(catalogue, text, "draft.txt", visitor.on)
                                        : judge(catalogue, form.file, form.file_name, visitor.on);
  if (const auto* failure = std::get_if<corpus::ReadFailure>(&judged)) {
    const std::string key = std::string{"error.draft"} + '_' + std::string{corpus::code(failure->reason)};
    return problem_page(has_label(key) ? key : "error.draft");
  }
  const Judged& answer = std::get<Judged>(judged);
  const std::string_view format = value_of(form.fields, "format");
  if (format == "sarif" || format == "html") return report_file(answer, format, "draft.txt", visitor.language);
  // What was read from a file stands in the box from now on: there it can be corrected, and the downloads are of it.
  ordered_json model = check_frame(visitor, answer.source.text);
  model["result"] = result_model(answer, visitor);
  return page("check", model, visitor);
}

Response api_check(const Catalogue& catalogue, const Request& request, Date on, Language language) {
  const std::string_view type = request.head.field("content-type");
  const auto known = std::find_if(draft_types.begin(), draft_types.end(), [type](const DraftType& each) { return begins(type, each.type); });
  if (known == draft_types.end()) return problem(415, "send the draft itself: text/plain, text/markdown, text/html, a Word, RTF, OpenDocument or PDF file");
  const std::string name = "draft" + std::string{known->ending};
  std::string_view format = value_of(request.head.parameters, "format");
  if (format.empty()) {
    const std::string_view accept = request.head.field("accept");
    const auto first = [&](std::string_view what) { return accept.find(what); };
    const std::size_t json = std::min(first("application/json"), first("*/*"));
    format = "json";
    if (first("application/sarif+json") < json) format = "sarif";
    else if (first("text/html") < json) format = "html";
  }
  if (format != "json" && format != "sarif" && format != "html")
    return problem(400, "format is json, sarif or html");
  const auto judged = judge(catalogue, request.body, name, on);
  if (const auto* failure = std::get_if<corpus::ReadFailure>(&judged))
    return problem(failure->reason == corpus::FailureReason::too_big ? 413 : 400,
                   "the draft cannot be read: " + failure->message);
  return report_file(std::get<Judged>(judged), format, name, language);
}

} // namespace danchieu::web
