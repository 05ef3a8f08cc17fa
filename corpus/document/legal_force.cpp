#include "corpus/document/legal_force.hpp"

#include "corpus/document/regime.hpp"
#include "corpus/document/table.hpp"
#include "normalizer/citation/instrument_type.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>
#include <utility>

// Legal force as a function of the facts. Every rule here has a row in force_rules.tsv with its legal source;
// which of them applies to implementing documents follows from the table of regimes (regime.hpp).

namespace danchieu::corpus {

namespace {

constexpr std::array<std::pair<ForceStatus, std::string_view>, 8> status_codes{{
    {ForceStatus::in_force, "in_force"},
    {ForceStatus::not_yet_in_force, "not_yet_in_force"},
    {ForceStatus::expired, "expired"},
    {ForceStatus::partly_expired, "partly_expired"},
    {ForceStatus::suspended, "suspended"},
    {ForceStatus::partly_suspended, "partly_suspended"},
    {ForceStatus::needs_review, "needs_review"},
    {ForceStatus::unknown, "unknown"},
}};

Date next_day(Date day) { return std::chrono::sys_days{day} + std::chrono::days{1}; }

Date day_before(Date day) { return std::chrono::sys_days{day} - std::chrono::days{1}; }

enum class ChangeKind { end, part_end, suspend, part_suspend, amend, lapse, review, not_relied_on };

/// Something that happens to the work, judged and dated. `from` is absent when the day is not known.
struct Change {
  ChangeKind kind = ChangeKind::end;
  std::optional<Date> from;
  std::optional<Date>
      until; ///< first day on which it no longer holds (suspensions; the excepted part of an end)
  std::optional<Date> known_since; ///< no earlier than this, when `from` is absent
  std::vector<std::string> provisions;
  std::vector<std::string> except;
  ForceReason reason;
};

/// Whether what is excepted is a part of the ended document ("Điều 5 khoản 2"), not a set of cases.
bool names_provision(std::string_view text) {
  constexpr std::array<std::string_view, 12> heads{"Điều ",   "điều ", "khoản ", "Khoản ",  "điểm ", "Điểm ",
                                                   "Chương ", "Mục ",  "Phần ",  "Phụ lục", "Mẫu ",  "Biểu "};
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return text.starts_with(head); });
}

/// Bodies whose acts bind only in one place.
bool is_local(const WorkId& work) {
  const std::string& authority = work.authority();
  return authority.starts_with("ubnd-") || authority.starts_with("hdnd-") || authority.starts_with("so-");
}

/// A number that carries its year marks a normative document, as do the types that are never anything else.
bool is_normative(const WorkId& work) {
  static constexpr std::array<std::string_view, 9> always{"hien-phap",
                                                          "luat",
                                                          "bo-luat",
                                                          "phap-lenh",
                                                          "nghi-dinh",
                                                          "thong-tu",
                                                          "thong-tu-lien-tich",
                                                          "nghi-quyet-lien-tich",
                                                          "lenh"};
  if (std::find(always.begin(), always.end(), work.type()) != always.end()) return true;
  const bool may_be = work.type() == "quyet-dinh" || work.type() == "nghi-quyet" || work.type() == "chi-thi";
  return may_be && work.series() != "_" && work.number().find("-" + work.series() + "-") != std::string::npos;
}

int rank_of(const WorkId& work) {
  std::string name = work.type();
  std::replace(name.begin(), name.end(), '-', ' ');
  const citation::InstrumentType* type = citation::instrument_type_named(name);
  return type == nullptr ? 20 : type->rank;
}

