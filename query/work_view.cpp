#include "query/work_view.hpp"

#include "corpus/error.hpp"
#include "corpus/evidence_file.hpp"
#include "corpus/field.hpp"
#include "normalizer/text/fold.hpp"
#include "query/relation_labels.hpp"
#include "query/unit_text.hpp"
#include "query/work_store.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;

constexpr std::size_t longest_chain = 50;
constexpr std::size_t most_followed = 200; ///< works of one kind that the history and the chain look at
constexpr std::size_t most_citing = 5000; ///< citing works that are put in order of date
constexpr std::size_t most_attached = 50;

/// Kinds that are listed as relations; plain citations are listed apart.
constexpr auto listed_kinds = std::to_array<RelationKind>(
    {RelationKind::replaces, RelationKind::repeals, RelationKind::amends, RelationKind::suspends, RelationKind::corrects,
     RelationKind::guides, RelationKind::issued_with, RelationKind::consolidates, RelationKind::proposal, RelationKind::legal_basis});

int strength(RelationKind kind) {
  const auto place = std::ranges::find(listed_kinds, kind);
  return static_cast<int>(listed_kinds.end() - place);
}

/// The citing document itself, or nothing that could be shown.
bool is_mention_of_another(const citation::Citation& mention) {
  return mention.kind != citation::CitationKind::self && mention.kind != citation::CitationKind::header &&
         mention.relation != RelationKind::self && (mention.work || !mention.number.empty() || !mention.name.empty());
}

std::string mention_text(const citation::Citation& mention) {
  if (mention.number.empty()) return mention.name;
  return text::capitalised(mention.type) + (mention.type.empty() ? "" : " ") + mention.number;
}

/// A law without number is known by the words of the mention alone.
void name_by(WorkSummary& work, const citation::Citation& mention) {
  if (work.number.empty()) work.number = mention.number;
  if (work.number.empty() && work.title.empty()) work.title = mention.name;
}

WorkSummary summary_of(const citation::Citation& mention) {
  WorkSummary summary{.number = mention.number, .type = mention.type, .title = mention.name, .issuer = mention.issuer};
  summary.date = mention.date;
  return summary;
}

class ViewBuilder {
public:
  ViewBuilder(const Generation& generation, std::string_view work, const ViewRequest& request)
      : store_(generation), key_(work), request_(request) {}

  std::optional<WorkView> build() {
    record_ = store_.record(key_);
    if (record_ == nullptr && !store_.known(key_)) return std::nullopt;
    fill_force();
    if (record_ != nullptr) fill_record();
    fill_chain();
    fill_relations();
    fill_citations_out();
    fill_citations_in();
    fill_attachments();
    if (request_.with_text && record_ != nullptr) fill_units();
    fill_history();
    return std::move(view_);
  }

private:
  void fill_force() {
    facts_ = store_.force_facts(key_);
    view_.force = corpus::legal_force(*facts_, request_.on);
    view_.summary = store_.description(key_);
    view_.summary.force = store_.badge(key_, view_.force);
    view_.summary.cited_by = store_.cited_by(key_);
    if (const auto id = WorkId::parse(key_); id && id->complete()) {
      view_.urn = id->to_urn();
      int year = 0;
      for (const char c : id->series()) year = c >= '0' && c <= '9' ? year * 10 + (c - '0') : 0;
      if (year > 0) view_.year = year;
    }
  }

  void fill_record() {
    const corpus::Document& document = record_->document;
    if (document.year) view_.year = document.year;
    view_.signer = document.signer;
    view_.signer_title = document.signer_title;
    view_.effective = document.effective;
    if (document.attached_to) view_.attached_to = store_.summary(document.attached_to->to_string(), request_.on);
    view_.provisions = document.provisions;
    view_.texts = record_->files;
    view_.catalogue = document.catalogue;
    view_.recipients = document.recipients;
    view_.abbreviations = document.abbreviations;
  }

  std::optional<Date> happened_on(const WorkStore::Acting& acting) const {
    if (acting.relation.from) return acting.relation.from;
    const auto source = store_.head(acting.key);
    if (source == nullptr) return std::nullopt;
    return source->document.effective.date ? source->document.effective.date : source->document.date;
  }

