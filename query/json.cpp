#include "query/json.hpp"

#include <nlohmann/json.hpp>

namespace danchieu::query {

namespace {

using Json = nlohmann::ordered_json;
using corpus::Language;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(text::to_iso(*date)) : Json(nullptr);
}

Json id_or_null(const std::optional<WorkId>& id) {
  return id ? Json(id->to_string()) : Json(nullptr);
}

/// Paths and questions may hold any bytes; an answer must not fail on them.
Json any_text(const std::string& text) {
  if (text.empty()) return nullptr;
  return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json badge_json(const ForceBadge& force) {
  return {{"status", corpus::code(force.status)},
          {"label", label(force.status, Language::vi)},
          {"label_en", label(force.status, Language::en)},
          {"on", text::to_iso(force.on)},
          {"since", date_or_null(force.since)},
          {"until", date_or_null(force.until)},
          {"by", text_or_null(force.by)},
          {"by_work", text_or_null(force.by_work)}};
}

Json hints_json(const std::vector<Hint>& hints) {
  Json out = Json::array();
  for (const Hint& hint : hints) out.push_back({{"code", hint.code}, {"text", hint.vi}, {"text_en", hint.en}});
  return out;
}

std::string_view kind_of(const SearchResult& result) {
  if (result.understood.relation) return "relation";
  if (result.understood.number) return "number";
  if (result.resolution) return result.resolution->asked.starts_with("/akn/") ? "work" : "name";
  if (result.understood.tree) return "text";
  return result.understood.filters.empty() ? "empty" : "filters";
}

Json understood_json(const SearchResult& result) {
  const ParsedQuery& query = result.understood;
  Json out{{"kind", kind_of(result)}};
  out["number"] = query.number ? Json(result.resolution && result.resolution->works.size() == 1 && !result.resolution->works[0].number.empty()
                                          ? result.resolution->works[0].number
                                          : query.number->text)
                               : Json(nullptr);
  out["type"] = query.number ? text_or_null(query.number->type) : Json(nullptr);
  out["relation"] = nullptr;
  if (query.relation) {
    const RelationLabel label = relation_label(query.relation->kind);
    out["relation"] = {{"kind", citation::code(query.relation->kind)},
                       {"incoming", query.relation->incoming},
                       {"label", query.relation->incoming ? label.vi : label.vi_reverse},
                       {"label_en", query.relation->incoming ? label.en : label.en_reverse}};
  }
  out["filters"] = Json::array();
  for (const Filter& filter : query.filters) {
    Json row{{"field", filter.field}, {"value", filter.value}};
    if (!filter.from.empty() || !filter.to.empty()) {
      row["from"] = text_or_null(filter.from);
      row["to"] = text_or_null(filter.to);
    }
    if (filter.negated) row["negated"] = true;
    out["filters"].push_back(std::move(row));
  }
  out["text"] = text_or_null(result.read_as_vi);
  out["text_en"] = text_or_null(result.read_as_en);
  out["ignored"] = result.ignored;
  out["all_words"] = result.all_words;
  out["hints"] = hints_json(result.hints);
  out["resolution"] = result.resolution ? Json(code(result.resolution->kind)) : Json(nullptr);
  return out;
}

Json snippet_json(const Snippet& snippet) {
  Json highlights = Json::array();
  for (const Span& span : snippet.highlights) highlights.push_back({span.start, span.end});
  return highlights;
}

Json hit_json(const Hit& hit) {
  Json out = to_json(hit.work);
  out["score"] = hit.score;
  out["asked_for"] = hit.asked_for;
  if (!hit.parts.empty()) {
    out["explain"] = Json::array();
    for (const ScorePart& part : hit.parts)
      out["explain"].push_back({{"kind", part.kind}, {"words", text_or_null(part.words)}, {"value", part.value}});
  }
  out["provisions"] = Json::array();
  for (const ProvisionHit& provision : hit.provisions)
    out["provisions"].push_back({{"eid", text_or_null(provision.eid)},
                                 {"label", text_or_null(provision.label)},
                                 {"heading", text_or_null(provision.heading)},
                                 {"snippet", text_or_null(provision.snippet.text)},
                                 {"highlights", snippet_json(provision.snippet)},
                                 {"score", provision.score}});
  return out;
}

Json reason_json(const corpus::ForceReason& reason) {
  return {{"rule", reason.rule},
          {"label", corpus::explain(reason.rule, Language::vi)},
          {"label_en", corpus::explain(reason.rule, Language::en)},
          {"by", text_or_null(reason.by_number)},
          {"by_work", id_or_null(reason.by)},
          {"quote", text_or_null(reason.quote)},
          {"file", any_text(reason.file)},
          {"start", reason.span.start},
          {"end", reason.span.end},
          {"date", date_or_null(reason.date)}};
}

Json force_json(const corpus::LegalForce& force) {
  Json out{{"status", corpus::code(force.status)},
           {"label", label(force.status, Language::vi)},
           {"label_en", label(force.status, Language::en)},
           {"on", text::to_iso(force.on)},
           {"since", date_or_null(force.since)},
           {"until", date_or_null(force.until)}};
  out["because"] = Json::array();
  for (const corpus::ForceReason& reason : force.because) out["because"].push_back(reason_json(reason));
  out["provisions"] = Json::array();
  for (const corpus::ProvisionForce& part : force.provisions)
    out["provisions"].push_back({{"provision", part.provision},
                                 {"status", corpus::code(part.status)},
                                 {"label", label(part.status, Language::vi)},
                                 {"because", reason_json(part.reason)}});
  return out;
}

/// The tree is as deep as the segmentation lets it be (part, chapter, section, article, paragraph, point).
Json provisions_json(const std::vector<corpus::Provision>& provisions, int depth) {
  Json out = Json::array();
  for (const corpus::Provision& provision : provisions) {
    Json row{{"eid", provision.eid},
             {"label", provision.label},
             {"heading", text_or_null(provision.heading)},
             {"start", provision.span.start},
             {"end", provision.span.end}};
    if (!provision.children.empty() && depth > 0) row["children"] = provisions_json(provision.children, depth - 1);
    out.push_back(std::move(row));
  }
  return out;
}

Json works_json(const std::vector<WorkSummary>& works) {
  Json out = Json::array();
  for (const WorkSummary& work : works) out.push_back(to_json(work));
  return out;
}

Json relations_json(const std::vector<RelationView>& relations) {
  Json out = Json::array();
  for (const RelationView& relation : relations) out.push_back(to_json(relation));
  return out;
}

Json units_json(const std::vector<UnitView>& units) {
  Json out = Json::array();
  for (const UnitView& unit : units) {
    Json citations = Json::array();
    for (const CitationSpan& link : unit.citations)
      citations.push_back({{"start", link.span.start},
                           {"end", link.span.end},
                           {"work", text_or_null(link.work)},
                           {"number", text_or_null(link.number)},
                           {"known", link.known}});
    out.push_back({{"eid", text_or_null(unit.eid)},
                   {"label", text_or_null(unit.label)},
                   {"start", unit.start},
                   {"text", text_or_null(unit.text)},
                   {"citations", std::move(citations)}});
  }
  return out;
}

constexpr int deepest_provision = 32;

} // namespace

Json to_json(const WorkSummary& work) {
  return {{"work", text_or_null(work.work)},
          {"number", text_or_null(work.number)},
          {"type", text_or_null(work.type)},
          {"title", text_or_null(work.title)},
          {"issuer", text_or_null(work.issuer)},
          {"place", text_or_null(work.place)},
          {"date", date_or_null(work.date)},
          {"text_known", work.text_known},
          {"force", badge_json(work.force)},
          {"cited_by", work.cited_by}};
}

Json to_json(const RelationView& relation) {
  const RelationLabel label = relation_label(relation.kind);
  Json out{{"kind", citation::code(relation.kind)},
           {"label", label.vi},
           {"label_en", label.en},
           {"label_reverse", label.vi_reverse},
           {"label_reverse_en", label.en_reverse},
           {"work", text_or_null(relation.other.work)},
           {"other", to_json(relation.other)},
           {"scope", relation.scope == corpus::Scope::part ? "part" : "whole"},
           {"provisions", relation.provisions},
           {"except", relation.except},
           {"from", date_or_null(relation.from)},
           {"until", date_or_null(relation.until)},
           {"quote", text_or_null(relation.quote)},
           {"file", any_text(relation.file)},
           {"start", relation.span.start},
           {"end", relation.span.end}};
  return out;
}

Json to_json(const CitationPage& page) {
  Json items = Json::array();
  for (const CitationView& item : page.items) {
    Json row = to_json(item.other);
    row["text"] = text_or_null(item.text);
    row["relation"] = citation::code(item.relation);
    row["mentions"] = item.mentions;
    row["pinpoints"] = item.pinpoints;
    items.push_back(std::move(row));
  }
  return {{"total", page.total}, {"offset", page.offset}, {"items", std::move(items)}};
}

Json to_json(const Resolution& resolution) {
  Json out{{"kind", code(resolution.kind)}, {"asked", any_text(resolution.asked)}, {"number", text_or_null(resolution.number)}};
  const bool one = resolution.kind == ResolutionKind::exact || resolution.kind == ResolutionKind::completed;
  out["work"] = one ? Json(resolution.works.front().work) : Json(nullptr);
  out["candidates"] = works_json(resolution.works);
  out["suggestions"] = works_json(resolution.suggestions);
  out["suggestion"] = resolution.suggestions.empty() ? Json(nullptr) : text_or_null(resolution.suggestions.front().number);
  return out;
}

Json to_json(const SearchResult& result) {
  Json out{{"query", any_text(result.request.query)}};
  if (result.request.query.empty()) out["query"] = "";
  out["understood"] = understood_json(result);
  out["on"] = text::to_iso(result.request.on);
  out["total"] = result.total;
  out["total_exact"] = result.total_exact;
  out["partial"] = result.partial;
  out["sort"] = code(result.request.sort);
  out["limit"] = result.request.limit;
  out["offset"] = result.request.offset;
  out["hits"] = Json::array();
  for (const Hit& hit : result.hits) out["hits"].push_back(hit_json(hit));
  out["mentions"] = nullptr;
  if (result.mentions) {
    Json kinds = Json::array();
    for (const Mentions::Kind& kind : result.mentions->kinds) {
      const RelationLabel label = relation_label(kind.kind);
      kinds.push_back({{"kind", citation::code(kind.kind)}, {"label", label.vi}, {"label_en", label.en}, {"works", kind.works}});
    }
    out["mentions"] = {{"total", result.mentions->total}, {"kinds", std::move(kinds)}};
  }
  if (result.request.similar > 0) out["similar"] = works_json(result.similar);
  out["facets"] = Json::object();
  for (const Facet& facet : result.facets) {
    Json values = Json::array();
    for (const FacetValue& value : facet.values)
      values.push_back({{"value", value.value}, {"label", value.vi}, {"label_en", value.en}, {"count", value.count}});
    out["facets"][facet.name] = std::move(values);
  }
  out["facets_exact"] = result.facets_exact;
  out["suggestion"] = text_or_null(result.suggestion);
  return out;
}

Json to_json(const WorkView& view) {
  Json out = to_json(view.summary);
  out["urn"] = text_or_null(view.urn);
  out["year"] = view.year ? Json(*view.year) : Json(nullptr);
  out["signer"] = text_or_null(view.signer);
  out["signer_title"] = text_or_null(view.signer_title);
  out["effective"] = {{"date", date_or_null(view.effective.date)},
                      {"rule", text_or_null(view.effective.rule)},
                      {"quote", text_or_null(view.effective.quote)},
                      {"expires", date_or_null(view.effective.expires)}};
  out["attached_to"] = view.attached_to ? text_or_null(view.attached_to->work) : Json(nullptr);
  out["attachments"] = works_json(view.attachments);
  out["force"] = force_json(view.force);
  out["chain"] = Json::array();
  for (const ChainLink& link : view.chain) {
    Json row = to_json(link.work);
    row["replaced_on"] = date_or_null(link.date);
    out["chain"].push_back(std::move(row));
  }
  out["chain_cyclic"] = view.chain_cyclic;
  out["relations"] = {{"out", relations_json(view.relations_out)}, {"in", relations_json(view.relations_in)}};
  out["citations"] = {{"out", to_json(view.citations_out)}, {"in", to_json(view.citations_in)}};
  out["provisions"] = provisions_json(view.provisions, deepest_provision);
  out["units"] = units_json(view.units);
  out["history"] = Json::array();
  for (const HistoryEvent& event : view.history)
    out["history"].push_back({{"date", text::to_iso(event.date)},
                              {"event", event.event},
                              {"label", event.vi},
                              {"label_en", event.en},
                              {"by", text_or_null(event.by)},
                              {"by_work", text_or_null(event.by_work)},
                              {"quote", text_or_null(event.quote)}});
  out["texts"] = Json::array();
  for (const corpus::StoredFile& file : view.texts)
    out["texts"].push_back({{"file", any_text(file.path)},
                            {"sha256", file.sha256},
                            {"media_type", file.media_type},
                            {"encoding", file.encoding},
                            {"document", file.document}});
  out["recipients"] = view.recipients;
  out["abbreviations"] = Json::array();
  for (const corpus::Abbreviation& abbreviation : view.abbreviations)
    out["abbreviations"].push_back({{"short", abbreviation.short_form}, {"expansion", abbreviation.expansion}});
  return out;
}

} // namespace danchieu::query
