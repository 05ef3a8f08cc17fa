#include "normalizer/text/fold.hpp"
#include "query/check/draft.hpp"
#include "query/check/provision_path.hpp"
#include "query/check/rules.hpp"
#include "query/resolver.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

namespace danchieu::query {

namespace {

using corpus::Citation;
using corpus::ForceReason;

bool names_a_document(const Citation& citation) {
  return citation.kind == citation::CitationKind::numbered || citation.kind == citation::CitationKind::by_name;
}

bool ends_target(RelationKind kind) {
  return kind == RelationKind::replaces || kind == RelationKind::repeals;
}

bool acts_on_target(RelationKind kind) {
  return ends_target(kind) || kind == RelationKind::amends || kind == RelationKind::suspends ||
         kind == RelationKind::corrects;
}

/// Words that name who ended or changed a work, and what stands in its place today:
/// " (bị thay thế toàn bộ bởi 673/QĐ-UBND; nay là 1021/QĐ-UBND)".
std::string by_words(const WorkView& view, const ForceReason* reason, corpus::Language language) {
  if (reason == nullptr) return {};
  std::string words = " (" + text::lower(corpus::explain(reason->rule, language));
  if (!reason->by_number.empty()) words += (language == corpus::Language::vi ? " bởi " : " by ") + reason->by_number;
  if (!view.chain.empty() && !view.chain_cyclic) {
    const std::string& last = view.chain.back().work.number;
    if (!last.empty() && last != reason->by_number) words += (language == corpus::Language::vi ? "; nay là " : "; today ") + last;
  }
  return words + ")";
}

FindingEvidence evidence_of(const ForceReason& reason) {
  return {reason.rule, reason.by_number, reason.quote, reason.file, reason.span};
}

/// The sentences that end, suspend or endanger the work; not those that set it in force or reword it.
void add_evidence(Finding& finding, const WorkView& view) {
  finding.work = view.summary.work;
  for (const ForceReason& reason : view.force.because)
    if (reason.rule != "own_effective_date" && reason.rule != "amended_by") finding.evidence.push_back(evidence_of(reason));
}

/// The number to write instead: the end of the chain of replacement, if that one is in force.
std::string replacement(const WorkView& view) {
  if (view.chain.empty() || view.chain_cyclic) return {};
  const WorkSummary& last = view.chain.back().work;
  return last.force.status == ForceStatus::in_force ? last.number : std::string{};
}

class CitationCheck {
public:
  CitationCheck(Draft& draft, const Citation& citation)
      : draft_(draft), citation_(citation), cited_(cited_as(draft, citation)) {}

  void run() {
    ++draft_.counts.citations;
    const WorkView* view = citation_.work && citation_.work->complete() ? draft_.works.view(*citation_.work) : nullptr;
    if (view == nullptr) view = look_up();
    if (view == nullptr) return;
    check_date(*view);
    judge(*view);
    if (!view->summary.text_known && view->force.status == ForceStatus::unknown) suggest_near(*view);
  }

private:
  /// An incomplete citation stands for a work only when exactly one fits and it is not younger than the draft.
  const WorkView* look_up() {
    const Resolution& resolution = draft_.works.resolution(cited_);
    const bool complete = citation_.work && citation_.work->complete();
    switch (resolution.kind) {
    case ResolutionKind::exact:
    case ResolutionKind::completed:
      if (complete) return report_near(resolution.works);
      if (!resolution.works.empty() && not_younger(resolution.works.front())) {
        if (const auto id = WorkId::parse(resolution.works.front().work)) return draft_.works.view(*id);
      }
      ++draft_.counts.incomplete;
      return nullptr;
    case ResolutionKind::ambiguous:
      if (complete) return report_near(resolution.works);
      return report_ambiguous(resolution.works);
    case ResolutionKind::near: return report_near(resolution.suggestions);
    case ResolutionKind::unknown: break;
    }
    ++(complete ? draft_.counts.unknown : draft_.counts.incomplete);
    return nullptr;
  }

  bool not_younger(const WorkSummary& work) const {
    return !work.date || !draft_.document.date || *work.date <= *draft_.document.date;
  }

  /// A number known only from citations may be somebody's slip of the pen: a document with a near number says so. What
  /// several cite is no slip; its text is not held.
  void suggest_near(const WorkView& view) {
    constexpr std::uint32_t sure = 2;
    if (view.summary.cited_by >= sure) return;
    const Resolution& resolution = draft_.works.resolution(cited_);
    if (!resolution.suggestions.empty()) add_near(resolution.suggestions);
  }

  const WorkView* report_near(const std::vector<WorkSummary>& works) {
    ++draft_.counts.unknown;
    if (!works.empty()) add_near(works);
    return nullptr;
  }