  /// Follows "is replaced by" as a whole; where several works replaced one, the first of them.
  void fill_chain() {
    constexpr auto replacing = std::to_array<RelationKind>({RelationKind::replaces});
    std::set<std::string> seen{key_};
    std::string at = key_;
    while (view_.chain.size() < longest_chain) {
      std::optional<WorkStore::Acting> next;
      std::optional<Date> when;
      for (WorkStore::Acting& acting : store_.acting_on(at, replacing, most_followed)) {
        if (acting.relation.scope != corpus::Scope::whole) continue;
        const auto date = happened_on(acting);
        if (!next || (date && (!when || *date < *when))) {
          when = date;
          next = std::move(acting);
        }
      }
      for (const corpus::IncomingEffect& told : store_.told_elsewhere(at)) {
        if (told.relation.kind != RelationKind::replaces || told.relation.scope != corpus::Scope::whole || !told.source.complete()) continue;
        const auto date = told.relation.from ? told.relation.from : told.source_effective;
        if (!next || (date && (!when || *date < *when))) {
          when = date;
          next = WorkStore::Acting{told.source.to_string(), told.relation};
        }
      }
      if (!next) return;
      if (!seen.insert(next->key).second) {
        view_.chain_cyclic = true;
        return;
      }
      at = next->key;
      view_.chain.push_back({store_.summary(at, request_.on), when});
    }
  }

  static RelationView relation_view(const corpus::Relation& relation) {
    return {.kind = relation.kind,
            .other = {},
            .scope = relation.scope,
            .provisions = relation.provisions,
            .except = relation.except,
            .from = relation.from,
            .until = relation.until,
            .quote = relation.quote,
            .file = {},
            .span = relation.span};
  }

  void fill_relations() {
    if (record_ != nullptr) {
      for (const corpus::Relation& relation : record_->document.relations) {
        if (std::ranges::find(listed_kinds, relation.kind) == listed_kinds.end()) continue;
        RelationView view = relation_view(relation);
        const std::string target = WorkStore::target_of(*record_, relation.target);
        view.other = target.empty() ? summary_of(relation.target) : store_.summary(target, request_.on);
        name_by(view.other, relation.target);
        view.file = corpus::evidence_file(*record_, relation);
        view_.relations_out.push_back(std::move(view));
      }
    }
    for (const RelationKind kind : listed_kinds) {
      const std::uint32_t works = store_.acting_works(key_, kind);
      if (works > 0) view_.acting.push_back({kind, works});
      const std::size_t first = request_.relations_of == kind ? request_.relations_offset : 0;
      add_acting(kind, request_.relations_limit, first, view_.relations_in);
    }
    for (const corpus::IncomingEffect& told : store_.told_elsewhere(key_)) add_told(told);
    for (const RelationView& told : told_)
      if (request_.relations_of != told.kind || request_.relations_offset == 0) view_.relations_in.push_back(told);
  }

  void add_acting(RelationKind kind, std::size_t most, std::size_t first, std::vector<RelationView>& out) const {
    for (const WorkStore::Acting& acting : store_.acting_on(key_, std::span(&kind, 1), most, first)) {
      const auto source = store_.head(acting.key);
      RelationView view = relation_view(acting.relation);
      view.other = store_.summary(acting.key, request_.on);
      if (!view.from) view.from = happened_on(acting);
      if (source != nullptr) view.file = corpus::evidence_file(*source, acting.relation);
      out.push_back(std::move(view));
    }
  }

  /// What the register or a consolidated text tells, unless the acting document itself says so here.
  void add_told(const corpus::IncomingEffect& told) {
    const std::string source = told.source.to_string();
    const auto same = [&told](RelationKind kind, const std::vector<std::string>& provisions) {
      return kind == told.relation.kind && provisions == told.relation.provisions;
    };
    const auto held = store_.head(source);
    const bool known = (held != nullptr && std::ranges::any_of(held->document.relations, [&](const corpus::Relation& own) {
      return same(own.kind, own.provisions) && WorkStore::target_of(*held, own.target) == key_;
    })) || std::ranges::any_of(told_, [&](const RelationView& other) { return other.other.work == source && same(other.kind, other.provisions); });
    if (known || told_.size() >= most_followed) return;
    RelationView view = relation_view(told.relation);
    if (told.source.complete()) view.other = store_.summary(source, request_.on);
    if (view.other.number.empty()) view.other.number = told.source_number;
    if (!view.from) view.from = told.source_effective;
    view.file = told.file;
    told_.push_back(std::move(view));
  }

