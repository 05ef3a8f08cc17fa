#include "query/work_store.hpp"

#include "corpus/document/consolidation.hpp"
#include "corpus/evidence_file.hpp"
#include "corpus/field.hpp"
#include "corpus/register_record.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "query/record_cache.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;

/// Relations that can change the force of their target.
constexpr auto force_kinds = std::to_array<RelationKind>(
    {RelationKind::replaces, RelationKind::repeals, RelationKind::amends, RelationKind::suspends});
constexpr std::size_t most_acting = 500;    ///< works of one kind that act on one work
constexpr std::size_t described_by = 8;     ///< citing works that are asked what a work is that is only cited
constexpr std::size_t unanimous = 3;        ///< of them, if all say the same number, kind and date

std::string term(std::string_view prefix, std::string_view value) {
  return std::string(prefix).append(value);
}

bool fits(const std::string& term) {
  return term.size() <= corpus::max_term_bytes;
}

/// The id as a value; of a key that carries a suffix, the incomplete id before it.
std::optional<WorkId> id_of(std::string_view key) {
  return WorkId::parse(key.substr(0, key.find('~')));
}

/// The work that a mention stands for: as written, or as the index completed it. Null when unknown.
const WorkId* target_in(const corpus::WorkRecord& record, const citation::Citation& mention) {
  if (!mention.work) return nullptr;
  for (const corpus::CompletedCitation& completed : record.completed)
    if (completed.written == *mention.work) return &completed.work;
  return &*mention.work;
}

template <typename Value>
const Value* most_frequent(const std::map<Value, int>& counts) {
  const auto best = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return best == counts.end() ? nullptr : &best->first;
}

} // namespace

