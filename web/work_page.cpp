#include "web/work_page.hpp"

#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/vietnam_time.hpp"
#include "query/export/linked_data.hpp"
#include "web/changed_provisions.hpp"
#include "web/citation_form.hpp"
#include "web/citation_graph.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::WorkView;

constexpr std::size_t graph_neighbours = 10; ///< a side

/// Where a file lies on the server is nobody's business.
std::string file_name(std::string_view path) { return text::clean_utf8(path.substr(path.rfind('/') + 1)); }

/// "metadata.jsonl, dòng 12" of "corpus/metadata.jsonl:12".
std::string row_name(std::string_view source, Language language) {
  std::string name = file_name(source);
  if (const std::size_t colon = name.rfind(':'); colon != name.npos)
    name.replace(colon, 1, ", " + std::string{label("work.line", language)} + ' ');
  return name;
}

/// What the catalogue of its collection tells of the document and its text does not: "số, ngày ban hành".
ordered_json catalogue_model(const corpus::CatalogueFacts& catalogue, Language language) {
  std::string fields;
  for (const std::string& field : catalogue.fields) {
    const std::string key = "catalogue." + field;
    if (has_label(key)) fields += (fields.empty() ? "" : ", ") + std::string{label(key, language)};
  }
  if (fields.empty()) return nullptr;
  return {{"fields", fields}, {"source", row_name(catalogue.source, language)}};
}

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
  std::string effective = view.effective.date ? date_text(*view.effective.date, visitor.language) : "";
  if (!effective.empty() && !view.effective.source.empty())
    effective += " (" + std::string{label("work.told_by", visitor.language)} + ' ' + row_name(view.effective.source, visitor.language) + ')';
  add("work.effective", effective, false);
  add("work.signer",
      view.signer_title.empty() || view.signer.empty() ? view.signer : view.signer + ", " + view.signer_title,
      true);
  add("work.place", work.place, true);
  if (view.attached_to)
    add("work.attached_to", query::display_name(*view.attached_to), true,
        work_link(visitor, view.attached_to->work));
  for (const query::WorkSummary& attachment : view.attachments) {
    const std::string title = query::display_title(attachment);
    add("work.attachments", title.empty() ? query::display_name(attachment) : title, true, work_link(visitor, attachment.work));
  }
  return facts;
}

/// "Điều 9 khoản 2" before "Điều 10": the numbers of a provision's name, outermost first.
std::vector<int> place_in_text(std::string_view name) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] < '0' || name[i] > '9') continue;
    if (i == 0 || name[i - 1] < '0' || name[i - 1] > '9') numbers.push_back(0);
    numbers.back() = std::min(numbers.back() * 10 + (name[i] - '0'), 100'000);
  }
  return numbers;
}

/// A code that another amended in a hundred places shows the first of them; the others wait behind a button.
void fold_away(ordered_json& part, Language language) {
  constexpr std::size_t most_shown = 12;
  part["more"] = nullptr; // before the reference: a new name may move the others
  ordered_json& provisions = part["provisions"];
  std::stable_sort(provisions.begin(), provisions.end(), [](const ordered_json& a, const ordered_json& b) {
    return place_in_text(a["name"].get_ref<const std::string&>()) < place_in_text(b["name"].get_ref<const std::string&>());
  });
  if (provisions.size() <= most_shown) return;
  const auto first_folded = provisions.begin() + most_shown;
  ordered_json folded = ordered_json::array();
  std::copy(first_folded, provisions.end(), std::back_inserter(folded));
  provisions.erase(first_folded, provisions.end());
  part["more"] = {{"count", count_text(static_cast<std::uint32_t>(folded.size()), language)}, {"provisions", std::move(folded)}};
}

