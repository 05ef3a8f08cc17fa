#include "web/work_relations.hpp"

#include "normalizer/text/fold.hpp"
#include "query/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::RelationKind;
using query::WorkView;

/// One list of lược đồ. What ended or changed the document stands first, then what it rests on and does itself.
struct List {
  std::string_view id; ///< permanent: people link to it
  RelationKind kind;
  bool incoming;
  bool always; ///< named in the overview also when it is empty
};

constexpr std::array<List, 19> lists{{{"bi-thay-the", RelationKind::replaces, true, true},
                                      {"bi-bai-bo", RelationKind::repeals, true, false},
                                      {"bi-ngung-hieu-luc", RelationKind::suspends, true, false},
                                      {"duoc-sua-doi", RelationKind::amends, true, true},
                                      {"duoc-dinh-chinh", RelationKind::corrects, true, false},
                                      {"duoc-hop-nhat", RelationKind::consolidates, true, false},
                                      {"duoc-huong-dan", RelationKind::guides, true, true},
                                      {"can-cu", RelationKind::legal_basis, false, true},
                                      {"huong-dan", RelationKind::guides, false, true},
                                      {"thay-the", RelationKind::replaces, false, true},
                                      {"bai-bo", RelationKind::repeals, false, false},
                                      {"ngung-hieu-luc", RelationKind::suspends, false, false},
                                      {"sua-doi", RelationKind::amends, false, true},
                                      {"dinh-chinh", RelationKind::corrects, false, false},
                                      {"hop-nhat", RelationKind::consolidates, false, false},
                                      {"kem-theo", RelationKind::issued_with, false, false},
                                      {"co-kem-theo", RelationKind::issued_with, true, false},
                                      {"theo-de-nghi", RelationKind::proposal, false, false},
                                      {"la-can-cu", RelationKind::legal_basis, true, false}}};

std::string heading_of(RelationKind kind, bool incoming, Language language) {
  const query::RelationLabel verbs = query::relation_label(kind);
  if (language == Language::vi) return text::capitalised(incoming ? verbs.vi_reverse : verbs.vi);
  return text::capitalised(incoming ? verbs.en_reverse : verbs.en);
}

std::string joined(const std::vector<std::string>& parts, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < parts.size() && i < most; ++i) text += (text.empty() ? "" : "; ") + parts[i];
  return text;
}

/// "Điều 5 khoản 2 · trừ Điều 7 · từ ngày 01/07/2021"
std::string details_of(const query::RelationView& relation, Language language) {
  std::string out;
  const auto add = [&](std::string_view text) {
    if (!out.empty()) out += " · ";
    out += text;
  };
  const auto said = [&](std::string_view key, const std::string& what) { add(std::string{label(key, language)} + ' ' + what); };
  if (relation.scope == corpus::Scope::part) {
    add(relation.provisions.empty() ? std::string{label("work.only_part", language)} : joined(relation.provisions, 60));
  }
  if (!relation.except.empty()) said("work.except", joined(relation.except, 60));
  if (relation.from) said("work.from", date_text(*relation.from, language));
  if (relation.until) said("work.until", date_text(*relation.until, language));
  return out;
}

ordered_json relation_item(const query::RelationView& relation, const List& list, const WorkView& view, const Visitor& visitor) {
  ordered_json item = summary_model(relation.other, visitor);
  item["details"] = or_null(details_of(relation, visitor.language));
  item["quote"] = or_null(relation.quote);
  const std::string& holder = list.incoming ? relation.other.work : view.summary.work;
  item["source"] = relation.span.end > relation.span.start ? ordered_json(evidence_link(visitor, holder, relation.span)) : ordered_json{};
  return item;
}

/// "Các quy định trái với Nghị định này đều bãi bỏ" does something to no work in particular: there is nothing to list.
bool names_a_work(const query::WorkSummary& work) { return !work.work.empty() || !work.number.empty() || !work.title.empty(); }