  static void add_mention(CitationView& view, const citation::Citation& mention) {
    if (view.mentions == 0) {
      view.text = mention_text(mention);
      view.span = mention.span;
    }
    ++view.mentions;
    if (strength(mention.relation) > strength(view.relation)) view.relation = mention.relation;
    std::string pinpoint;
    for (const std::string& part : mention.pinpoint) pinpoint += (pinpoint.empty() ? "" : " ") + part;
    if (!pinpoint.empty() && std::ranges::find(view.pinpoints, pinpoint) == view.pinpoints.end())
      view.pinpoints.push_back(std::move(pinpoint));
  }

  /// What was known to hold for a cited work when this document was issued.
  std::optional<ForceBadge> force_then(const std::string& cited) const {
    const std::optional<Date> day = view_.summary.date;
    if (!day) return std::nullopt;
    return store_.badge(cited, corpus::legal_force(*store_.force_facts(cited), *day));
  }

  void fill_citations_out() {
    if (record_ == nullptr) return;
    struct Cited {
      std::string key;
      const citation::Citation* first;
      CitationView view;
    };
    std::vector<Cited> cited;
    std::map<std::string, std::size_t> places;
    for (const citation::Citation& mention : record_->document.citations) {
      if (!is_mention_of_another(mention)) continue;
      const std::string target = WorkStore::target_of(*record_, mention);
      if (target == key_) continue;
      const std::string group = target.empty() ? mention.type + "|" + mention.number + "|" + mention.name : target;
      const auto [place, added] = places.try_emplace(group, cited.size());
      if (added) cited.push_back({target, &mention, {}});
      add_mention(cited[place->second].view, mention);
    }
    CitationPage& page = view_.citations_out;
    page.total = static_cast<std::uint32_t>(cited.size());
    page.offset = request_.citations_out_offset;
    for (std::size_t i = page.offset; i < cited.size() && page.items.size() < request_.citations_limit; ++i) {
      cited[i].view.other = cited[i].key.empty() ? summary_of(*cited[i].first) : store_.summary(cited[i].key, request_.on);
      name_by(cited[i].view.other, *cited[i].first);
      if (!cited[i].key.empty()) cited[i].view.then = force_then(cited[i].key);
      page.items.push_back(std::move(cited[i].view));
    }
  }

  void fill_citations_in() {
    struct Citing {
      std::string date;
      std::string key;
    };
    std::vector<Citing> citing;
    for (std::string& key : store_.citing(key_, most_citing)) {
      std::string date = store_.value(key, corpus::slot::date);
      citing.push_back({std::move(date), std::move(key)});
    }
    std::ranges::stable_sort(citing, [](const Citing& a, const Citing& b) { return a.date > b.date; });
    CitationPage& page = view_.citations_in;
    page.total = std::max(view_.summary.cited_by, static_cast<std::uint32_t>(citing.size()));
    page.offset = request_.citations_in_offset;
    for (std::size_t i = page.offset; i < citing.size() && page.items.size() < request_.citations_limit; ++i) {
      const auto source = store_.record(citing[i].key);
      CitationView view{.other = store_.summary(citing[i].key, request_.on)};
      if (source != nullptr)
        for (const citation::Citation& mention : source->document.citations)
          if (WorkStore::target_of(*source, mention) == key_) add_mention(view, mention);
      if (view.other.date) view.then = store_.badge(key_, corpus::legal_force(*facts_, *view.other.date));
      page.items.push_back(std::move(view));
    }
  }

  void fill_attachments() {
    const std::string start = std::string(field::id) + key_ + "!";
    for (auto term = store_.database().allterms_begin(start); term != store_.database().allterms_end(start); ++term) {
      if (view_.attachments.size() == most_attached) break;
      view_.attachments.push_back(store_.summary((*term).substr(field::id.size()), request_.on));
    }
  }