/// Law 80/2015/QH13 article 12, Law 64/2025/QH15 article 8: an act yields only to its own body or a superior
/// one. A local act that claims to end a central one, or a circular a decree, is not relied on. Decisions and
/// resolutions are left out: their rank depends on the body, and one body often uses both.
bool is_below(const WorkId& source, const WorkId& target) {
  if (is_local(source) && !is_local(target) && target.complete() && is_normative(target)) return true;
  static constexpr std::array<std::string_view, 5> ordered{"hien-phap", "luat", "bo-luat", "phap-lenh",
                                                           "nghi-dinh"};
  const bool target_ordered = std::find(ordered.begin(), ordered.end(), target.type()) != ordered.end();
  if (!target_ordered) return false;
  if (source.type() == "quyet-dinh" || source.type() == "nghi-quyet")
    return source.authority() != "quoc-hoi" && target.type() != "nghi-dinh" &&
           !source.authority().starts_with("uy-ban-thuong-vu");
  return rank_of(source) > rank_of(target);
}

/// Nothing can be ended by a document older than itself.
bool is_older(const IncomingEffect& effect, const ForceFacts& facts) {
  if (effect.source_issued && facts.issued) return *effect.source_issued < *facts.issued;
  const std::string& source = effect.source.series();
  const std::string& target = facts.work.series();
  return source.size() == 4 && target.size() == 4 && source < target;
}

std::optional<Date> date_of(const IncomingEffect& effect, const ForceFacts& facts) {
  const std::optional<Date> date = effect.relation.from ? effect.relation.from : effect.source_effective;
  const bool impossible = date && facts.issued && *date < *facts.issued;
  return impossible ? std::nullopt : date;
}

ForceReason reason_of(const IncomingEffect& effect, std::string_view rule, std::optional<Date> date) {
  return {.rule = std::string(rule),
          .by = effect.source,
          .by_number = effect.source_number,
          .quote = effect.relation.quote,
          .file = effect.file,
          .span = effect.relation.span,
          .date = date};
}

struct Effect {
  ChangeKind kind;
  std::string_view rule;
};

/// A list that tells what others have ended (relation.note): it bears witness, whatever its own rank and age.
bool is_declared(const IncomingEffect& effect) { return effect.relation.note == "declared"; }

std::optional<Effect> effect_of(const Relation& relation) {
  const bool whole = relation.scope == Scope::whole;
  if (relation.note == "declared")
    return whole ? Effect{ChangeKind::end, "declared_ended"}
                 : Effect{ChangeKind::part_end, "declared_partly_ended"};
  switch (relation.kind) {
  case RelationKind::replaces:
    return whole ? Effect{ChangeKind::end, "replaced_by"}
                 : Effect{ChangeKind::part_end, "partly_replaced_by"};
  case RelationKind::repeals:
    return whole ? Effect{ChangeKind::end, "repealed_by"}
                 : Effect{ChangeKind::part_end, "partly_repealed_by"};
  case RelationKind::suspends:
    return whole ? Effect{ChangeKind::suspend, "suspended_by"}
                 : Effect{ChangeKind::part_suspend, "partly_suspended_by"};
  case RelationKind::amends:
    return Effect{ChangeKind::amend, "amended_by"};
  default:
    return std::nullopt;
  }
}

std::optional<Change> change_by(const IncomingEffect& effect, const ForceFacts& facts) {
  const std::optional<Effect> what = effect_of(effect.relation);
  if (!what || effect.source == facts.work || is_older(effect, facts)) return std::nullopt;
  const std::optional<Date> date = date_of(effect, facts);
  // A source that ended before its own words took effect never spoke.
  if (date && effect.source_ended && *effect.source_ended <= *date) return std::nullopt;

  Change change;
  change.kind = what->kind;
  change.from = date;
  change.known_since = effect.source_issued;
  change.provisions = effect.relation.provisions;
  change.except = effect.relation.except;
  if (effect.relation.until) change.until = next_day(*effect.relation.until);
  change.reason = reason_of(effect, what->rule, date);
  if (what->kind == ChangeKind::suspend || what->kind == ChangeKind::part_suspend) {
    if (effect.source_ended && (!change.until || *effect.source_ended < *change.until))
      change.until = effect.source_ended;
  }
  if (what->kind == ChangeKind::end && !is_declared(effect) && is_below(effect.source, facts.work)) {
    change.kind = ChangeKind::not_relied_on;
    change.reason.rule = "lower_rank_source";
  }
  return change;
}