/// How many works do this, also those that the page does not list.
std::size_t works_of(RelationKind kind, const std::vector<const query::RelationView*>& listed, const WorkView& view) {
  std::set<std::string_view> works;
  for (const query::RelationView* relation : listed) works.insert(relation->other.work);
  const auto acting = std::find_if(view.acting.begin(), view.acting.end(), [kind](const query::ActingWorks& each) { return each.kind == kind; });
  return std::max<std::size_t>(works.size(), acting == view.acting.end() ? 0 : acting->works);
}

/// A page of a list: first item, and links to the pages around it.
struct Pager {
  std::size_t page = 1;
  std::size_t pages = 1;
};

ordered_json pager_model(const Pager& pager, const std::string& own, std::string_view list, std::string_view parameter,
                         const Visitor& visitor) {
  const auto to = [&](std::size_t number) {
    Parameters parameters;
    if (parameter == "page") parameters.emplace_back("list", list);
    parameters.emplace_back(parameter, std::to_string(number));
    return link(visitor, own, std::move(parameters)) + '#' + std::string{list};
  };
  if (pager.pages < 2) return nullptr;
  return {{"number", pager.page},
          {"pages", pager.pages},
          {"previous", pager.page > 1 ? ordered_json(to(pager.page - 1)) : ordered_json{}},
          {"next", pager.page < pager.pages ? ordered_json(to(pager.page + 1)) : ordered_json{}}};
}

std::size_t pages_of(std::size_t total, std::size_t per_page) { return std::max<std::size_t>(1, (total + per_page - 1) / per_page); }

} // namespace

void ask_for_lists(const ListPages& pages, query::ViewRequest& request) {
  request.relations_limit = relations_per_page;
  const auto list = std::find_if(lists.begin(), lists.end(), [&pages](const List& each) { return each.id == pages.relation; });
  if (list != lists.end() && list->incoming) {
    request.relations_of = list->kind;
    request.relations_offset = (pages.relation_page - 1) * relations_per_page;
  }
  request.citations_limit = citations_per_page;
  request.citations_out_offset = (pages.citations_out - 1) * citations_per_page;
  request.citations_in_offset = (pages.citations_in - 1) * citations_per_page;
}

ordered_json chain_model(const WorkView& view, const Visitor& visitor) {
  ordered_json chain = ordered_json::array();
  const auto add = [&](const query::WorkSummary& work, std::optional<Date> date, bool current) {
    ordered_json step = summary_model(work, visitor);
    step["date"] = date_model(date ? date : work.date, visitor.language);
    step["current"] = current;
    chain.push_back(std::move(step));
  };
  std::vector<const query::WorkSummary*> before;
  for (const query::RelationView& relation : view.relations_out) {
    if (relation.kind == RelationKind::replaces && relation.scope == corpus::Scope::whole) before.push_back(&relation.other);
  }
  std::stable_sort(before.begin(), before.end(), [](const auto* a, const auto* b) { return a->date < b->date; });
  for (const query::WorkSummary* work : before) add(*work, work->date, false);
  add(view.summary, view.summary.date, true);
  for (const query::ChainLink& next : view.chain) add(next.work, next.date, false);
  if (chain.size() == 1) return ordered_json::array();
  return chain;
}