/// Parts with the same fate by the same sentence stand together. A sentence that the reasons above quote is not quoted
/// again. `whole`: all of the text is on this page.
ordered_json parts_model(const WorkView& view, bool whole, const Visitor& visitor) {
  std::map<std::string_view, std::string> eids; // by the name that the force of parts uses
  for (const auto& [eid, changes] : changed_provisions(view))
    for (const corpus::ProvisionForce* change : changes) eids.emplace(change->provision, eid);
  ordered_json parts = ordered_json::array();
  for (const corpus::ProvisionForce& part : view.force.provisions) {
    ordered_json reason = reason_model(part.reason, view.summary.work, visitor);
    const auto& because = view.force.because;
    const bool quoted = std::any_of(because.begin(), because.end(), [&part](const auto& each) { return each.quote == part.reason.quote; });
    if (quoted) reason["quote"] = nullptr;
    const auto eid = eids.find(part.provision);
    ordered_json provision{{"name", part.provision},
                           {"href", eid == eids.end() ? ordered_json{} : ordered_json(whole ? '#' + anchor(eid->second) : work_link(visitor, view.summary.work, eid->second))}};
    const bool amended = part.status == corpus::ForceStatus::in_force; // and yet told of: its words are others now
    const std::string_view code = amended ? "amended" : corpus::code(part.status);
    const auto same = std::find_if(parts.begin(), parts.end(), [&](const ordered_json& other) {
      return other.at("code") == code && other.at("reason") == reason;
    });
    if (same != parts.end()) {
      same->at("provisions").push_back(std::move(provision));
      continue;
    }
    parts.push_back({{"provisions", {std::move(provision)}},
                     {"code", code},
                     {"label", amended ? label("work.amended", visitor.language) : corpus::label(part.status, visitor.language)},
                     {"reason", std::move(reason)}});
  }
  for (ordered_json& part : parts) fold_away(part, visitor.language);
  return parts;
}

ordered_json candidate_cards(const WorkView& view, const std::optional<query::Resolution>& candidates, const Visitor& visitor) {
  ordered_json cards = ordered_json::array();
  if (candidates) {
    for (const query::WorkSummary& candidate : candidates->works)
      if (candidate.work != view.summary.work && cards.size() < 20) cards.push_back(summary_model(candidate, visitor));
  }
  if (cards.empty()) return nullptr;
  return {{"heading", label("work.partial_id", visitor.language)}, {"works", std::move(cards)}};
}

ordered_json texts_model(const WorkView& view, bool offered) {
  ordered_json texts = ordered_json::array();
  for (const corpus::StoredFile& file : view.texts) {
    const std::string address = "/api/v1/works" + view.summary.work + "/original";
    // Only the name: where a file lies on the server is nobody's business.
    texts.push_back({{"name", file_name(file.path)},
                     {"href", offered ? ordered_json(make_url(address, {{"sha256", file.sha256}})) : ordered_json{}},
                     {"media_type", or_null(file.media_type)},
                     {"encoding", or_null(file.encoding)},
                     {"document", file.document},
                     {"sha256", file.sha256}});
  }
  return texts;
}

/// The forms in which a program or a reference manager takes the work.
ordered_json downloads_model(const WorkView& view) {
  const std::string api = "/api/v1/works" + view.summary.work;
  ordered_json list = ordered_json::array();
  const auto add = [&](std::string_view name, const std::string& suffix) {
    list.push_back({{"name", name}, {"href", make_url(api + suffix, {})}});
  };
  add("JSON", "");
  if (view.summary.text_known) add("Akoma Ntoso XML", "/akn");
  add("JSON-LD", "/jsonld");
  add("BibTeX", "/bibtex");
  add("CSL-JSON", "/csl");
  return list;
}

ordered_json sections_model(const ordered_json& model, const WorkView& view, const Visitor& visitor) {
  ordered_json sections = ordered_json::array();
  const auto add = [&](bool there, std::string_view id, std::string_view key, std::size_t count) {
    if (!there) return;
    sections.push_back({{"anchor", id},
                        {"text", label(key, visitor.language)},
                        {"count", count == 0 ? ordered_json{} : ordered_json(count)}});
  };
  add(true, "hieu-luc", "work.force", 0);
  add(model["has_chain"].get<bool>(), "chuoi", "work.chain", 0);
  add(model["has_text"].get<bool>(), "toan-van", "work.text", 0);
  add(true, "luoc-do", "work.diagram", model["diagram"]["total"].get<std::size_t>());
  add(!model["graph"].is_null(), "do-thi", "work.graph", 0);
  add(true, "dan-chieu", "work.citations_out", view.citations_out.total);
  add(true, "duoc-dan", "work.citations_in", view.citations_in.total);
  add(model["has_history"].get<bool>(), "dien-bien", "work.history", 0);
  add(true, "du-lieu", "work.cite", 0);
  return sections;
}

} // namespace