ForceReason parent_reason(const ForceParent& parent, std::string_view rule, const std::string& file) {
  return {.rule = std::string(rule),
          .by = parent.work,
          .by_number = parent.number,
          .quote = parent.quote,
          .file = parent.file.empty() ? file : parent.file,
          .span = parent.span,
          .date = parent.ended};
}

/// A document that implements several lapses with the last of them, when each ended under a regime of lapse.
std::optional<Change> change_by_parents(const ForceFacts& facts) {
  if (!is_normative(facts.work)) return std::nullopt;
  const ForceParent* last = nullptr;
  bool all_lapse = true;
  bool review = false;
  const ForceParent* first_for_review = nullptr;
  for (const ForceParent& parent : facts.parents) {
    if (!parent.guides || parent.work == facts.work) continue;
    if (!parent.ended ||
        (facts.issued &&
         *parent.ended <= *facts.issued)) { // it stands, or had ended before: another text is meant
      all_lapse = false;
      continue;
    }
    const Regime* regime = regime_on(*parent.ended);
    const ImplementingRule rule = regime == nullptr ? ImplementingRule::stay : regime->implementing;
    if (rule != ImplementingRule::lapse) all_lapse = false;
    if (rule != ImplementingRule::stay) {
      review = true;
      if (first_for_review == nullptr || *parent.ended < *first_for_review->ended) first_for_review = &parent;
    }
    if (last == nullptr || *parent.ended > *last->ended) last = &parent;
  }
  if (last == nullptr) return std::nullopt;
  Change change;
  if (all_lapse) {
    change.kind = ChangeKind::lapse;
    change.from = last->ended;
    change.reason = parent_reason(*last, "lapsed_with_parent", facts.file);
    return change;
  }
  if (!review) return std::nullopt;
  change.kind = ChangeKind::review;
  change.from = first_for_review->ended;
  change.reason = parent_reason(*first_for_review, "parent_ended", facts.file);
  return change;
}

ForceReason own_reason(const ForceFacts& facts, std::string_view rule, const std::string& quote, Span span,
                       std::optional<Date> date) {
  return {.rule = std::string(rule),
          .by = facts.work,
          .by_number = {},
          .quote = quote,
          .file = facts.file,
          .span = span,
          .date = date};
}

/// The words by which the work begins: its own, or those of the document that issues it.
ForceReason begin_reason(const ForceFacts& facts) {
  const EffectiveDate& own = facts.effective;
  ForceReason reason = own_reason(facts, "own_effective_date", own.quote, own.span, own.date);
  if (!own.source.empty()) { // not its own words
    reason.rule = "catalogue_effective_date";
    reason.file = own.source;
  }
  if (facts.issued_with && facts.issued_with->begins) {
    reason.rule = "issued_with";
    reason.by = facts.issued_with->work;
    reason.by_number = facts.issued_with->number;
    if (own.source.empty()) reason.file = facts.issued_with->file;
  }
  return reason;
}

ForceReason expiry_reason(const ForceFacts& facts, Date from) {
  const EffectiveDate& own = facts.effective;
  ForceReason reason = own_reason(facts, "own_expiry", own.expires_quote, own.expires_span, from);
  if (facts.issued_with && facts.issued_with->expires) {
    reason.by = facts.issued_with->work;
    reason.by_number = facts.issued_with->number;
    reason.file = facts.issued_with->file;
  }
  return reason;
}

