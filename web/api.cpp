#include "web/api.hpp"

#include "corpus/document/analysis.hpp"
#include "corpus/document/json.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/clean_text.hpp"
#include "query/json.hpp"
#include "query/query_parser.hpp"
#include "web/search_page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

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
  const std::string_view text = value_of(parameters, name);
  std::uint32_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error != std::errc{} || stop != text.data() + text.size() ? fallback : std::min(value, most);
}

} // namespace

std::optional<Date> read_on(const Parameters& parameters, Date today) {
  const std::string_view on = value_of(parameters, "on");
  return on.empty() ? std::optional{today} : text::parse_date(on);
}

Response api_search(const Catalogue& catalogue, const Request& request, Date today) {
  auto read = read_search_request(request.head.parameters, today);
  if (const auto* bad = std::get_if<BadParameter>(&read))
    return problem(400, label(bad->label_key, Language::en));
  return json_answer(query::to_json(catalogue.search(std::get<query::SearchRequest>(read))), Caching::none);
}

Response api_work(const Catalogue& catalogue, const Request& request, Date on) {
  constexpr std::string_view prefix = "/api/v1/works";
  std::string_view path{request.head.path};
  path.remove_prefix(prefix.size());
  std::string_view part;
  for (const std::string_view suffix : {"/citations", "/relations"}) {
    // An id has seven segments; what follows them asks for a part.
    const bool longer = std::count(path.begin(), path.end(), '/') == 8;
    if (longer && path.size() > suffix.size() && path.substr(path.size() - suffix.size()) == suffix) {
      part = suffix;
      path.remove_suffix(suffix.size());
    }
  }
  const auto work = citation::WorkId::parse(path);
  if (!work)
    return problem(404, "this is not the id of a work: /akn/vn/{act|doc}/{type}/{authority}/{year}/{number}");
  query::ViewRequest asked;
  asked.on = on;
  asked.with_text = part.empty();
  asked.citations_limit = number_of(request.head.parameters, "limit", 100, 1000);
  asked.citations_out_offset = asked.citations_in_offset =
      number_of(request.head.parameters, "offset", 0, 1'000'000);
  const auto view = catalogue.view(*work, asked);
  if (!view) return problem(404, "the index neither holds this work nor any document that cites it");
  if (part == "/citations") {
    return json_answer({{"work", view->summary.work},
                        {"on", text::to_iso(on)},
                        {"out", query::to_json(view->citations_out)},
                        {"in", query::to_json(view->citations_in)}},
                       Caching::revalidate);
  }
  if (part == "/relations") {
    ordered_json out = ordered_json::array();
    ordered_json in = ordered_json::array();
    for (const auto& relation : view->relations_out) out.push_back(query::to_json(relation));
    for (const auto& relation : view->relations_in) in.push_back(query::to_json(relation));
    return json_answer({{"work", view->summary.work}, {"on", text::to_iso(on)}, {"out", out}, {"in", in}},
                       Caching::revalidate);
  }
  return json_answer(query::to_json(*view), Caching::revalidate);
}

Response api_resolve(const Catalogue& catalogue, const Request& request, Date on) {
  const std::string_view asked = value_of(request.head.parameters, "q");
  if (asked.empty() || asked.size() > query::limits::query_bytes) {
    return problem(400, "q must hold a number, name or id of a document, at most 1024 bytes");
  }
  return json_answer(query::to_json(catalogue.resolve(asked, on)), Caching::none);
}

Response api_cite(const Request& request) {
  const std::string_view type = request.head.field("content-type");
  if (type.substr(0, 10) != "text/plain")
    return problem(415, "send the text itself, as text/plain; charset=utf-8");
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