  /// Numbers follow each other, so that a near one is of another day more often than not: one of another day than the
  /// citation tells is not meant.
  void add_near(std::vector<WorkSummary> works) {
    std::erase_if(works, [this](const WorkSummary& work) { return citation_.date && work.date && *citation_.date != *work.date; });
    if (works.empty()) return;
    std::string near;
    for (const WorkSummary& work : works) {
      if (!near.empty()) near += ", ";
      near += work.number;
      if (work.date) near += " ngày " + text::to_vietnamese(*work.date);
    }
    Finding finding = make_finding("near_number", citation_.span, draft_.text, {{"cited", cited_}, {"near", near}});
    for (const WorkSummary& work : works) finding.candidates.push_back(work.work);
    draft_.findings.push_back(std::move(finding));
  }

  const WorkView* report_ambiguous(const std::vector<WorkSummary>& works) {
    ++draft_.counts.ambiguous;
    const std::string count = std::to_string(works.size());
    Finding finding = make_finding("ambiguous", citation_.span, draft_.text, {{"cited", cited_}, {"count", count}});
    for (const WorkSummary& work : works) finding.candidates.push_back(work.work);
    draft_.findings.push_back(std::move(finding));
    return nullptr;
  }

  void check_date(const WorkView& view) {
    if (!view.summary.text_known || !view.summary.date || !citation_.date || *view.summary.date == *citation_.date) return;
    Finding finding = make_finding("date_mismatch", citation_.span, draft_.text,
                                   {{"cited", cited_},
                                    {"right", text::to_vietnamese(*view.summary.date)},
                                    {"written", text::to_vietnamese(*citation_.date)}});
    finding.work = view.summary.work;
    finding.suggestion = text::to_vietnamese(*view.summary.date);
    draft_.findings.push_back(std::move(finding));
  }

  const ForceReason* first_reason(const WorkView& view) const {
    return view.force.because.empty() ? nullptr : &view.force.because.front();
  }

  void report(std::string_view rule, const WorkView& view, const std::string& suggestion = {}) {
    const ForceReason* reason = first_reason(view);
    const std::string since = view.force.since ? text::to_vietnamese(*view.force.since) : std::string("?");
    const bool known = view.force.since.has_value() || view.force.until.has_value();
    const std::string starts = view.force.until ? text::to_vietnamese(std::chrono::sys_days{*view.force.until} + std::chrono::days{1}) : "";
    Finding finding = make_finding(
        rule, citation_.span, draft_.text,
        {{"cited", cited_},
         {"since", since},
         {"on", text::to_vietnamese(draft_.on)},
         {"by_vi", by_words(view, reason, corpus::Language::vi)},
         {"by_en", by_words(view, reason, corpus::Language::en)},
         {"since_vi", known && !starts.empty() ? " (có hiệu lực từ " + starts + ")" : ""},
         {"since_en", known && !starts.empty() ? " (in force from " + starts + ")" : ""},
         {"why_vi", reason ? std::string(corpus::explain(reason->rule, corpus::Language::vi)) : ""},
         {"why_en", reason ? std::string(corpus::explain(reason->rule, corpus::Language::en)) : ""}});
    add_evidence(finding, view);
    finding.suggestion = suggestion;
    draft_.findings.push_back(std::move(finding));
  }

  void judge(const WorkView& view) {
    switch (view.force.status) {
    case ForceStatus::in_force:
      ++draft_.counts.in_force;
      check_provisions(view);
      return;
    case ForceStatus::not_yet_in_force:
      ++draft_.counts.not_yet;
      report("not_yet_in_force", view);
      return;
    case ForceStatus::expired:
      ++draft_.counts.expired;
      judge_expired(view);
      return;
    case ForceStatus::partly_expired:
    case ForceStatus::partly_suspended:
      ++draft_.counts.partly;
      check_provisions(view);
      return;
    case ForceStatus::suspended:
      ++draft_.counts.suspended;
      report("suspended", view);
      return;
    case ForceStatus::needs_review:
      ++draft_.counts.needs_review;
      report("needs_review", view);
      return;
    case ForceStatus::unknown:
      ++draft_.counts.unknown;
      check_known_text(view);
      return;
    }
  }

  void judge_expired(const WorkView& view) {
    if (citation_.relation == RelationKind::legal_basis) {
      report("expired_basis", view, replacement(view));
    } else if (acts_on_target(citation_.relation)) {
      report("acts_on_expired", view);
    } else {
      report("expired_citation", view, replacement(view));
    }
  }