WorkPageRequest read_work_request(const Parameters& parameters) {
  WorkPageRequest request;
  const std::string_view mark = value_of(parameters, "mark");
  if (const std::size_t dash = mark.find('-'); dash != std::string_view::npos) {
    const auto start = read_number(mark.substr(0, dash));
    const auto end = read_number(mark.substr(dash + 1));
    if (start && end && *start < *end) request.mark = query::Span{*start, *end};
  }
  const auto number = [&](std::string_view name) {
    return std::clamp<std::uint32_t>(read_number(value_of(parameters, name)).value_or(1), 1, 100'000);
  };
  request.part = number("part");
  request.provision = value_of(parameters, "provision");
  request.relation = value_of(parameters, "list");
  request.relation_page = number("page");
  request.citations_out = number("out");
  request.citations_in = number("in");
  return request;
}

ordered_json work_model(const WorkView& view, const WorkPageRequest& request, const std::optional<query::Resolution>& candidates,
                        const WorkPageFrame& page_frame, const Visitor& visitor) {
  const query::WorkSummary& work = view.summary;
  const std::string name = query::display_name(work);
  PageFrame frame;
  const std::string title = query::display_title(work);
  frame.title = name + (title.empty() ? "" : ": ") + title;
  frame.description = citation_form(work);
  frame.kind = "work-page";
  frame.path = work.work;
  if (visitor.on_given) frame.parameters.emplace_back("on", text::to_iso(visitor.on));
  frame.noindex = visitor.on_given || request.mark.has_value() || !request.provision.empty();
  frame.feed = link(visitor, "/feed" + work.work);
  frame.canonical = page_frame.base + make_url(work.work, {});
  frame.linked_data = query::linked_data(view, page_frame.base).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  ordered_json model = frame_model(frame, visitor);

  model["kind"] =
      or_null(work.number.empty() && name != text::capitalised(work.type) ? text::capitalised(work.type) : std::string{});
  model["name"] = name;
  model["title"] = or_null(title);
  model["path"] = work.work;
  model["permalink"] = frame.canonical;
  model["feed"] = frame.feed;
  model["urn"] = or_null(view.urn);
  model["text_known"] = work.text_known;
  model["on"] = date_model(view.force.on, visitor.language);
  Visitor today = visitor;
  today.on_given = false;
  model["not_today"] = visitor.on_given && visitor.on != text::today_in_vietnam() ? ordered_json(link(today, work.work)) : ordered_json{};
  model["lang_field"] =
      visitor.language_given ? ordered_json(language_tag(visitor.language)) : ordered_json{};
  model["force"] = force_model(view.force, visitor.language);
  ordered_json reasons = ordered_json::array();
  for (const corpus::ForceReason& reason : view.force.because)
    reasons.push_back(reason_model(reason, work.work, visitor));
  model["reasons"] = std::move(reasons);
  model["candidates"] = candidate_cards(view, candidates, visitor);
  model["facts"] = facts_model(view, visitor);
  model["catalogue"] = catalogue_model(view.catalogue, visitor.language);
  model["chain"] = chain_model(view, visitor);
  model["has_chain"] = !model["chain"].empty();
  model["chain_cyclic"] = view.chain_cyclic;

  ordered_json text = text_model(view, request, visitor);
  model["parts"] = parts_model(view, text["pager"].is_null(), visitor);
  model["has_parts"] = !model["parts"].empty();
  model["has_text"] = !text["blocks"].empty();
  model["blocks"] = std::move(text["blocks"]);
  model["text_pager"] = std::move(text["pager"]);
  model["has_contents"] = text["contents"].size() > 1;
  model["contents"] = std::move(text["contents"]);

  const bool ocr = !view.texts.empty() && view.texts.front().ocr;
  model["ocr"] = ocr ? ordered_json{{"doubtful", std::to_string(view.texts.front().doubtful.size())}} : ordered_json{};

  model["diagram"] = diagram_model(view, request, visitor);
  const bool first_pages = request.citations_out == 1 && request.citations_in == 1; // the graph shows these
  model["graph"] = first_pages ? graph_model(view, graph_of(view, graph_neighbours), visitor) : ordered_json{};
  model["citation_lists"] = {citation_list(view, request, false, visitor), citation_list(view, request, true, visitor)};
  model["history"] = history_model(view, visitor);
  model["has_history"] = !model["history"].empty();
  model["citation"] = citation_form(work);
  model["downloads"] = downloads_model(view);
  model["texts"] = texts_model(view, page_frame.originals_offered);
  model["has_texts"] = !model["texts"].empty();
  model["originals_offered"] = page_frame.originals_offered;
  model["sections"] = sections_model(model, view, visitor);
  return model;
}

} // namespace danchieu::web
