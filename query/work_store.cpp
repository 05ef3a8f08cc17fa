#include "query/work_store.hpp"

#include "corpus/field.hpp"
#include "corpus/meant_work.hpp"
#include "corpus/register_record.hpp"
#include "corpus/stored_force.hpp"
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
  const WorkId* const meant = corpus::meant_work(record, mention);
  return meant != nullptr ? meant : &*mention.work;
}

template <typename Value>
const Value* most_frequent(const std::map<Value, int>& counts) {
  const auto best = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return best == counts.end() ? nullptr : &best->first;
}

} // namespace

WorkStore::WorkStore(const Generation& generation) : generation_(generation), lease_(generation) {}

std::optional<std::uint32_t> WorkStore::document_of(const std::string& key) const {
  const std::string id = term(field::id, key);
  if (!fits(id)) return std::nullopt;
  const auto posting = lease_->postlist_begin(id);
  if (posting == lease_->postlist_end(id)) return std::nullopt;
  return *posting;
}

bool WorkStore::holds(const std::string& key) const { return document_of(key).has_value(); }

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

std::string WorkStore::citing_term(std::string_view id) const {
  std::string cites = term(field::cites, id);
  const auto work = WorkId::parse(id);
  if (!work || work->complete() || (fits(cites) && lease_->term_exists(cites))) return cites;
  return term(field::cited_number, work->number() + "|").append(id); // an incomplete id stands only beside its number
}

std::vector<std::string> WorkStore::citing(std::string_view id, std::size_t most) const {
  std::vector<std::string> keys;
  const std::string wanted = citing_term(id);
  if (!fits(wanted)) return keys;
  for (auto posting = lease_->postlist_begin(wanted); posting != lease_->postlist_end(wanted) && keys.size() < most; ++posting)
    keys.push_back(lease_->get_document(*posting, Xapian::DOC_ASSUME_VALID).get_value(corpus::slot::work));
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

std::vector<std::shared_ptr<const corpus::WorkRecord>> WorkStore::saying(RelationKind kind, const std::string& id) const {
  std::vector<std::shared_ptr<const corpus::WorkRecord>> heads;
  const std::string wanted = term(field::relation, citation::code(kind)).append(":").append(id);
  if (!fits(wanted)) return heads;
  for (auto posting = lease_->postlist_begin(wanted); posting != lease_->postlist_end(wanted); ++posting) heads.push_back(head_at(*posting));
  return heads;
}

std::vector<corpus::IncomingEffect> WorkStore::registered(const std::string& id) const {
  std::vector<corpus::IncomingEffect> effects;
  const std::string wanted = term(field::registered, id);
  if (!fits(wanted)) return effects;
  for (auto posting = lease_->postlist_begin(wanted); posting != lease_->postlist_end(wanted); ++posting)
    effects.push_back(corpus::decode_effect(lease_->get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data()).effect);
  return effects;
}

std::optional<Date> WorkStore::ended(const std::string& key) const {
  const std::string force = value(key, corpus::slot::force);
  return force.empty() ? std::nullopt : corpus::ended(corpus::decode_force(force));
}

std::shared_ptr<const corpus::ForceFacts> WorkStore::force_facts(const std::string& key) const {
  if (auto known = generation_.facts().find(key)) return known;
  auto facts = std::make_shared<const corpus::ForceFacts>(gathered(key));
  generation_.facts().store(key, facts, (1 + facts->incoming.size()) * sizeof(corpus::IncomingEffect));
  return facts;
}

corpus::ForceFacts WorkStore::gathered(const std::string& key) const {
  if (const auto held = head(key)) return corpus::gather_force(*this, *held);
  corpus::ForceFacts facts = corpus::gather_cited_force(*this, id_of(key).value_or(WorkId(false, "_", "_", "_", "_")));
  if (!facts.issued) facts.issued = description(key).date; // by the words of those that cite it
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
