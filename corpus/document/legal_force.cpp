#include "corpus/document/legal_force.hpp"

#include "corpus/document/force_change.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

// Legal force as a function of the facts: what happens to a work (force_change.hpp) is weighed on a day. Every rule here has
// a row in force_rules.tsv with its legal source.

namespace danchieu::corpus {

namespace {

bool ends(const Change& change) { return change.kind == ChangeKind::end || change.kind == ChangeKind::lapse; }

bool happened(const Change& change, Date on) { return change.from && *change.from <= on; }

/// Undated, and perhaps already so on that date.
bool may_have_happened(const Change& change, Date on) {
  return !change.from && !(change.known_since && on < *change.known_since);
}

bool has_remains(const Change& change) {
  return std::any_of(change.except.begin(), change.except.end(), names_provision);
}

/// Why the day is not known on which a text that tells of its effect by `rule` takes effect.
std::string_view undated_rule(std::string_view rule) {
  if (rule.empty()) return "effect_date_not_said";
  if (rule == "blank") return "effect_date_blank";
  if (rule == "from_signature" || rule == "days_after_signature") return "signature_date_unknown";
  return "effect_date_elsewhere"; // days_after_publication, with_document
}

class Judge {
 public:
  Judge(const ForceFacts& facts, const std::vector<Change>& changes) : facts_(facts), changes_(changes) {}

  /// Status, reasons and provisions on a date; `since` and `until` are left open.
  LegalForce on(Date date) const {
    LegalForce force;
    force.on = date;
    force.status = status(date, force.because);
    if (force.status != ForceStatus::expired && force.status != ForceStatus::not_yet_in_force)
      provisions(date, force);
    return force;
  }

  ForceStatus status(Date date) const {
    std::vector<ForceReason> unused;
    return status(date, unused);
  }

 private:
  ForceStatus status(Date date, std::vector<ForceReason>& because) const {
    if (facts_.issued && date < *facts_.issued) {
      because.push_back(own_reason(facts_, "not_yet_issued", {}, {}, facts_.issued));
      return ForceStatus::not_yet_in_force;
    }
    if (const Change* end = first(date, ends)) return ended(*end, date, because);
    if (const Change* doubtful = first_doubtful(date)) {
      because.push_back(doubtful->reason);
      if (doubtful->kind != ChangeKind::not_relied_on) because.back().rule = "end_date_unknown";
      return ForceStatus::unknown;
    }
    const EffectiveDate& own = facts_.effective;
    if (own.date && date < *own.date) {
      because.push_back(begin_reason(facts_));
      return ForceStatus::not_yet_in_force;
    }
    return standing(date, because);
  }

  ForceStatus ended(const Change& end, Date date, std::vector<ForceReason>& because) const {
    because.push_back(end.reason);
    for (const Change& other : changes_) // later documents that end it once more are told, not counted
      if (&other != &end && ends(other) && happened(other, date)) because.push_back(other.reason);
    const bool remains =
        has_remains(end) && !(end.until && date >= *end.until) && !ended_without_remains(date);
    if (remains) {
      because.insert(because.begin() + 1, end.reason);
      because[1].rule = "exception_remains";
      return ForceStatus::partly_expired;
    }
    if (!end.except.empty() && !has_remains(end)) {
      because.insert(because.begin() + 1, end.reason);
      because[1].rule = "transitional";
    }
    return ForceStatus::expired;
  }

  bool ended_without_remains(Date date) const {
    return std::any_of(changes_.begin(), changes_.end(), [&](const Change& change) {
      return ends(change) && happened(change, date) && !has_remains(change);
    });
  }

