#include "normalizer/text/fold.hpp"
#include "query/check/mention.hpp"
#include "query/check/rules.hpp"
#include "query/resolver.hpp"

#include <algorithm>

// Which document is meant by each mention of a draft: the work it names, the only one that fits, one of several, or none.

namespace danchieu::query {

namespace {

using corpus::Citation;

bool names_a_document(const Citation& citation) {
  return citation.kind == citation::CitationKind::numbered || citation.kind == citation::CitationKind::by_name;
}

/// "Bộ luật Hình sự có nhiệm vụ …" in the code itself: a law that calls itself by its name.
bool names_itself(const Draft& draft, const Citation& citation) {
  if (citation.kind != citation::CitationKind::by_name || citation.date || draft.document.title.empty()) return false;
  const std::string name = text::squeeze(text::fold(citation.name));
  return name == text::squeeze(text::fold(draft.document.title)) || name == text::squeeze(text::fold(draft.document.type + ' ' + draft.document.title));
}

class CitationCheck {
public:
  CitationCheck(Draft& draft, const Citation& citation) : draft_(draft), citation_(citation), mention_{draft, citation, cited_as(draft, citation)} {}

  void run() {
    ++draft_.counts.citations;
    const WorkView* view = citation_.work && citation_.work->complete() ? draft_.works.view(*citation_.work) : nullptr;
    if (view == nullptr) view = look_up();
    if (view == nullptr) return;
    check_date(*view);
    judge_force(mention_, *view);
    if (!view->summary.text_known && view->force.status == ForceStatus::unknown) doubt(*view);
  }

private:
  /// An incomplete citation stands for a work only when exactly one fits and it is not younger than the draft.
  const WorkView* look_up() {
    const Resolution& resolution = draft_.works.resolution(mention_.cited);
    const bool complete = citation_.work && citation_.work->complete();
    switch (resolution.kind) {
    case ResolutionKind::exact:
    case ResolutionKind::completed:
      if (complete) return report_near(resolution.works);
      if (!resolution.works.empty() && may_be(resolution.works.front())) {
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

  /// Not younger than the draft, and for a law cited by name not of another year: its successor has the same name.
  bool may_be(const WorkSummary& work) const {
    if (work.date && citation_.kind == citation::CitationKind::by_name && citation_.year && static_cast<int>(work.date->year()) != *citation_.year) return false;
    return !work.date || !draft_.document.date || *work.date <= *draft_.document.date;
  }

  /// A number known only from citations may be somebody's slip of the pen: a document with a near number says so. What
  /// several cite is no slip; its text is not held.
  void doubt(const WorkView& view) {
    constexpr std::uint32_t sure = 2;
    if (view.summary.cited_by < sure) suggest_near(mention_, draft_.works.resolution(mention_.cited).suggestions);
  }

  const WorkView* report_near(const std::vector<WorkSummary>& works) {
    ++draft_.counts.unknown;
    suggest_near(mention_, works);
    return nullptr;
  }

  /// Told once: what makes the first mention clear makes all of them.
  const WorkView* report_ambiguous(const std::vector<WorkSummary>& works) {
    ++draft_.counts.ambiguous;
    if (!draft_.first_time("ambiguous", text::fold(mention_.cited))) return nullptr;
    const std::string count = std::to_string(works.size());
    Finding finding = make_finding("ambiguous", citation_.span, draft_.text, {{"cited", mention_.cited}, {"count", count}});
    for (const WorkSummary& work : works) finding.candidates.push_back(work.work);
    draft_.findings.push_back(std::move(finding));
    return nullptr;
  }

  void check_date(const WorkView& view) {
    if (!view.summary.text_known || !view.summary.date || !citation_.date || *view.summary.date == *citation_.date) return;
    Finding finding = make_finding("date_mismatch", citation_.span, draft_.text,
                                   {{"cited", mention_.cited},
                                    {"right", text::to_vietnamese(*view.summary.date)},
                                    {"written", text::to_vietnamese(*citation_.date)}});
    finding.work = view.summary.work;
    finding.suggestion = text::to_vietnamese(*view.summary.date);
    draft_.findings.push_back(std::move(finding));
  }

  Draft& draft_;
  const Citation& citation_;
  Mention mention_;
};

} // namespace

void check_citations(Draft& draft) {
  for (const Citation& citation : draft.document.citations) {
    const bool own = (draft.document.work && citation.work == draft.document.work) || names_itself(draft, citation);
    if (names_a_document(citation) && !citation.quoted && !own && citation.relation != RelationKind::issued_with) CitationCheck(draft, citation).run();
  }
}

} // namespace danchieu::query
