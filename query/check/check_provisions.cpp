#include "normalizer/text/fold.hpp"
#include "query/check/mention.hpp"
#include "query/check/provision_path.hpp"
#include "query/check/rules.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

// The cited parts of a work that stands: did they end or change, and does the text held have them at all?

namespace danchieu::query {

namespace {

using corpus::ForceReason;

bool has_ended(ForceStatus status) { return status == ForceStatus::expired || status == ForceStatus::suspended; }

/// Whether one of the changed parts holds `pinpoint` or lies in it; the gravest is told.
bool check_pinpoint(const Mention& mention, const WorkView& view, const std::string& pinpoint) {
  const corpus::ProvisionForce* touched = nullptr;
  for (const corpus::ProvisionForce& part : view.force.provisions) {
    if (is_own(mention, part.reason) || !overlaps(part.provision, pinpoint)) continue;
    if (touched == nullptr || (has_ended(part.status) && !has_ended(touched->status))) touched = &part;
  }
  if (touched == nullptr) return false;
  Finding finding = make_finding(has_ended(touched->status) ? "cited_provision_ended" : "cited_provision_amended", mention.citation.span, mention.draft.text,
                                 {{"cited", mention.cited},
                                  {"provision", touched->provision},
                                  {"by_vi", by_words(view, &touched->reason, corpus::Language::vi)},
                                  {"by_en", by_words(view, &touched->reason, corpus::Language::en)}});
  finding.work = view.summary.work;
  finding.evidence.push_back(evidence_of(touched->reason));
  mention.draft.findings.push_back(std::move(finding));
  return true;
}

/// A work of which parts ended, cited elsewhere or as a whole. Told once for the whole: the list of its parts is long.
void report_untouched(const Mention& mention, const WorkView& view) {
  if (view.force.status != ForceStatus::partly_expired) return;
  const auto& because = view.force.because;
  const auto other = std::find_if(because.begin(), because.end(), [&](const ForceReason& reason) {
    return !is_own(mention, reason) && reason.rule != "own_effective_date" && reason.rule != "amended_by";
  });
  if (other == because.end()) return; // only the draft itself ends parts of it
  const bool whole = mention.citation.pinpoint.empty();
  if (whole && !mention.draft.first_time("partly_expired_whole", view.summary.work)) return;
  std::string parts;
  for (const corpus::ProvisionForce& part : view.force.provisions)
    if (part.status != ForceStatus::in_force && !is_own(mention, part.reason)) parts += (parts.empty() ? ": " : ", ") + part.provision;
  Finding finding = make_finding(whole ? "partly_expired_whole" : "partly_expired", mention.citation.span, mention.draft.text,
                                 {{"cited", mention.cited},
                                  {"parts", parts},
                                  {"by_vi", by_words(view, &*other, corpus::Language::vi)},
                                  {"by_en", by_words(view, &*other, corpus::Language::en)}});
  finding.work = view.summary.work;
  for (const ForceReason& reason : because)
    if (reason.rule != "own_effective_date" && reason.rule != "amended_by") finding.evidence.push_back(evidence_of(reason));
  mention.draft.findings.push_back(std::move(finding));
}

/// Whether the text held is whole, as far as its articles tell: they run from 1 without a gap. A collection may hold
/// only some ("Điều 2, Điều 3" of an amending decree), and what it leaves out is no fault of the citation.
bool holds_all_articles(const std::set<std::string>& paths) {
  constexpr std::string_view head = "điều ";
  std::set<int> numbers;
  for (const std::string& path : paths) {
    if (!path.starts_with(head)) continue;
    int number = 0;
    const auto [end, error] = std::from_chars(path.data() + head.size(), path.data() + path.size(), number);
    if (error == std::errc{} && end == path.data() + path.size()) numbers.insert(number);
  }
  return !numbers.empty() && *numbers.begin() == 1 && *numbers.rbegin() == static_cast<int>(numbers.size());
}

bool ends_in_digit(std::string_view path) { return !path.empty() && path.back() >= '0' && path.back() <= '9'; }

/// The outermost part of `path` ("điều 5 khoản 2") that is not in the text; empty when all of it is, or may be. A label with a
/// letter ("Điều 5a", "khoản 2a") was added by an amendment, so the first text cannot have it.
std::string missing_part(const std::set<std::string>& paths, const std::string& path, bool amended) {
  if (!path.starts_with("điều ")) return {};
  const std::size_t number_end = std::min(path.find(' ', std::string_view("điều ").size()), path.size());
  const std::string article = path.substr(0, number_end);
  if (!paths.contains(article)) return ends_in_digit(article) ? article : std::string{};
  if (amended || paths.contains(path)) return {};
  const std::size_t clause = path.find(" khoản ");
  const std::size_t clause_end = clause == std::string::npos ? path.size() : std::min(path.find(' ', clause + std::string_view(" khoản ").size()), path.size());
  if (clause != std::string::npos && !ends_in_digit(path.substr(0, clause_end))) return {};
  const bool has_clauses = std::any_of(paths.begin(), paths.end(), [&](const std::string& each) { return each.starts_with(article + " khoản "); });
  return has_clauses ? path : std::string{};
}

/// "Luật A đã được sửa đổi, bổ sung …": the draft says so itself.
bool told_as_amended(const Mention& mention) {
  constexpr std::size_t reach = 60;
  const std::string behind = text::fold(mention.draft.text.substr(mention.citation.span.end, reach));
  return behind.find("duoc sua doi") != std::string::npos || behind.find("sua doi, bo sung") != std::string::npos;
}

} // namespace

/// In an amended work only a plain article number is judged.
void judge_known_text(const Mention& mention, const WorkView& view) {
  const corpus::Citation& citation = mention.citation;
  if (!view.summary.text_known || citation.pinpoint.empty()) return;
  const bool amended = told_as_amended(mention) || std::any_of(view.relations_in.begin(), view.relations_in.end(),
                                                               [](const RelationView& relation) { return relation.kind == RelationKind::amends; });
  const std::set<std::string>& paths = mention.draft.works.paths(view);
  if (!holds_all_articles(paths)) return;
  std::set<std::string> reported;
  for (const std::string& pinpoint : citation.pinpoint) {
    const std::string path = missing_part(paths, text::lower(pinpoint), amended);
    if (path.empty() || !reported.insert(path).second) continue;
    Finding finding = make_finding("no_such_provision", citation.span, mention.draft.text,
                                   {{"cited", mention.cited}, {"provision", "Đ" + path.substr(std::string_view("đ").size())}});
    finding.work = view.summary.work;
    mention.draft.findings.push_back(std::move(finding));
  }
}

void judge_provisions(const Mention& mention, const WorkView& view) {
  if (!acts_on_target(mention.citation.relation)) {
    bool touched = false;
    for (const std::string& pinpoint : mention.citation.pinpoint) touched = check_pinpoint(mention, view, pinpoint) || touched;
    if (!touched) report_untouched(mention, view);
  }
  judge_known_text(mention, view);
}

} // namespace danchieu::query