  /// Nothing ends it: what else holds on the date, the gravest first.
  ForceStatus standing(Date date, std::vector<ForceReason>& because) const {
    const auto holds = [&](ChangeKind kind) {
      return first(date, [&](const Change& change) {
        return change.kind == kind && !(change.until && date >= *change.until);
      });
    };
    const bool begun = facts_.effective.date.has_value();
    ForceStatus status = begun ? ForceStatus::in_force : ForceStatus::unknown;
    if (const Change* change = holds(ChangeKind::suspend)) {
      because.push_back(change->reason);
      status = ForceStatus::suspended;
    } else if (change = holds(ChangeKind::review); change != nullptr) {
      because.push_back(change->reason);
      status = ForceStatus::needs_review;
    } else if (change = holds(ChangeKind::part_suspend); change != nullptr) {
      because.push_back(change->reason);
      status = ForceStatus::partly_suspended;
    } else if (change = holds(ChangeKind::part_end); change != nullptr) {
      status = ForceStatus::partly_expired;
    } else if (change = first_undated_part(date); change != nullptr) {
      because.push_back(change->reason);
      because.back().rule = "end_date_unknown";
      status = ForceStatus::unknown;
    }
    for (const Change& change : changes_)
      if (change.kind == ChangeKind::part_end && happened(change, date)) because.push_back(change.reason);
    const EffectiveDate& own = facts_.effective;
    if (begun) {
      because.push_back(begin_reason(facts_));
    } else if (status == ForceStatus::unknown) {
      because.push_back(facts_.text_known
                            ? own_reason(facts_, undated_rule(own.rule), own.quote, own.span, std::nullopt)
                            : own_reason(facts_, "text_not_held", {}, {}, std::nullopt));
    }
    for (const Change& change : changes_)
      if (change.kind == ChangeKind::amend && happened(change, date)) because.push_back(change.reason);
    return status;
  }

  template <typename Predicate>
  const Change* first(Date date, Predicate predicate) const {
    for (const Change& change : changes_)
      if (happened(change, date) && predicate(change)) return &change;
    return nullptr;
  }

  const Change* first_doubtful(Date date) const {
    for (const Change& change : changes_) {
      const bool doubtful_end = ends(change) && may_have_happened(change, date);
      const bool not_relied_on = change.kind == ChangeKind::not_relied_on &&
                                 (happened(change, date) || may_have_happened(change, date));
      if (doubtful_end || not_relied_on) return &change;
    }
    return nullptr;
  }

  const Change* first_undated_part(Date date) const {
    for (const Change& change : changes_)
      if (change.kind == ChangeKind::part_end && may_have_happened(change, date)) return &change;
    return nullptr;
  }

  static std::optional<ForceStatus> provision_status(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::part_end:
      return ForceStatus::expired;
    case ChangeKind::part_suspend:
      return ForceStatus::suspended;
    case ChangeKind::amend:
      return ForceStatus::in_force;
    default:
      return std::nullopt;
    }
  }

  void provisions(Date date, LegalForce& force) const {
    for (const Change& change : changes_) {
      if (ends(change) && happened(change, date))
        for (const std::string& excepted : change.except)
          if (names_provision(excepted))
            add(force, excepted, ForceStatus::in_force, change.reason, "exception_remains");
      const std::optional<ForceStatus> status = provision_status(change.kind);
      if (!status || (change.until && date >= *change.until)) continue;
      const bool unsure = may_have_happened(change, date);
      if (!unsure && !happened(change, date)) continue;
      for (const std::string& provision : change.provisions) {
        if (unsure)
          add(force, provision, ForceStatus::unknown, change.reason, "end_date_unknown");
        else
          add(force, provision, *status, change.reason, change.reason.rule);
      }
    }
    for (const StagedEffect& staged : facts_.effective.staged) {
      if (!staged.from || date >= *staged.from) continue;
      const ForceReason reason = own_reason(facts_, "staged_effect", staged.quote, staged.span, staged.from);
      for (const std::string& provision : staged.provisions)
        add(force, provision, ForceStatus::not_yet_in_force, reason, reason.rule);
    }
  }