std::optional<Date> compact_date(std::string_view text) {
  int number = 0;
  if (text.size() != 8) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  const Date date{std::chrono::year(number / 10000), std::chrono::month(static_cast<unsigned>(number / 100 % 100)),
                  std::chrono::day(static_cast<unsigned>(number % 100))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string compact_date(Date date) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d%02u%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

WorkStore::WorkStore(const Generation& generation) : generation_(generation), lease_(generation) {}

std::optional<std::uint32_t> WorkStore::document_of(const std::string& key) const {
  const std::string id = term(field::id, key);
  if (!fits(id)) return std::nullopt;
  const auto posting = lease_->postlist_begin(id);
  if (posting == lease_->postlist_end(id)) return std::nullopt;
  return *posting;
}

std::shared_ptr<const corpus::WorkRecord> WorkStore::record(const std::string& key) const {
  if (auto known = generation_.records().find(key)) return known;
  const auto document = document_of(key);
  if (!document) return nullptr;
  const std::string bytes = lease_->get_document(*document, Xapian::DOC_ASSUME_VALID).get_data();
  auto record = std::make_shared<corpus::WorkRecord>(corpus::decode_record(bytes));
  generation_.records().store(key, record, bytes.size());
  return record;
}

std::shared_ptr<const corpus::WorkRecord> WorkStore::head_at(std::uint32_t document) const {
  const Xapian::Document found = lease_->get_document(document, Xapian::DOC_ASSUME_VALID);
  const std::string key = found.get_value(corpus::slot::work);
  if (auto known = generation_.heads().find(key)) return known;
  const std::string bytes = found.get_data();
  auto head = std::make_shared<corpus::WorkRecord>(corpus::decode_record_head(bytes));
  generation_.heads().store(key, head, bytes.find('\n'));
  return head;
}

std::shared_ptr<const corpus::WorkRecord> WorkStore::head(const std::string& key) const {
  if (auto known = generation_.heads().find(key)) return known;
  const auto document = document_of(key);
  return document ? head_at(*document) : nullptr;
}

std::string WorkStore::value(const std::string& key, std::uint32_t slot) const {
  const auto document = document_of(key);
  return document ? lease_->get_document(*document, Xapian::DOC_ASSUME_VALID).get_value(slot) : std::string();
}

std::vector<std::string> WorkStore::citing(std::string_view id, std::size_t most) const {
  std::vector<std::string> keys;
  const auto collect = [&](const std::string& wanted) {
    if (!fits(wanted)) return;
    for (auto posting = lease_->postlist_begin(wanted); posting != lease_->postlist_end(wanted) && keys.size() < most; ++posting)
      keys.push_back(lease_->get_document(*posting, Xapian::DOC_ASSUME_VALID).get_value(corpus::slot::work));
  };
  collect(term(field::cites, id));
  if (keys.empty()) // an incomplete id stands only beside its number
    if (const auto work = WorkId::parse(id); work && !work->complete())
      collect(term(field::cited_number, work->number() + "|").append(id));
  return keys;
}

std::uint32_t WorkStore::cited_by(std::string_view id) const {
  const std::string wanted = term(field::cites, id);
  return fits(wanted) ? lease_->get_termfreq(wanted) : 0;
}

std::string WorkStore::target_of(const corpus::WorkRecord& record, const citation::Citation& mention) {
  const WorkId* const target = target_in(record, mention);
  return target == nullptr ? std::string() : target->to_string();
}

std::uint32_t WorkStore::acting_works(std::string_view id, RelationKind kind) const {
  const std::string wanted = term(field::relation, citation::code(kind)).append(":").append(id);
  return fits(wanted) ? lease_->get_termfreq(wanted) : 0;
}

std::vector<WorkStore::Acting> WorkStore::acting_on(std::string_view id, std::span<const RelationKind> kinds,
                                                    std::size_t most, std::size_t first) const {
  std::vector<Acting> found;
  for (const RelationKind kind : kinds) {
    const std::string wanted = term(field::relation, citation::code(kind)).append(":").append(id);
    if (!fits(wanted)) continue;
    std::size_t works = 0;
    for (auto posting = lease_->postlist_begin(wanted); posting != lease_->postlist_end(wanted) && works < first + most; ++posting) {
      if (works++ < first) continue;
      const auto source = head_at(*posting);
      for (const corpus::Relation& relation : source->document.relations) {
        if (relation.kind != kind || target_of(*source, relation.target) != id) continue;
        found.push_back({source->key, relation});
        found.back().relation.target.work = WorkId::parse(id);
      }
    }
  }
  return found;
}

bool WorkStore::known(const std::string& key) const {
  return document_of(key) || !citing(key, 1).empty() || !registered(key).empty();
}

std::vector<corpus::IncomingEffect> WorkStore::told_elsewhere(std::string_view id) const {
  std::vector<corpus::IncomingEffect> effects = registered(id);
  constexpr auto consolidating = std::to_array<RelationKind>({RelationKind::consolidates});
  std::set<std::string> sources;
  for (const Acting& acting : acting_on(id, consolidating, most_acting)) {
    if (!acting.relation.note.empty() || !sources.insert(acting.key).second) continue;
    const auto source = head(acting.key);
    if (source == nullptr) continue;
    const WorkId* const act = corpus::consolidated_act(source->document);
    if (act == nullptr || act->to_string() != id) continue;
    for (corpus::IncomingEffect& effect : corpus::effects_told_by(source->document, source->files.empty() ? std::string() : source->files.front().path))
      effects.push_back(std::move(effect));
  }
  return effects;
}

/// Rows of the register on a work.
std::vector<corpus::IncomingEffect> WorkStore::registered(std::string_view id) const {
  std::vector<corpus::IncomingEffect> effects;
  const std::string wanted = term(field::registered, id);
  if (!fits(wanted)) return effects;
  for (auto posting = lease_->postlist_begin(wanted); posting != lease_->postlist_end(wanted); ++posting)
    effects.push_back(corpus::decode_effect(lease_->get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data()).effect);
  return effects;
}

void WorkStore::add_incoming(corpus::ForceFacts& facts, std::string_view id) const {
  for (Acting& acting : acting_on(id, force_kinds, most_acting)) {
    const auto source = head(acting.key);
    if (source == nullptr || !source->document.work) continue; // what has no identity at all ends nothing
    corpus::IncomingEffect effect{.source = *source->document.work};
    effect.source_number = source->document.number;
    effect.source_issued = source->document.date;
    effect.source_effective = source->document.effective.date;
    effect.source_ended = compact_date(value(acting.key, corpus::slot::force_until));
    effect.file = corpus::evidence_file(*source, acting.relation);
    effect.relation = std::move(acting.relation);
    facts.incoming.push_back(std::move(effect));
  }
  for (corpus::IncomingEffect& effect : told_elsewhere(id)) facts.incoming.push_back(std::move(effect));
}

std::optional<Date> WorkStore::ended(const std::string& key) const {
  if (document_of(key)) return compact_date(value(key, corpus::slot::force_until));
  const auto id = id_of(key);
  if (!id || !id->complete()) return std::nullopt;
  corpus::ForceFacts facts{.work = *id};
  add_incoming(facts, key);
  return facts.incoming.empty() ? std::nullopt : corpus::force_interval(facts).until;
}

std::shared_ptr<const corpus::ForceFacts> WorkStore::force_facts(const std::string& key) const {
  if (auto known = generation_.facts().find(key)) return known;
  auto facts = std::make_shared<const corpus::ForceFacts>(shared_facts(key));
  generation_.facts().store(key, facts, (1 + facts->incoming.size()) * sizeof(corpus::IncomingEffect));
  return facts;
}

/// The facts of a work and, of an attachment, of the document that issues it.
corpus::ForceFacts WorkStore::shared_facts(const std::string& key) const {
  corpus::ForceFacts facts = own_facts(key);
  const auto held = head(key);
  std::optional<WorkId> issuing;
  if (held != nullptr) issuing = held->document.attached_to;
  else if (!facts.work.attachment().empty())
    issuing = WorkId(facts.work.act(), facts.work.type(), facts.work.authority(), facts.work.series(), facts.work.number());
  if (!issuing || !issuing->complete() || issuing->to_string() == key) return facts;
  const auto number = description(issuing->to_string()).number;
  corpus::share_force(facts, own_facts(issuing->to_string()), number.empty() ? issuing->number() : number);
  return facts;
}

/// The facts of one work by itself, without the document that issues it.
corpus::ForceFacts WorkStore::own_facts(const std::string& key) const {
  const auto held = head(key);
  const auto id = held != nullptr && held->document.work ? held->document.work : id_of(key);
  corpus::ForceFacts facts{.work = id.value_or(WorkId(false, "_", "_", "_", "_"))};
  facts.text_known = held != nullptr;
  if (held != nullptr) {
    facts.issued = held->document.date;
    facts.effective = held->document.effective;
    if (!held->files.empty()) facts.file = held->files.front().path;
    for (const corpus::Relation& relation : held->document.relations) {
      if (relation.kind != RelationKind::guides) continue;
      const std::string parent = target_of(*held, relation.target);
      const auto parent_id = WorkId::parse(parent);
      if (!parent_id || !parent_id->complete()) continue;
      facts.parents.push_back({.work = *parent_id,
                               .number = relation.target.number,
                               .guides = true,
                               .ended = ended(parent),
                               .quote = relation.quote,
                               .span = relation.span,
                               .file = corpus::evidence_file(*held, relation)});
    }
  } else {
    facts.issued = description(key).date;
  }
  if (id && id->complete()) add_incoming(facts, key);
  return facts;
}

WorkSummary WorkStore::description(const std::string& key) const {
  WorkSummary summary{.work = key};
  if (const auto held = head(key)) {
    const corpus::Document& document = held->document;
    summary.number = document.number;
    summary.type = document.type;
    summary.title = document.title;
    summary.issuer = document.issuer;
    summary.place = document.place;
    summary.date = document.date;
    summary.text_known = true;
    return summary;
  }
  // Known only from citations: what most of them say.
  std::map<std::string, int> numbers;
  std::map<std::string, int> types;
  std::map<std::string, int> names;
  std::map<std::string, int> issuers;
  std::map<Date, int> dates;
  const auto id = WorkId::parse(key);
  std::size_t asked = 0;
  for (const std::string& citing_key : citing(key, described_by)) {
    if (asked >= unanimous && numbers.size() == 1 && types.size() == 1 && dates.size() == 1) break;
    const auto source = record(citing_key);
    if (source == nullptr || !id) continue;
    ++asked;
    for (const citation::Citation& mention : source->document.citations) {
      if (const WorkId* const target = target_in(*source, mention); target == nullptr || *target != *id) continue;
      if (!mention.number.empty()) ++numbers[mention.number];
      if (!mention.type.empty()) ++types[mention.type];
      if (!mention.name.empty()) ++names[mention.name];
      if (!mention.issuer.empty()) ++issuers[mention.issuer];
      if (mention.date) ++dates[*mention.date];
    }
  }
  if (numbers.empty())
    for (const corpus::IncomingEffect& effect : registered(key)) ++numbers[effect.relation.target.number];
  if (const auto* number = most_frequent(numbers)) summary.number = *number;
  const auto all = citation::instrument_types();
  if (const auto* type = most_frequent(types)) {
    summary.type = *type;
  } else if (const auto named = std::find_if(all.begin(), all.end(), [&](const auto& one) { return id && one.slug == id->type(); }); named != all.end()) {
    summary.type = named->name;
  }
  if (const auto* name = most_frequent(names)) summary.title = *name;
  if (const auto* issuer = most_frequent(issuers)) summary.issuer = *issuer;
  if (const auto* date = most_frequent(dates)) summary.date = *date;
  return summary;
}

ForceBadge WorkStore::badge(const std::string& key, const corpus::LegalForce& force) const {
  ForceBadge badge{.status = force.status, .on = force.on, .since = force.since, .until = force.until};
  if (force.status == ForceStatus::expired && force.since)
    badge.until = Date(std::chrono::sys_days(*force.since) - std::chrono::days(1));
  for (const corpus::ForceReason& reason : force.because) {
    if (!reason.by || reason.by->to_string() == key || reason.rule == "issued_with") continue;
    badge.by = reason.by_number;
    badge.by_work = reason.by->to_string();
    break;
  }
  return badge;
}

WorkSummary WorkStore::summary(const std::string& key, Date on) const {
  if (auto known = generation_.summaries().find(key, on)) return std::move(*known);
  WorkSummary summary = description(key);
  summary.force = badge(key, corpus::legal_force(*force_facts(key), on));
  summary.cited_by = cited_by(key);
  generation_.summaries().store(key, on, summary);
  return summary;
}

} // namespace danchieu::query
