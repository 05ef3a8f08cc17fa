#include "web/work_page.hpp"

#include "normalizer/text/clean_text.hpp"
#include "query/json.hpp"
#include "web/search_page.hpp"
#include "web/work_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::RelationKind;
using query::WorkView;

template <typename Number>
std::optional<Number> read_number(std::string_view text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

ordered_json or_null(std::string_view text) { return text.empty() ? ordered_json{} : ordered_json(text); }

ordered_json facts_model(const WorkView& view, const Visitor& visitor) {
  ordered_json facts = ordered_json::array();
  const auto add = [&](std::string_view key, std::string_view value, bool vi, const std::string& href = {}) {
    if (value.empty()) return;
    facts.push_back(
        {{"term", label(key, visitor.language)}, {"value", value}, {"vi", vi}, {"href", or_null(href)}});
  };
  const query::WorkSummary& work = view.summary;
  add("work.issuer", work.issuer, true);
  add("work.date", work.date ? date_text(*work.date, visitor.language) : "", false);
  add("work.effective", view.effective.date ? date_text(*view.effective.date, visitor.language) : "", false);
  add("work.signer",
      view.signer_title.empty() || view.signer.empty() ? view.signer : view.signer + ", " + view.signer_title,
      true);
  add("work.place", work.place, true);
  if (view.attached_to)
    add("work.attached_to", display_name(*view.attached_to), true,
        work_link(visitor, view.attached_to->work));
  for (const query::WorkSummary& attachment : view.attachments) {
    add("work.attachments", attachment.title.empty() ? display_name(attachment) : attachment.title, true,
        work_link(visitor, attachment.work));
  }
  return facts;
}

ordered_json parts_model(const WorkView& view, const Visitor& visitor) {
  ordered_json parts = ordered_json::array();
  for (const corpus::ProvisionForce& part : view.force.provisions) {
    parts.push_back({{"provision", part.provision},
                     {"code", corpus::code(part.status)},
                     {"label", corpus::label(part.status, visitor.language)},
                     {"reason", reason_model(part.reason, view.summary.work, visitor)}});
  }
  return parts;
}

/// What this one replaced as a whole, itself, and what replaced it, in order: how the rule came to stand
/// where it does.
ordered_json chain_model(const WorkView& view, const Visitor& visitor) {
  ordered_json chain = ordered_json::array();
  const auto add = [&](const query::WorkSummary& work, std::optional<Date> date, bool current) {
    ordered_json link_model = summary_model(work, visitor);
    link_model["date"] = date_model(date ? date : work.date, visitor.language);
    link_model["current"] = current;
    chain.push_back(std::move(link_model));
  };
  std::vector<const query::WorkSummary*> before;
  for (const query::RelationView& relation : view.relations_out) {
    if (relation.kind == RelationKind::replaces && relation.scope == corpus::Scope::whole)
      before.push_back(&relation.other);
  }
  std::stable_sort(before.begin(), before.end(),
                   [](const auto* a, const auto* b) { return a->date < b->date; });
  for (const query::WorkSummary* work : before) add(*work, work->date, false);
  add(view.summary, view.summary.date, true);
  for (const query::ChainLink& next : view.chain) add(next.work, next.date, false);
  if (chain.size() == 1) return ordered_json::array();
  return chain;
}

std::string relation_details(const query::RelationView& relation, Language language) {
  std::string out;
  const auto add = [&](std::string_view text) {
    if (!out.empty()) out += " · ";
    out += text;
  };
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
  };
  if (relation.scope == corpus::Scope::part) {
    add(relation.provisions.empty() ? std::string{label("work.only_part", language)}
                                    : joined(relation.provisions));
  }
  if (!relation.except.empty())
    add(std::string{label("work.except", language)} + ' ' + joined(relation.except));
  if (relation.from)
    add(std::string{label("work.from", language)} + ' ' + date_text(*relation.from, language));
  if (relation.until)
    add(std::string{label("work.until", language)} + ' ' + date_text(*relation.until, language));
  return out;
}