/// All changes, in an order that does not depend on the order of the facts.
std::vector<Change> changes_of(const ForceFacts& facts) {
  std::vector<Change> changes;
  for (const IncomingEffect& effect : facts.incoming)
    if (std::optional<Change> change = change_by(effect, facts)) changes.push_back(std::move(*change));
  if (std::optional<Change> change = change_by_parents(facts)) changes.push_back(std::move(*change));
  const EffectiveDate& own = facts.effective;
  if (own.expires) {
    Change change;
    change.from = next_day(*own.expires);
    change.reason = expiry_reason(facts, *change.from);
    changes.push_back(std::move(change));
  }
  for (const StagedEffect& staged : own.staged) {
    if (!staged.until) continue;
    Change change;
    change.kind = ChangeKind::part_end;
    change.from = next_day(*staged.until);
    change.provisions = staged.provisions;
    change.reason = own_reason(facts, "own_expiry", staged.quote, staged.span, change.from);
    changes.push_back(std::move(change));
  }
  const auto key = [](const Change& change) {
    return std::tuple(!change.from.has_value(), change.from.value_or(Date{}), change.kind, change.reason.by,
                      change.reason.rule, change.reason.span.start, change.reason.quote, change.reason.file,
                      change.provisions, change.except, change.until.has_value(),
                      change.until.value_or(Date{}));
  };
  std::sort(changes.begin(), changes.end(),
            [&](const Change& a, const Change& b) { return key(a) < key(b); });
  return changes;
}

bool ends(const Change& change) { return change.kind == ChangeKind::end || change.kind == ChangeKind::lapse; }

bool happened(const Change& change, Date on) { return change.from && *change.from <= on; }

/// Undated, and perhaps already so on that date.
bool may_have_happened(const Change& change, Date on) {
  return !change.from && !(change.known_since && on < *change.known_since);
}

bool has_remains(const Change& change) {
  return std::any_of(change.except.begin(), change.except.end(), names_provision);
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
                            ? own_reason(facts_, "effect_date_not_said", own.quote, own.span, std::nullopt)
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

} // namespace

std::string_view code(ForceStatus status) {
  for (const auto& [known, text] : status_codes)
    if (known == status) return text;
  assert(false);
  return "unknown";
}

std::optional<ForceStatus> force_status(std::string_view code) {
  for (const auto& [status, text] : status_codes)
    if (text == code) return status;
  return std::nullopt;
}

std::string_view label(ForceStatus status, Language language) {
  static const auto rows = table_rows(embedded_file("force_statuses.tsv"));
  for (const auto& row : rows)
    if (row[0] == code(status)) return language == Language::vi ? row[1] : row[2];
  assert(false);
  return code(status);
}

std::string_view explain(std::string_view rule, Language language) {
  static const auto rows = table_rows(embedded_file("force_rules.tsv"));
  for (const auto& row : rows)
    if (row[0] == rule) return language == Language::vi ? row[1] : row[2];
  return rule;
}

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
  const Judge judge(facts, changes);
  LegalForce force = judge.on(on);

  const std::vector<Date> days = boundaries(facts, changes);
  const auto next = std::upper_bound(days.begin(), days.end(), on);
  for (auto day = next; day != days.begin();) { // back to the first day of the present status
    --day;
    if (judge.status(*day) != force.status) break;
    const bool always_so = day == days.begin() && judge.status(day_before(*day)) == force.status;
    force.since = always_so ? std::nullopt : std::optional(*day);
  }
  for (auto day = next; day != days.end(); ++day) {
    if (judge.status(*day) == force.status) continue;
    force.until = day_before(*day);
    break;
  }
  return force;
}

ForceInterval force_interval(const ForceFacts& facts) {
  ForceInterval interval;
  interval.from = facts.effective.date;
  for (const Change& change : changes_of(facts)) {
    if (!ends(change) || !change.from) continue;
    const std::optional<Date> end = has_remains(change) ? change.until : change.from;
    if (end && (!interval.until || *end < *interval.until)) interval.until = end;
  }
  return interval;
}

} // namespace danchieu::corpus