ordered_json diagram_model(const WorkView& view, const ListPages& pages, const Visitor& visitor) {
  ordered_json overview = ordered_json::array();
  ordered_json groups = ordered_json::array();
  const auto tell = [&](std::string_view id, std::string heading, std::size_t count) {
    overview.push_back({{"href", count > 0 ? ordered_json('#' + std::string{id}) : ordered_json{}},
                        {"text", std::move(heading)},
                        {"count", std::to_string(count)}});
  };
  std::size_t all = 0;
  for (const List& list : lists) {
    std::vector<const query::RelationView*> relations;
    for (const query::RelationView& relation : list.incoming ? view.relations_in : view.relations_out)
      if (relation.kind == list.kind && names_a_work(relation.other)) relations.push_back(&relation);
    const std::size_t count = list.incoming ? works_of(list.kind, relations, view) : relations.size();
    const std::string heading = heading_of(list.kind, list.incoming, visitor.language);
    if (count > 0 || list.always) tell(list.id, heading, count);
    if (count == 0) continue;
    all += count;
    Pager pager;
    pager.pages = pages_of(count, relations_per_page);
    if (pages.relation == list.id) pager.page = std::clamp<std::size_t>(pages.relation_page, 1, pager.pages);
    ordered_json items = ordered_json::array();
    const std::size_t first = (pager.page - 1) * relations_per_page;
    const std::size_t skipped = list.incoming ? 0 : first; // of incoming ones the view holds those of the page alone
    const std::size_t end = list.incoming ? relations.size() : std::min<std::size_t>(relations.size(), first + relations_per_page);
    for (std::size_t i = skipped; i < end; ++i) items.push_back(relation_item(*relations[i], list, view, visitor));
    groups.push_back({{"id", list.id},
                      {"heading", heading},
                      {"count", count},
                      {"first", first + 1},
                      {"items", std::move(items)},
                      {"pager", pager_model(pager, view.summary.work, list.id, "page", visitor)}});
  }
  tell("dan-chieu", std::string{label("work.citations_out", visitor.language)}, view.citations_out.total);
  tell("duoc-dan", std::string{label("work.citations_in", visitor.language)}, view.citations_in.total);
  return {{"total", all}, {"overview", std::move(overview)}, {"groups", std::move(groups)}};
}

ordered_json citation_list(const WorkView& view, const ListPages& pages, bool incoming, const Visitor& visitor) {
  const query::CitationPage& list = incoming ? view.citations_in : view.citations_out;
  ordered_json items = ordered_json::array();
  for (const query::CitationView& citation : list.items) {
    ordered_json item = summary_model(citation.other, visitor);
    const query::RelationLabel verbs = query::relation_label(citation.relation);
    const bool plain = citation.relation == RelationKind::cites || citation.relation == RelationKind::self;
    item["role"] = plain ? ordered_json{} : ordered_json(visitor.language == Language::vi ? verbs.vi : verbs.en);
    item["mentions"] = citation.mentions > 1 ? ordered_json(citation.mentions) : ordered_json{};
    item["pinpoints"] = or_null(joined(citation.pinpoints, 6));
    const std::string& holder = incoming ? citation.other.work : view.summary.work;
    const bool placed = citation.span.end > citation.span.start;
    item["source"] = placed ? ordered_json(evidence_link(visitor, holder, citation.span)) : ordered_json{};
    // The force of the cited one when it was cited, where that differs from today's.
    const corpus::ForceStatus today = incoming ? view.force.status : citation.other.force.status;
    item["then"] = nullptr;
    if (citation.then && citation.then->status != today)
      item["then"] = {{"code", corpus::code(citation.then->status)},
                      {"label", corpus::label(citation.then->status, visitor.language)},
                      {"on", date_text(citation.then->on, visitor.language)}};
    items.push_back(std::move(item));
  }
  const std::string id = incoming ? "duoc-dan" : "dan-chieu";
  Pager pager;
  pager.pages = pages_of(list.total, citations_per_page);
  pager.page = incoming ? pages.citations_in : pages.citations_out;
  return {{"id", id},
          {"heading", label(incoming ? "work.citations_in" : "work.citations_out", visitor.language)},
          {"total", std::to_string(list.total)},
          {"first", list.offset + 1},
          {"has_items", !items.empty()},
          {"items", std::move(items)},
          {"pager", pager_model(pager, view.summary.work, id, incoming ? "in" : "out", visitor)}};
}

ordered_json history_model(const WorkView& view, const Visitor& visitor) {
  ordered_json history = ordered_json::array();
  for (const query::HistoryEvent& event : view.history) {
    ordered_json by = nullptr;
    if (!event.by.empty() && !event.by_work.empty()) by = {{"href", work_link(visitor, event.by_work)}, {"name", event.by}};
    history.push_back({{"date", date_model(event.date, visitor.language)},
                       {"text", text::capitalised(visitor.language == Language::vi ? event.vi : event.en)},
                       {"by", by}});
  }
  return history;
}

} // namespace danchieu::web