  void fill_units() {
    const std::string units = std::string(field::unit_of) + key_;
    const auto& citations = record_->document.citations;
    std::map<std::string, bool> known;
    std::size_t next = 0;
    for (auto posting = store_.database().postlist_begin(units); posting != store_.database().postlist_end(units); ++posting) {
      StoredUnit stored = decode_unit(store_.database().get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data());
      UnitView unit{.eid = std::move(stored.eid), .label = std::move(stored.label), .start = stored.start, .text = std::move(stored.text), .citations = {}};
      const std::size_t end = unit.start + unit.text.size();
      while (next < citations.size() && citations[next].span.start < unit.start) ++next;
      std::size_t free_from = unit.start;
      for (; next < citations.size() && citations[next].span.start < end; ++next) {
        const citation::Citation& mention = citations[next];
        if (mention.span.start < free_from || mention.span.end > end || !is_mention_of_another(mention)) continue;
        free_from = mention.span.end;
        CitationSpan link{.span = {mention.span.start - unit.start, mention.span.end - unit.start},
                          .work = WorkStore::target_of(*record_, mention),
                          .number = mention.number};
        if (!link.work.empty()) {
          const auto [place, added] = known.try_emplace(link.work, false);
          if (added) {
            place->second = store_.head(link.work) != nullptr;
            view_.linked.push_back({store_.summary(link.work, request_.on), force_then(link.work)});
            name_by(view_.linked.back().work, mention);
          }
          link.known = place->second;
        }
        unit.citations.push_back(std::move(link));
      }
      view_.units.push_back(std::move(unit));
    }
  }

  void add_event(std::optional<Date> date, std::string event, std::string vi, std::string en, std::string quote = {}) {
    if (date) view_.history.push_back({*date, std::move(event), std::move(vi), std::move(en), {}, {}, std::move(quote)});
  }

  /// The incoming relations that are events: as many as are followed, whatever part of them is listed.
  std::vector<RelationView> eventful_relations() const {
    std::vector<RelationView> relations;
    const auto cut = [this](RelationKind kind) {
      const auto acting = std::ranges::find(view_.acting, kind, &ActingWorks::kind);
      return acting != view_.acting.end() && (acting->works > request_.relations_limit || request_.relations_of == kind);
    };
    for (const RelationView& relation : view_.relations_in)
      if (!cut(relation.kind)) relations.push_back(relation);
    for (const ActingWorks& acting : view_.acting)
      if (cut(acting.kind) && *relation_label(acting.kind).event != '\0') add_acting(acting.kind, most_followed, 0, relations);
    std::ranges::copy_if(told_, std::back_inserter(relations), cut, &RelationView::kind);
    return relations;
  }

  void fill_history() {
    add_event(view_.summary.date, "issued", "Ban hành", "Issued");
    const corpus::EffectiveDate& own = facts_->effective;
    add_event(own.date, "in_force", "Có hiệu lực", "Enters into force", own.quote);
    for (const corpus::StagedEffect& staged : own.staged) {
      std::string parts;
      for (const std::string& provision : staged.provisions) parts += (parts.empty() ? "" : ", ") + provision;
      add_event(staged.from, "partly_in_force", "Có hiệu lực một phần: " + parts, "Enters into force in part: " + parts, staged.quote);
    }
    add_event(own.expires, "last_day", "Ngày cuối cùng có hiệu lực", "Last day in force", own.expires_quote);
    for (const RelationView& relation : eventful_relations()) {
      const RelationLabel label = relation_label(relation.kind);
      if (*label.event == '\0' || !relation.from) continue;
      const bool part = relation.scope == corpus::Scope::part && relation.kind != RelationKind::amends;
      HistoryEvent event{.date = *relation.from,
                         .event = (part ? "partly_" : "") + std::string(label.event),
                         .vi = std::string(label.vi_event) + (part ? " một phần" : ""),
                         .en = std::string(label.en_event) + (part ? " in part" : ""),
                         .by = relation.other.number,
                         .by_work = relation.other.work,
                         .quote = relation.quote};
      const bool told = std::ranges::any_of(view_.history, [&event](const HistoryEvent& other) {
        return other.date == event.date && other.event == event.event && other.by_work == event.by_work;
      });
      if (!told) view_.history.push_back(std::move(event));
    }
    std::ranges::stable_sort(view_.history, [](const HistoryEvent& a, const HistoryEvent& b) { return a.date < b.date; });
  }

  WorkStore store_;
  std::string key_;
  ViewRequest request_;
  std::shared_ptr<const corpus::WorkRecord> record_;
  std::shared_ptr<const corpus::ForceFacts> facts_;
  std::vector<RelationView> told_; ///< of others by neither of the two
  WorkView view_;
};

} // namespace

std::optional<WorkView> view_work(const Generation& generation, std::string_view work, const ViewRequest& request) {
  try {
    return ViewBuilder(generation, work, request).build();
  } catch (const Xapian::Error& error) {
    throw Error("the index " + generation.folder().string() + " could not be read: " + error.get_msg(),
                "Check it with `danchieu verify`, or make it again with `danchieu index`.");
  }
}

} // namespace danchieu::query