/// One list for each thing that is done, from the side of this work; what ended or changed it stands first.
ordered_json groups_model(const WorkView& view, const Visitor& visitor) {
  struct Side {
    RelationKind kind;
    bool incoming;
  };

  static constexpr std::array<Side, 18> order{{{RelationKind::replaces, true},
                                               {RelationKind::repeals, true},
                                               {RelationKind::suspends, true},
                                               {RelationKind::amends, true},
                                               {RelationKind::corrects, true},
                                               {RelationKind::consolidates, true},
                                               {RelationKind::guides, true},
                                               {RelationKind::legal_basis, false},
                                               {RelationKind::guides, false},
                                               {RelationKind::replaces, false},
                                               {RelationKind::repeals, false},
                                               {RelationKind::suspends, false},
                                               {RelationKind::amends, false},
                                               {RelationKind::corrects, false},
                                               {RelationKind::consolidates, false},
                                               {RelationKind::issued_with, false},
                                               {RelationKind::issued_with, true},
                                               {RelationKind::legal_basis, true}}};
  ordered_json groups = ordered_json::array();
  for (const Side side : order) {
    ordered_json items = ordered_json::array();
    for (const query::RelationView& relation : side.incoming ? view.relations_in : view.relations_out) {
      if (relation.kind != side.kind) continue;
      ordered_json item = summary_model(relation.other, visitor);
      item["details"] = or_null(relation_details(relation, visitor.language));
      item["quote"] = or_null(relation.quote);
      const std::string& holder = side.incoming ? relation.other.work : view.summary.work;
      item["source"] = relation.span.end > relation.span.start
                           ? ordered_json(evidence_link(visitor, holder, relation.span))
                           : ordered_json{};
      items.push_back(std::move(item));
    }
    if (items.empty()) continue;
    const query::RelationLabel verbs = query::relation_label(side.kind);
    const bool vi = visitor.language == Language::vi;
    const char* verb =
        side.incoming ? (vi ? verbs.vi_reverse : verbs.en_reverse) : (vi ? verbs.vi : verbs.en);
    const std::size_t count = items.size();
    groups.push_back({{"heading", capitalised(verb)},
                      {"count", count},
                      {"open", count <= 5},
                      {"items", std::move(items)}});
  }
  return groups;
}

ordered_json citation_list(const query::CitationPage& list, std::uint32_t page_number, bool incoming,
                           const WorkView& view, const Visitor& visitor) {
  ordered_json items = ordered_json::array();
  for (const query::CitationView& citation : list.items) {
    ordered_json item = summary_model(citation.other, visitor);
    const query::RelationLabel verbs = query::relation_label(citation.relation);
    const bool plain = citation.relation == RelationKind::cites || citation.relation == RelationKind::self;
    item["role"] =
        plain ? ordered_json{} : ordered_json(visitor.language == Language::vi ? verbs.vi : verbs.en);
    item["mentions"] = citation.mentions > 1 ? ordered_json(citation.mentions) : ordered_json{};
    std::string pinpoints;
    for (std::size_t i = 0; i < citation.pinpoints.size() && i < 6; ++i)
      pinpoints += (i == 0 ? "" : "; ") + citation.pinpoints[i];
    item["pinpoints"] = or_null(pinpoints);
    items.push_back(std::move(item));
  }
  const std::string_view parameter = incoming ? "in" : "out";
  const std::string id = incoming ? "duoc-dan" : "dan-chieu";
  const auto page_link = [&](std::uint32_t number) {
    return link(visitor, view.summary.work, {{std::string{parameter}, std::to_string(number)}}) + '#' + id;
  };
  const bool more = list.offset + list.items.size() < list.total;
  return {{"id", id},
          {"heading", label(incoming ? "work.citations_in" : "work.citations_out", visitor.language)},
          {"total", list.total},
          {"first", list.offset + 1},
          {"has_items", !items.empty()},
          {"items", items},
          {"previous", page_number > 1 ? ordered_json(page_link(page_number - 1)) : ordered_json{}},
          {"next", more ? ordered_json(page_link(page_number + 1)) : ordered_json{}}};
}

