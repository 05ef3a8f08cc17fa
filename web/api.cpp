#include "web/api.hpp"

#include "corpus/document/analysis.hpp"
#include "corpus/document/json.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/clean_text.hpp"
#include "query/export/akn_xml.hpp"
#include "query/export/bibliography.hpp"
#include "query/export/linked_data.hpp"
#include "query/export/works_csv.hpp"
#include "query/json.hpp"
#include "query/query_parser.hpp"
#include "web/check_page.hpp"
#include "web/citation_graph.hpp"
#include "web/originals.hpp"
#include "web/search_page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

Response json_answer(const ordered_json& value, Caching caching) {
  Response response;
  response.content_type = media::json;
  response.caching = caching;
  response.body = value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
  return response;
}

/// A bounded number of a parameter; `fallback` when it is absent or cannot be read.
std::uint32_t number_of(const Parameters& parameters, std::string_view name, std::uint32_t fallback,
                        std::uint32_t most) {
  const auto value = read_number(value_of(parameters, name));
  return value ? std::min(*value, most) : fallback;
}

/// A text to be saved as a file; `name` is ours.
Response file_answer(std::string body, std::string_view type, const std::string& name) {
  Response response;
  response.content_type = type;
  response.body = std::move(body);
  response.caching = Caching::revalidate;
  response.add_header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

std::string file_name(const query::WorkView& view, std::string_view extension) {
  const auto id = citation::WorkId::parse(view.summary.work);
  return std::string{id ? id->number() : "work"} + std::string{extension};
}

std::string permalink(const Question& question, const query::WorkView& view) {
  return question.base + make_url(view.summary.work, {});
}

Response whole_work(const Question&, const query::WorkView& view) { return json_answer(query::to_json(view), Caching::revalidate); }

Response citations_of(const Question&, const query::WorkView& view) {
  return json_answer({{"work", view.summary.work},
                      {"on", text::to_iso(view.force.on)},
                      {"out", query::to_json(view.citations_out)},
                      {"in", query::to_json(view.citations_in)}},
                     Caching::revalidate);
}

Response relations_of(const Question&, const query::WorkView& view) {
  ordered_json out = ordered_json::array();
  ordered_json in = ordered_json::array();
  for (const auto& relation : view.relations_out) out.push_back(query::to_json(relation));
  for (const auto& relation : view.relations_in) in.push_back(query::to_json(relation));
  ordered_json works = ordered_json::object();
  for (const query::ActingWorks& acting : view.acting) works[std::string{citation::code(acting.kind)}] = acting.works;
  return json_answer({{"work", view.summary.work}, {"on", text::to_iso(view.force.on)}, {"out", out}, {"in", in}, {"in_works", works}},
                     Caching::revalidate);
}

Response graph_around(const Question& question, const query::WorkView& view) {
  const std::uint32_t per_side = number_of(question.parameters(), "limit", 50, 500);
  return json_answer(graph_json(view, graph_of(view, per_side)), Caching::revalidate);
}

Response akn_of(const Question&, const query::WorkView& view) {
  if (!view.summary.text_known) return problem(404, "the text of this work is not held");
  return file_answer(query::akn_xml(view), "application/akn+xml; charset=utf-8", file_name(view, ".akn.xml"));
}

Response linked_data_of(const Question& question, const query::WorkView& view) {
  Response response = json_answer(query::linked_data(view, question.base), Caching::revalidate);
  response.content_type = "application/ld+json; charset=utf-8";
  return response;
}

Response bibtex_of(const Question& question, const query::WorkView& view) {
  return file_answer(query::bibtex(view.summary, permalink(question, view)), "application/x-bibtex; charset=utf-8", file_name(view, ".bib"));
}

Response csl_of(const Question& question, const query::WorkView& view) {
  Response response = json_answer(query::csl_json(view.summary, permalink(question, view)), Caching::revalidate);
  response.content_type = "application/vnd.citationstyles.csl+json; charset=utf-8";
  return response;
}

Response original_of(const Question& question, const query::WorkView& view) {
  if (question.originals == nullptr) return problem(404, "this server does not hand out the indexed files");
  const std::string_view sum = question.parameter("sha256");
  for (const corpus::StoredFile& file : view.texts)
    if (sum.empty() || file.sha256 == sum) return question.originals->file(file);
  return problem(404, "no text of this work came from such a file");
}

/// What follows a work's id in an address.
struct WorkPart {
  std::string_view name;
  bool with_text;
  Response (*answer)(const Question&, const query::WorkView&);
};

const WorkPart* part_named(std::string_view name) {
  static constexpr std::array<WorkPart, 9> parts{{{"", true, whole_work},
                                                  {"citations", false, citations_of},
                                                  {"relations", false, relations_of},
                                                  {"graph", false, graph_around},
                                                  {"akn", true, akn_of},
                                                  {"jsonld", false, linked_data_of},
                                                  {"bibtex", false, bibtex_of},
                                                  {"csl", false, csl_of},
                                                  {"original", false, original_of}}};
  const auto found = std::find_if(parts.begin(), parts.end(), [name](const WorkPart& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

} // namespace

std::optional<Date> read_on(const Parameters& parameters, Date today) {
  const std::string_view on = value_of(parameters, "on");
  return on.empty() ? std::optional{today} : text::parse_date(on);
}

Response api_search(const Question& question) {
  const std::string_view format = question.parameter("format");
  if (!format.empty() && format != "json" && format != "csv") return problem(400, "format is json or csv");
  const std::uint32_t page_size = format == "csv" ? query::limits::page_size : hits_per_page;
  auto read = read_search_request(question.parameters(), question.visitor.on, page_size);
  if (const auto* bad = std::get_if<BadParameter>(&read))
    return problem(400, label(bad->label_key, Language::en));
  const auto& request = std::get<query::SearchRequest>(read);
  const query::SearchResult result = question.catalogue.search(request);
  if (format != "csv") {
    Response response = json_answer(query::to_json(result), Caching::none);
    response.lasting = !result.partial;
    return response;
  }
  Response response = file_answer(query::works_csv_heading(), media::csv, "search.csv");
  for (const query::Hit& hit : result.hits) response.body += query::works_csv_row(hit.work);
  response.caching = Caching::none;
  return response;
}

Response api_suggest(const Question& question) {
  const std::string_view typed = question.parameter("q");
  if (typed.size() > query::limits::query_bytes) return problem(400, "q must hold at most 1024 bytes");
  ordered_json rows = ordered_json::array();
  for (const query::Suggestion& each : question.catalogue.suggest(typed, number_of(question.parameters(), "limit", 8, 20))) {
    rows.push_back({{"kind", query::code(each.kind)},
                    {"text", each.text},
                    {"detail", or_null(each.detail)},
                    {"question", each.question},
                    {"work", or_null(each.work)},
                    {"cited_by", each.cited_by}});
  }
  return json_answer({{"query", typed}, {"suggestions", std::move(rows)}}, Caching::none);
}

Response api_work(const Question& question, Date on) {
  std::string_view path{question.path()};
  path.remove_prefix(std::string_view{"/api/v1/works"}.size());
  std::string_view part;
  // An id has seven segments; what follows them asks for a part or another form.
  if (std::count(path.begin(), path.end(), '/') == 8) {
    part = path.substr(path.rfind('/') + 1);
    path.remove_suffix(part.size() + 1);
  }
  const WorkPart* wanted = part_named(part);
  if (wanted == nullptr) return problem(404, "a work has no part of this name; see /openapi.json");
  const auto work = citation::WorkId::parse(path);
  if (!work)
    return problem(404, "this is not the id of a work: /akn/vn/{act|doc}/{type}/{authority}/{year}/{number}");
  query::ViewRequest asked;
  asked.on = on;
  asked.with_text = wanted->with_text;
  asked.citations_limit = number_of(question.parameters(), "limit", 100, 1000);
  asked.citations_out_offset = asked.citations_in_offset = number_of(question.parameters(), "offset", 0, 1'000'000);
  if (const std::string_view kind = question.parameter("relation"); !kind.empty()) {
    asked.relations_of = citation::relation_kind(kind);
    if (!asked.relations_of) return problem(400, "relation is none of the kinds of relations; see /openapi.json");
    asked.relations_offset = asked.citations_in_offset;
    asked.relations_limit = asked.citations_limit;
  }
  const auto view = question.catalogue.view(*work, asked);
  if (!view) return problem(404, "the index neither holds this work nor any document that cites it");
  Response response = wanted->answer(question, *view);
  response.lasting = response.held == nullptr;
  return response;
}

Response api_resolve(const Question& question, Date on) {
  const std::string_view asked = question.parameter("q");
  if (asked.empty() || asked.size() > query::limits::query_bytes) {
    return problem(400, "q must hold a number, name or id of a document, at most 1024 bytes");
  }
  return json_answer(query::to_json(question.catalogue.resolve(asked, on)), Caching::none);
}

Response api_cite(const Request& request) {
  const std::string_view type = request.head.field("content-type");
  if (type.substr(0, 10) != "text/plain")
    return problem(415, "send the text itself, as text/plain; charset=utf-8");
  if (request.body.size() > longest_draft) return problem(413, "the text is longer than 2 MB");
  const text::CleanText clean = text::clean(request.body);
  ordered_json citations = ordered_json::array();
  const corpus::JsonSource source{{}, clean.text, &clean.offsets};
  for (const corpus::Document& document : corpus::analyse(clean.text)) {
    for (const citation::Citation& found : document.citations) {
      ordered_json mention = corpus::to_json(found, source);
      mention.erase("file"); // there is none
      citations.push_back(std::move(mention));
    }
  }
  return json_answer({{"encoding", text::name(clean.encoding)}, {"citations", citations}}, Caching::none);
}

} // namespace danchieu::web
