#include "corpus/document/regime.hpp"
#include "normalizer/citation/hierarchy.hpp"
#include "normalizer/text/fold.hpp"
#include "query/characters.hpp"
#include "query/check/draft.hpp"
#include "query/check/provision_path.hpp"
#include "query/check/rules.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace danchieu::query {

namespace {

/// The first line of the document, where a finding about the whole of it is shown.
Span first_line(const Draft& draft) {
  const Span& whole = draft.document.span;
  std::size_t start = draft.text.find_first_not_of(" \n\t", whole.start);
  if (start == std::string_view::npos || start >= whole.end) start = whole.start;
  return {start, std::min(draft.text.find('\n', start), whole.end)};
}

/// The line "Kon Tum, ngày … tháng … năm 20…" of a heading whose date is left open, else the first line.
Span date_line(const Draft& draft) {
  constexpr std::size_t longest_heading = 3000;
  const Span& whole = draft.document.span;
  const std::string_view heading = draft.text.substr(whole.start, std::min(longest_heading, whole.end - whole.start));
  for (std::size_t start = 0; start < heading.size();) {
    const std::size_t end = std::min(heading.find('\n', start), heading.size());
    const std::string line = text::lower(heading.substr(start, end - start));
    const std::size_t day = line.find("ngày");
    const std::size_t month = line.find("tháng", day == std::string::npos ? 0 : day);
    if (day != std::string::npos && month != std::string::npos && line.find("năm", month) != std::string::npos && line.find("căn cứ") == std::string::npos) {
      std::size_t first = whole.start + start;
      while (first < whole.start + end && is_blank(draft.text[first])) ++first;
      return {first, whole.start + end};
    }
    start = end + 1;
  }
  return first_line(draft);
}

void check_blanks(Draft& draft) {
  const corpus::Document& document = draft.document;
  if (document.attached_to || document.type.empty()) return;
  if (document.number.empty()) draft.findings.push_back(make_finding("blank_number", first_line(draft), draft.text));
  if (!document.date) draft.findings.push_back(make_finding("blank_date", date_line(draft), draft.text));
}

/// Least days from issue to effect that the regime asks of a norm of this rank.
int least_days(const corpus::Regime& regime, int rank) {
  if (rank <= 8) return regime.days_central;
  if (rank <= 10) return regime.days_province;
  return rank <= 13 ? regime.days_district : regime.days_commune;
}

void check_effect(Draft& draft) {
  const corpus::Document& document = draft.document;
  if (!document.work || !document.date || !document.effective.date) return;
  const int rank = citation::rank(*document.work);
  const corpus::Regime* regime = corpus::regime_on(*document.date);
  if (rank >= citation::administrative_rank || regime == nullptr || !citation::has_normative_form(*document.work)) return;
  const int days = least_days(*regime, rank);
  if (std::chrono::sys_days{*document.effective.date} - std::chrono::sys_days{*document.date} >= std::chrono::days{days}) return;
  draft.findings.push_back(make_finding("effect_too_early", document.effective.span, draft.text,
                                        {{"written", text::to_vietnamese(*document.effective.date)},
                                         {"days", std::to_string(days)},
                                         {"regime", regime->name_vi}}));
}

/// "Ban hành kèm theo Quyết định này Quy chế …"
bool promises_attachment(const Draft& draft, const corpus::Citation& citation) {
  constexpr std::size_t reach = 60;
  if (citation.kind != citation::CitationKind::self || citation.quoted || draft.document.attached_to) return false;
  const std::size_t from = citation.span.start - std::min(reach, citation.span.start);
  std::string before = text::fold(draft.text.substr(from, citation.span.start - from));
  const std::size_t line = before.rfind('\n', before.find_last_not_of(" \n"));
  before = text::squeeze(line == std::string::npos ? before : before.substr(line + 1));
  const std::size_t issue = before.rfind("ban hanh kem theo");
  if (issue == std::string::npos || issue + std::string_view("ban hanh kem theo").size() != before.size()) return false;
  // "theo mẫu tại Phụ lục I ban hành kèm theo Thông tư này" speaks of an annex; the act itself begins a sentence.
  const std::size_t last = before.find_last_not_of(' ', issue == 0 ? 0 : issue - 1);
  return issue == 0 || before[last] == '.' || before[last] == ':' || before[last] == ';' || before[last] == ')' || before.substr(0, issue).ends_with("nay ");
}

bool is_annex(std::string_view path) { return path.starts_with("phụ lục") || path.starts_with("danh mục"); }

/// Annexes and attached documents that the document speaks of as its own.
void check_annexes(Draft& draft) {
  const std::set<std::string> paths = provision_paths(draft.document.provisions);
  const bool has_annex = draft.has_attachment || std::any_of(paths.begin(), paths.end(), is_annex);
  std::set<std::string> reported;
  for (const corpus::Citation& citation : draft.document.citations) {
    if (citation.kind != citation::CitationKind::self || citation.quoted) continue;
    if (promises_attachment(draft, citation) && !has_annex && reported.insert("").second)
      draft.findings.push_back(make_finding("missing_attachment", citation.span, draft.text));
    for (const std::string& pinpoint : citation.pinpoint) {
      const std::string path = text::lower(pinpoint);
      if (!path.starts_with("phụ lục") || has_annex || paths.contains(path) || !reported.insert(path).second) continue;
      draft.findings.push_back(make_finding("missing_annex", citation.span, draft.text, {{"provision", pinpoint}}));
    }
  }
}

/// "(Ban hành kèm theo Quyết định số …)": the document that issues this one should stand before it in the file.
void check_parent(Draft& draft) {
  if (draft.document.attached_to && !draft.has_parent)
    draft.findings.push_back(make_finding("attachment_without_parent", first_line(draft), draft.text));
}

/// Decree 30/2020/NĐ-CP, Annex VI: numbers run on within a year, so a number that another document holds is taken.
void check_number_taken(Draft& draft) {
  const corpus::Document& document = draft.document;
  if (!document.work || !document.work->complete() || document.attached_to) return;
  const WorkView* held = draft.works.view(*document.work);
  if (held == nullptr || !held->summary.text_known) return;
  const bool other_day = document.date && held->summary.date && *document.date != *held->summary.date;
  const std::string own_title = text::squeeze(text::fold(document.title));
  const std::string its_title = text::squeeze(text::fold(held->summary.title));
  const bool other_title = !own_title.empty() && !its_title.empty() && own_title != its_title;
  if (!other_day && !other_title) return;
  Finding finding = make_finding("number_taken", first_line(draft), draft.text,
                                 {{"cited", document.number},
                                  {"right", held->summary.title},
                                  {"written", held->summary.date ? text::to_vietnamese(*held->summary.date) : "?"}});
  finding.work = held->summary.work;
  draft.findings.push_back(std::move(finding));
}

} // namespace

void check_form(Draft& draft) {
  check_parent(draft);
  check_number_taken(draft);
  check_blanks(draft);
  check_effect(draft);
  check_annexes(draft);
}

} // namespace danchieu::query