ordered_json history_model(const WorkView& view, const Visitor& visitor) {
  ordered_json history = ordered_json::array();
  for (const query::HistoryEvent& event : view.history) {
    ordered_json by = nullptr;
    if (!event.by.empty() && !event.by_work.empty())
      by = {{"href", work_link(visitor, event.by_work)}, {"name", event.by}};
    history.push_back({{"date", date_model(event.date, visitor.language)},
                       {"text", capitalised(visitor.language == Language::vi ? event.vi : event.en)},
                       {"by", by}});
  }
  return history;
}

/// What a link in the text tells before it is followed.
std::string tip_of(const query::WorkSummary& work, const Visitor& visitor) {
  std::string tip = display_name(work);
  if (!work.title.empty() && work.title != tip) tip += " – " + work.title;
  tip += " – " + std::string{corpus::label(work.force.status, visitor.language)};
  tip += " (" + std::string{label("work.as_of", visitor.language)} + ' ' +
         date_text(work.force.on, visitor.language) + ')';
  return tip;
}

struct TextModel {
  ordered_json blocks = ordered_json::array();
  ordered_json pager;
  std::map<std::string, std::size_t> part_of_anchor;
};

TextModel text_model(const WorkView& view, const WorkPageRequest& request, const Visitor& visitor) {
  const std::vector<TextBlock> blocks = text_blocks(view, request.mark);
  std::map<std::string_view, const query::WorkSummary*> known;
  for (const query::CitationView& citation : view.citations_out.items)
    known.emplace(citation.other.work, &citation.other);

  TextModel model;
  std::vector<std::size_t> part_of_block;
  std::size_t part = 1;
  std::size_t bytes = 0;
  std::size_t wanted = request.part;
  for (const TextBlock& block : blocks) {
    if (bytes > text_per_page) {
      ++part;
      bytes = 0;
    }
    bytes += block.bytes;
    part_of_block.push_back(part);
    for (const std::string& name : block.anchors) model.part_of_anchor.emplace(name, part);
    if (block.marked && request.mark) wanted = std::min(wanted == request.part ? part : wanted, part);
  }
  wanted = std::clamp<std::size_t>(wanted, 1, part);

  bool first_mark = true;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (part_of_block[i] != wanted) continue;
    const TextBlock& block = blocks[i];
    ordered_json runs = ordered_json::array();
    for (const TextRun& run : block.runs) {
      const bool linked = !run.work.empty();
      const auto target = linked ? known.find(run.work) : known.end();
      ordered_json mark_id = nullptr;
      if (run.marked && std::exchange(first_mark, false)) mark_id = "trich-dan";
      runs.push_back(
          {{"text", run.text},
           {"href", linked ? ordered_json(work_link(visitor, run.work)) : ordered_json{}},
           {"tip", target == known.end() ? run.text : tip_of(*target->second, visitor)},
           {"code", target == known.end() ? "unknown" : corpus::code(target->second->force.status)},
           {"strong", run.strong},
           {"plain", linked || run.strong ? ordered_json{} : ordered_json(run.text)},
           {"marked", run.marked},
           {"mark_id", mark_id}});
    }
    ordered_json more_anchors = ordered_json::array();
    for (std::size_t k = 1; k < block.anchors.size(); ++k) more_anchors.push_back(block.anchors[k]);
    model.blocks.push_back(
        {{"style", block.style.empty() ? "plain" : block.style},
         {"anchor", block.anchors.empty() ? ordered_json{} : ordered_json(block.anchors.front())},
         {"anchors", std::move(more_anchors)},
         {"runs", std::move(runs)}});
  }
  if (part > 1) {
    const auto part_link = [&](std::size_t number) {
      return link(visitor, view.summary.work, {{"part", std::to_string(number)}}) + "#toan-van";
    };
    model.pager = {{"number", wanted},
                   {"parts", part},
                   {"previous", wanted > 1 ? ordered_json(part_link(wanted - 1)) : ordered_json{}},
                   {"next", wanted < part ? ordered_json(part_link(wanted + 1)) : ordered_json{}}};
  }
  return model;
}

