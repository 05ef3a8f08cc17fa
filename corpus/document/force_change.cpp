#include "corpus/document/force_change.hpp"

#include "corpus/document/clause_label.hpp"
#include "corpus/document/regime.hpp"
#include "corpus/document/table.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/law_name.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <tuple>
#include <utility>

// What others, parents and its own words do to a work: which of it counts (rank, age, the source's own end), by which rule
// of force_rules.tsv, from which day. Which rule applies to implementing documents follows from the regimes (regime.hpp).

namespace danchieu::corpus {

namespace {

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
          .by = effect.source.type() == "_" ? std::nullopt : std::optional(effect.source), // a register's row may name none
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
  const bool conditional = effect.relation.note == "conditional";
  const bool suspends = what->kind == ChangeKind::suspend || what->kind == ChangeKind::part_suspend;
  const std::optional<Date> date = conditional && !suspends ? std::nullopt : date_of(effect, facts);
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
  if (suspends) {
    if (conditional && !change.until) change.reason.rule = "suspended_until_event";
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

/// The act that moves the work's last day furthest: "Kéo dài thời hạn áp dụng Thông tư số A đến hết ngày …".
const IncomingEffect* extension_of(const ForceFacts& facts) {
  const IncomingEffect* last = nullptr;
  for (const IncomingEffect& effect : facts.incoming) {
    const Relation& relation = effect.relation;
    const bool extends = relation.note == "extended" && relation.scope == Scope::whole && relation.until;
    if (!extends || effect.source == facts.work || is_older(effect, facts) || is_below(effect.source, facts.work)) continue;
    if (last == nullptr || *relation.until > *last->relation.until) last = &effect;
  }
  return last;
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

/// The end of the term that the work states, or that another act has extended.
std::optional<Change> end_of_term(const ForceFacts& facts) {
  const EffectiveDate& own = facts.effective;
  const IncomingEffect* const extension = extension_of(facts);
  Change change;
  if (extension != nullptr && (!own.expires || *extension->relation.until > *own.expires)) {
    change.from = next_day(*extension->relation.until);
    change.reason = reason_of(*extension, "extended_term", change.from);
    return change;
  }
  if (!own.expires) return std::nullopt;
  change.from = next_day(*own.expires);
  change.reason = expiry_reason(facts, *change.from);
  return change;
}

} // namespace

bool names_provision(std::string_view text) {
  constexpr std::array<std::string_view, 12> heads{"Điều ",   "điều ", "khoản ", "Khoản ",  "điểm ", "Điểm ",
                                                   "Chương ", "Mục ",  "Phần ",  "Phụ lục", "Mẫu ",  "Biểu "};
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return text.starts_with(head); });
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

namespace {

/// A review that a law known from a table alone asks for.
Change review_by(const ForceFacts& facts, std::string_view rule, const std::string& number, std::optional<Date> from, std::optional<Date> adopted,
                 const char* table) {
  Change change;
  change.kind = ChangeKind::review;
  change.from = from;
  const std::string year = adopted ? std::to_string(static_cast<int>(adopted->year())) : std::string("_");
  change.reason = {.rule = std::string(rule),
                   .by = WorkId(facts.work.act(), facts.work.type(), facts.work.authority(), year, citation::number_key(number)),
                   .by_number = number,
                   .quote = {},
                   .file = table,
                   .span = {},
                   .date = from};
  return change;
}

/// A law after which one of the same name was adopted is hardly still in force, whether the words that end it are held or
/// not; from when it is not, only those words tell.
std::optional<Change> change_by_name(const ForceFacts& facts) {
  const citation::NamedLaw* const next = facts.work.attachment().empty() ? citation::next_of_same_name(facts.work.number()) : nullptr;
  if (next == nullptr) return std::nullopt;
  const std::optional<Date> adopted = citation::adopted_by(*next);
  Change change = review_by(facts, "newer_of_same_name", next->number, adopted, adopted, "named_laws.tsv");
  change.reason.date = next->date;
  return change;
}

/// A row of law_successors.tsv.
struct Successor {
  std::string number;
  std::optional<Date> from;
  std::optional<Date> adopted; ///< at the latest
};

/// By the key of the law that is followed: "23-2008-qh12".
const std::map<std::string, Successor>& successors() {
  static const auto all = [] {
    std::map<std::string, Successor> by_key;
    for (const auto& row : table_rows(embedded_file("law_successors.tsv"))) {
      const std::optional<int> year = to_int(row[1].substr(row[1].find('/') + 1, 4)); // "35/2024/QH15"
      assert(year);
      by_key[citation::number_key(row[0])] = {std::string(row[1]), text::parse_date(row[2]), Date{std::chrono::year(*year), std::chrono::December, std::chrono::day(31)}};
    }
    return by_key;
  }();
  return all;
}

/// The same for a law whose matter one of another name took over.
std::optional<Change> change_by_successor(const ForceFacts& facts) {
  if (!facts.work.attachment().empty() || facts.work.type() != "luat") return std::nullopt;
  const auto found = successors().find(facts.work.number());
  if (found == successors().end()) return std::nullopt;
  return review_by(facts, "followed_under_other_name", found->second.number, found->second.from, found->second.adopted, "law_successors.tsv");
}

} // namespace

std::vector<Change> changes_of(const ForceFacts& facts) {
  std::vector<Change> changes;
  for (const auto doubt : {change_by_name, change_by_successor})
    if (std::optional<Change> change = doubt(facts)) changes.push_back(std::move(*change));
  for (const IncomingEffect& effect : facts.incoming)
    if (std::optional<Change> change = change_by(effect, facts)) changes.push_back(std::move(*change));
  if (std::optional<Change> change = change_by_parents(facts)) changes.push_back(std::move(*change));
  if (std::optional<Change> change = end_of_term(facts)) changes.push_back(std::move(*change));
  for (const StagedEffect& staged : facts.effective.staged) {
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

} // namespace danchieu::corpus