  /// Parts of the work that ended or changed against the parts that are cited.
  void check_provisions(const WorkView& view) {
    if (!acts_on_target(citation_.relation)) {
      bool touched = false;
      for (const std::string& pinpoint : citation_.pinpoint) touched |= check_pinpoint(view, pinpoint);
      if (!touched) report_untouched(view);
    }
    check_known_text(view);
  }

  bool check_pinpoint(const WorkView& view, const std::string& pinpoint) {
    for (const corpus::ProvisionForce& part : view.force.provisions) {
      if (!overlaps(part.provision, pinpoint)) continue;
      const bool ended = part.status == ForceStatus::expired || part.status == ForceStatus::suspended;
      Finding finding = make_finding(ended ? "cited_provision_ended" : "cited_provision_amended", citation_.span, draft_.text,
                                     {{"cited", cited_},
                                      {"provision", part.provision},
                                      {"by_vi", by_words(view, &part.reason, corpus::Language::vi)},
                                      {"by_en", by_words(view, &part.reason, corpus::Language::en)}});
      finding.work = view.summary.work;
      finding.evidence.push_back(evidence_of(part.reason));
      draft_.findings.push_back(std::move(finding));
      return true;
    }
    return false;
  }

  void report_untouched(const WorkView& view) {
    if (view.force.status != ForceStatus::partly_expired) return;
    if (!citation_.pinpoint.empty()) {
      report("partly_expired", view);
      return;
    }
    std::string parts;
    for (const corpus::ProvisionForce& part : view.force.provisions) {
      if (part.status == ForceStatus::in_force) continue;
      parts += (parts.empty() ? "" : ", ") + part.provision;
    }
    const ForceReason* reason = first_reason(view);
    Finding finding = make_finding("partly_expired_whole", citation_.span, draft_.text,
                                   {{"cited", cited_},
                                    {"parts", parts},
                                    {"by_vi", by_words(view, reason, corpus::Language::vi)},
                                    {"by_en", by_words(view, reason, corpus::Language::en)}});
    add_evidence(finding, view);
    draft_.findings.push_back(std::move(finding));
  }

  /// A cited part that the known text does not have. Amendments add articles with a letter ("Điều 5a") and clauses to
  /// articles, so in an amended work only a plain article number is judged.
  void check_known_text(const WorkView& view) {
    if (!view.summary.text_known || citation_.pinpoint.empty()) return;
    const bool amended = std::any_of(view.relations_in.begin(), view.relations_in.end(),
                                     [](const RelationView& relation) { return relation.kind == RelationKind::amends; });
    const std::set<std::string>& paths = draft_.works.paths(view);
    if (!holds_all_articles(paths)) return;
    std::set<std::string> reported;
    for (const std::string& pinpoint : citation_.pinpoint) {
      const std::string path = missing_part(paths, text::lower(pinpoint), amended);
      if (path.empty() || !reported.insert(path).second) continue;
      Finding finding = make_finding("no_such_provision", citation_.span, draft_.text,
                                     {{"cited", cited_}, {"provision", "Đ" + path.substr(std::string_view("đ").size())}});
      finding.work = view.summary.work;
      draft_.findings.push_back(std::move(finding));
    }
  }

  /// Whether the text held is whole, as far as its articles tell: they run from 1 without a gap. A collection may hold
  /// only some ("Điều 2, Điều 3" of an amending decree), and what it leaves out is no fault of the citation.
  static bool holds_all_articles(const std::set<std::string>& paths) {
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

  /// The outermost part of `path` ("điều 5 khoản 2") that is not in the text; empty when all of it is, or may be.
  static std::string missing_part(const std::set<std::string>& paths, const std::string& path, bool amended) {
    if (!path.starts_with("điều ")) return {};
    const std::size_t number_end = std::min(path.find(' ', std::string_view("điều ").size()), path.size());
    const std::string article = path.substr(0, number_end);
    const bool plain = article.back() >= '0' && article.back() <= '9';
    if (!paths.contains(article)) return plain || !amended ? article : std::string{};
    if (amended || paths.contains(path)) return {};
    const bool has_clauses = std::any_of(paths.begin(), paths.end(), [&](const std::string& each) {
      return each.starts_with(article + " khoản ");
    });
    return has_clauses ? path : std::string{};
  }

  Draft& draft_;
  const Citation& citation_;
  std::string cited_;
};

} // namespace

void check_citations(Draft& draft) {
  for (const Citation& citation : draft.document.citations) {
    const bool own = draft.document.work && citation.work == draft.document.work;
    if (names_a_document(citation) && !citation.quoted && !own && citation.relation != RelationKind::issued_with) CitationCheck(draft, citation).run();
  }
}

} // namespace danchieu::query