ordered_json contents_model(const WorkView& view, const TextModel& text, const Visitor& visitor) {
  ordered_json contents = ordered_json::array();
  const bool in_parts = !text.pager.is_null();
  for (const ContentsEntry& entry : contents_of(view.provisions)) {
    const std::string name = anchor(entry.eid);
    std::string href = '#' + name;
    if (in_parts) {
      const auto part = text.part_of_anchor.find(name);
      const std::size_t number = part == text.part_of_anchor.end() ? 1 : part->second;
      href = link(visitor, view.summary.work, {{"part", std::to_string(number)}}) + href;
    }
    contents.push_back({{"href", href},
                        {"label", entry.label},
                        {"heading", or_null(entry.heading)},
                        {"depth", entry.depth}});
  }
  return contents;
}

ordered_json texts_model(const WorkView& view) {
  ordered_json texts = ordered_json::array();
  for (const corpus::StoredFile& file : view.texts) {
    // Only the name: where a file lies on the server is nobody's business.
    texts.push_back({{"name", text::clean_utf8(file.path.substr(file.path.rfind('/') + 1))},
                     {"media_type", or_null(file.media_type)},
                     {"encoding", or_null(file.encoding)},
                     {"document", file.document},
                     {"sha256", file.sha256}});
  }
  return texts;
}

} // namespace