  static void add(LegalForce& force, const std::string& provision, ForceStatus status,
                  const ForceReason& reason, std::string_view rule) {
    force.provisions.push_back({.provision = provision, .status = status, .reason = reason});
    force.provisions.back().reason.rule = rule;
  }

  const ForceFacts& facts_;
  const std::vector<Change>& changes_;
};

/// The days on which the status may change, in order.
std::vector<Date> boundaries(const ForceFacts& facts, const std::vector<Change>& changes) {
  std::vector<Date> days;
  const auto note = [&](const std::optional<Date>& day) {
    if (day) days.push_back(*day);
  };
  note(facts.issued);
  note(facts.effective.date);
  for (const Change& change : changes) {
    note(change.from);
    note(change.until);
    if (!change.from) note(change.known_since);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

ForceTimeline timeline_of(const ForceFacts& facts, const std::vector<Change>& changes) {
  const Judge judge(facts, changes);
  const std::vector<Date> days = boundaries(facts, changes);
  const Date first = days.empty() ? Date{std::chrono::year{1945} / 9 / 2} : day_before(days.front()); // without boundaries any day does
  ForceTimeline timeline{{std::nullopt, judge.status(first)}};
  for (const Date day : days)
    if (const ForceStatus status = judge.status(day); status != timeline.back().status) timeline.push_back({day, status});
  return timeline;
}

ForceTimeline::const_iterator step_on(const ForceTimeline& timeline, Date date) {
  const auto later = std::find_if(timeline.begin() + 1, timeline.end(), [date](const ForceStep& step) { return date < *step.from; });
  return std::prev(later);
}

} // namespace

void share_force(ForceFacts& attachment, const ForceFacts& issuing, const std::string& number) {
  EffectiveDate& own = attachment.effective;
  const EffectiveDate& theirs = issuing.effective;
  IssuingDocument document{.work = issuing.work, .number = number, .file = issuing.file};
  // "Quy chế này có hiệu lực cùng Quyết định ban hành" names no day either. A blank or a publication nobody has told
  // us of is a day of its own that is not known, which the issuing document's would contradict.
  if (!own.date && (own.rule.empty() || own.rule == "with_document") && theirs.date) {
    own.date = theirs.date;
    own.rule = theirs.rule;
    own.quote = theirs.quote;
    own.span = theirs.span;
    own.source = theirs.source;
    document.begins = true;
  }
  if (theirs.expires && (!own.expires || *theirs.expires < *own.expires)) {
    own.expires = theirs.expires;
    own.expires_quote = theirs.expires_quote;
    own.expires_span = theirs.expires_span;
    document.expires = true;
  }
  if (!attachment.issued) attachment.issued = issuing.issued;
  for (const IncomingEffect& effect : issuing.incoming) {
    if (effect.source == issuing.work || effect.relation.kind == RelationKind::amends) continue;
    if (effect.relation.scope == Scope::whole) attachment.incoming.push_back(effect);
  }
  if (attachment.parents.empty()) {
    attachment.parents = issuing.parents;
    for (ForceParent& parent : attachment.parents)
      if (parent.file.empty()) parent.file = issuing.file;
  }
  attachment.issued_with = std::move(document);
}

LegalForce legal_force(const ForceFacts& facts, Date on) {
  const std::vector<Change> changes = changes_of(facts);
  LegalForce force = Judge(facts, changes).on(on);
  const ForceTimeline timeline = timeline_of(facts, changes);
  const auto step = step_on(timeline, on);
  force.since = step->from;
  if (const auto next = std::next(step); next != timeline.end()) force.until = day_before(*next->from);
  return force;
}

ForceTimeline force_timeline(const ForceFacts& facts) { return timeline_of(facts, changes_of(facts)); }

ForceStatus status_on(const ForceTimeline& timeline, Date date) { return step_on(timeline, date)->status; }

std::optional<Date> ended(const ForceTimeline& timeline) {
  return timeline.back().status == ForceStatus::expired ? timeline.back().from : std::nullopt;
}

} // namespace danchieu::corpus
