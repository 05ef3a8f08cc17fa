#include "normalizer/text/fold.hpp"
#include "query/check/mention.hpp"
#include "query/check/rules.hpp"

// Is the cited work in force on the day, and what ended, suspended or endangered it?

namespace danchieu::query {

namespace {

using corpus::ForceReason;

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

void report(const Mention& mention, std::string_view rule, const WorkView& view, const std::string& suggestion = {}) {
  const ForceReason* reason = view.force.because.empty() ? nullptr : &view.force.because.front();
  const std::string since = view.force.since ? text::to_vietnamese(*view.force.since) : std::string("?");
  const std::string starts = view.force.until ? text::to_vietnamese(std::chrono::sys_days{*view.force.until} + std::chrono::days{1}) : "";
  Finding finding = make_finding(rule, mention.citation.span, mention.draft.text,
                                 {{"cited", mention.cited},
                                  {"since", since},
                                  {"on", text::to_vietnamese(mention.draft.on)},
                                  {"by_vi", by_words(view, reason, corpus::Language::vi)},
                                  {"by_en", by_words(view, reason, corpus::Language::en)},
                                  {"since_vi", starts.empty() ? "" : " (có hiệu lực từ " + starts + ")"},
                                  {"since_en", starts.empty() ? "" : " (in force from " + starts + ")"},
                                  {"why_vi", reason ? std::string(corpus::explain(reason->rule, corpus::Language::vi)) : ""},
                                  {"why_en", reason ? std::string(corpus::explain(reason->rule, corpus::Language::en)) : ""}});
  add_evidence(finding, view);
  finding.suggestion = suggestion;
  mention.draft.findings.push_back(std::move(finding));
}

/// What ended the work is the draft itself, held already: it was in force up to then.
void judge_expired(const Mention& mention, const WorkView& view) {
  CheckCounts& counts = mention.draft.counts;
  if (!view.force.because.empty() && is_own(mention, view.force.because.front())) {
    ++counts.in_force;
    return;
  }
  ++counts.expired;
  if (mention.citation.relation == RelationKind::legal_basis) {
    report(mention, "expired_basis", view, replacement(view));
  } else if (acts_on_target(mention.citation.relation)) {
    report(mention, "acts_on_expired", view);
  } else {
    report(mention, "expired_citation", view, replacement(view));
  }
}

} // namespace

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

bool is_own(const Mention& mention, const ForceReason& reason) {
  const auto& own = mention.draft.document.work;
  if (own && own->complete() && reason.by == own) return true;
  // A text that does not tell its number is known by its words.
  return mention.draft.document.number.empty() && !reason.quote.empty() && mention.draft.says(reason.quote);
}

bool acts_on_target(RelationKind kind) {
  return kind == RelationKind::replaces || kind == RelationKind::repeals || kind == RelationKind::amends || kind == RelationKind::suspends ||
         kind == RelationKind::corrects;
}

FindingEvidence evidence_of(const ForceReason& reason) { return {reason.rule, reason.by_number, reason.quote, reason.file, reason.span}; }

void judge_force(const Mention& mention, const WorkView& view) {
  CheckCounts& counts = mention.draft.counts;
  switch (view.force.status) {
  case ForceStatus::in_force:
    ++counts.in_force;
    judge_provisions(mention, view);
    return;
  case ForceStatus::not_yet_in_force:
    ++counts.not_yet;
    report(mention, "not_yet_in_force", view);
    return;
  case ForceStatus::expired: judge_expired(mention, view); return;
  case ForceStatus::partly_expired:
  case ForceStatus::partly_suspended:
    ++counts.partly;
    judge_provisions(mention, view);
    return;
  case ForceStatus::suspended:
    ++counts.suspended;
    report(mention, "suspended", view);
    return;
  case ForceStatus::needs_review:
    ++counts.needs_review;
    report(mention, "needs_review", view);
    return;
  case ForceStatus::unknown:
    ++counts.unknown;
    judge_known_text(mention, view);
    return;
  }
}

} // namespace danchieu::query
