#include "query/view/history.hpp"

#include "query/relation_labels.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace danchieu::query {
namespace {

void add_own_events(const ViewedWork& work, std::vector<HistoryEvent>& history) {
  const auto add = [&history](std::optional<Date> date, std::string event, std::string vi, std::string en, std::string quote = {}) {
    if (date) history.push_back({*date, std::move(event), std::move(vi), std::move(en), {}, {}, std::move(quote)});
  };
  add(work.issued, "issued", "Ban hành", "Issued");
  const corpus::EffectiveDate& own = work.facts->effective;
  add(own.date, "in_force", "Có hiệu lực", "Enters into force", own.quote);
  for (const corpus::StagedEffect& staged : own.staged) {
    std::string parts;
    for (const std::string& provision : staged.provisions) parts += (parts.empty() ? "" : ", ") + provision;
    add(staged.from, "partly_in_force", "Có hiệu lực một phần: " + parts, "Enters into force in part: " + parts, staged.quote);
  }
  add(own.expires, "last_day", "Ngày cuối cùng có hiệu lực", "Last day in force", own.expires_quote);
}

/// The incoming relations that are events: as many as are followed, whatever part of them is listed.
std::vector<RelationView> eventful(const ViewedWork& work, const Relations& relations) {
  std::vector<RelationView> events;
  const auto cut = [&](RelationKind kind) {
    const auto acting = std::ranges::find(relations.acting, kind, &ActingWorks::kind);
    return acting != relations.acting.end() && (acting->works > work.request.relations_limit || work.request.relations_of == kind);
  };
  for (const RelationView& relation : relations.in)
    if (!cut(relation.kind)) events.push_back(relation);
  for (const ActingWorks& acting : relations.acting)
    if (cut(acting.kind) && *relation_label(acting.kind).event != '\0')
      for (RelationView& relation : acting_relations(work, acting.kind, most_followed, 0)) events.push_back(std::move(relation));
  std::ranges::copy_if(relations.told, std::back_inserter(events), cut, &RelationView::kind);
  return events;
}

} // namespace

std::vector<HistoryEvent> history_of(const ViewedWork& work, const Relations& relations) {
  std::vector<HistoryEvent> history;
  add_own_events(work, history);
  for (const RelationView& relation : eventful(work, relations)) {
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
    const bool told = std::ranges::any_of(history, [&event](const HistoryEvent& other) {
      return other.date == event.date && other.event == event.event && other.by_work == event.by_work;
    });
    if (!told) history.push_back(std::move(event));
  }
  std::ranges::stable_sort(history, [](const HistoryEvent& a, const HistoryEvent& b) { return a.date < b.date; });
  return history;
}

} // namespace danchieu::query