WorkPageRequest read_work_request(const Parameters& parameters) {
  WorkPageRequest request;
  const std::string_view mark = value_of(parameters, "mark");
  if (const std::size_t dash = mark.find('-'); dash != std::string_view::npos) {
    const auto start = read_number<std::size_t>(mark.substr(0, dash));
    const auto end = read_number<std::size_t>(mark.substr(dash + 1));
    if (start && end && *start < *end) request.mark = query::Span{*start, *end};
  }
  request.part = std::max<std::size_t>(1, read_number<std::size_t>(value_of(parameters, "part")).value_or(1));
  const auto page_number = [&](std::string_view name) {
    return std::clamp<std::uint32_t>(read_number<std::uint32_t>(value_of(parameters, name)).value_or(1), 1,
                                     100'000);
  };
  request.citations_out = page_number("out");
  request.citations_in = page_number("in");
  return request;
}

std::string citation_form(const query::WorkSummary& work) {
  if (work.number.empty()) return display_name(work);
  std::string out = capitalised(work.type);
  if (!out.empty()) out += " số ";
  out += work.number;
  if (work.date) {
    std::array<char, 64> buffer{};
    const auto day = static_cast<unsigned>(work.date->day());
    const auto month = static_cast<unsigned>(work.date->month());
    // Days below 10 and months 1 and 2 are written with a zero (Decree 30/2020/NĐ-CP, annex I, II.4.b).
    std::snprintf(buffer.data(), buffer.size(),
                  month <= 2 ? " ngày %02u tháng %02u năm %d" : " ngày %02u tháng %u năm %d", day, month,
                  static_cast<int>(work.date->year()));
    out += buffer.data();
  }
  if (!work.issuer.empty()) out += " của " + work.issuer;
  if (!work.title.empty() && work.title != display_name(work)) out += ", " + work.title;
  return out;
}

ordered_json work_model(const WorkView& view, const WorkPageRequest& request,
                        const std::optional<query::Resolution>& candidates, const Visitor& visitor) {
  const query::WorkSummary& work = view.summary;
  const std::string name = display_name(work);
  PageFrame frame;
  frame.title = work.title.empty() || work.title == name ? name : name + ": " + work.title;
  frame.description = citation_form(work);
  frame.kind = "work-page";
  frame.path = work.work;
  if (visitor.on_given) frame.parameters.emplace_back("on", text::to_iso(visitor.on));
  frame.noindex = visitor.on_given || request.mark.has_value();
  ordered_json model = frame_model(frame, visitor);

  model["kind"] =
      or_null(work.number.empty() && name != capitalised(work.type) ? capitalised(work.type) : std::string{});
  model["name"] = name;
  model["title"] = or_null(work.title == name ? std::string{} : work.title);
  model["path"] = work.work;
  model["json_href"] = "/api/v1/works" + make_url(work.work, {});
  model["urn"] = or_null(view.urn);
  model["text_known"] = work.text_known;
  model["on"] = date_model(view.force.on, visitor.language);
  model["lang_field"] =
      visitor.language_given ? ordered_json(language_tag(visitor.language)) : ordered_json{};
  model["force"] = force_model(view.force, visitor.language);
  ordered_json reasons = ordered_json::array();
  for (const corpus::ForceReason& reason : view.force.because)
    reasons.push_back(reason_model(reason, work.work, visitor));
  model["reasons"] = std::move(reasons);
  ordered_json parts = parts_model(view, visitor);
  model["has_parts"] = !parts.empty();
  model["parts"] = std::move(parts);
  model["candidates"] = nullptr;
  if (candidates && !candidates->works.empty()) {
    ordered_json cards = ordered_json::array();
    for (const query::WorkSummary& candidate : candidates->works) {
      if (candidate.work != work.work && cards.size() < 20)
        cards.push_back(summary_model(candidate, visitor));
    }
    if (!cards.empty())
      model["candidates"] = {{"heading", label("work.partial_id", visitor.language)}, {"works", cards}};
  }
  model["facts"] = facts_model(view, visitor);
  ordered_json chain = chain_model(view, visitor);
  model["has_chain"] = !chain.empty();
  model["chain"] = std::move(chain);
  model["chain_cyclic"] = view.chain_cyclic;

  const TextModel text = text_model(view, request, visitor);
  model["has_text"] = !text.blocks.empty();
  ordered_json contents = contents_model(view, text, visitor);
  model["has_contents"] = contents.size() > 1;
  model["contents"] = std::move(contents);
  model["blocks"] = text.blocks;
  model["text_pager"] = text.pager;

  ordered_json groups = groups_model(view, visitor);
  std::size_t relations = 0;
  for (const auto& group : groups) relations += group.at("count").get<std::size_t>();
  model["has_groups"] = !groups.empty();
  model["groups"] = std::move(groups);
  model["citation_lists"] = {citation_list(view.citations_out, request.citations_out, false, view, visitor),
                             citation_list(view.citations_in, request.citations_in, true, view, visitor)};
  ordered_json history = history_model(view, visitor);
  model["has_history"] = !history.empty();
  model["history"] = std::move(history);
  model["citation"] = citation_form(work);
  ordered_json texts = texts_model(view);
  model["has_texts"] = !texts.empty();
  model["texts"] = std::move(texts);

  ordered_json sections = ordered_json::array();
  const auto add_section = [&](bool there, std::string_view id, std::string_view key, std::size_t count) {
    if (!there) return;
    sections.push_back({{"anchor", id},
                        {"text", label(key, visitor.language)},
                        {"count", count == 0 ? ordered_json{} : ordered_json(count)}});
  };
  add_section(true, "hieu-luc", "work.force", 0);
  add_section(model["has_chain"].get<bool>(), "chuoi", "work.chain", 0);
  add_section(model["has_text"].get<bool>(), "toan-van", "work.text", 0);
  add_section(true, "luoc-do", "work.diagram", relations);
  add_section(true, "dan-chieu", "work.citations_out", view.citations_out.total);
  add_section(true, "duoc-dan", "work.citations_in", view.citations_in.total);
  add_section(true, "du-lieu", "work.cite", 0);
  model["sections"] = std::move(sections);
  return model;
}

} // namespace danchieu::web
