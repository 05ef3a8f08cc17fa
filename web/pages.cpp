#include "web/pages.hpp"

#include "query/query_parser.hpp"
#include "web/api.hpp"
#include "web/check_page.hpp"
#include "web/originals.hpp"
#include "web/review_page.hpp"
#include "web/search_page.hpp"
#include "web/work_page.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

/// The visitor as of the date in the parameters; nothing when that is no date.
std::optional<Visitor> dated_visitor(const Question& question) {
  const auto on = read_on(question.parameters(), question.visitor.on);
  if (!on) return std::nullopt;
  Visitor visitor = question.visitor;
  visitor.on_given = !question.parameter("on").empty();
  visitor.on = *on;
  return visitor;
}

/// The view of the one document that a question names, for the card above the results.
std::optional<query::WorkView> asked_view(const Catalogue& catalogue, const query::SearchResult& result) {
  if (!result.resolution || result.resolution->works.size() != 1 || result.request.offset != 0) return std::nullopt;
  if (result.resolution->kind != query::ResolutionKind::exact && result.resolution->kind != query::ResolutionKind::completed)
    return std::nullopt;
  const auto work = citation::WorkId::parse(result.resolution->works.front().work);
  if (!work) return std::nullopt;
  query::ViewRequest request;
  request.on = result.request.on;
  request.with_text = false;
  request.with_lists = false;
  return catalogue.view(*work, request);
}

Response unknown_work(const Question& question, const citation::WorkId& work, const Visitor& visitor) {
  query::Resolution resolution = question.catalogue.resolve(work.number(), visitor.on);
  if (resolution.suggestions.empty()) resolution.suggestions = std::exchange(resolution.works, {});
  resolution.kind = query::ResolutionKind::near;
  return error_page(question.request, 404, "error.404_work", {}, candidates_model(resolution, visitor));
}

} // namespace

Response search_page(const Question& question) {
  Parameters parameters = question.parameters();
  std::erase_if(parameters, [](const auto& each) { return each.first == "limit" || each.first == "offset"; }); // of the API alone
  auto read = read_search_request(parameters, question.visitor.on);
  if (const auto* bad = std::get_if<BadParameter>(&read)) return bad_parameter(question, bad->label_key);
  const auto& request = std::get<query::SearchRequest>(read);
  Visitor visitor = question.visitor;
  visitor.on_given = !question.parameter("on").empty();
  visitor.on = request.on;
  const query::SearchResult result = question.catalogue.search(request);
  Response response = page("search", search_model(result, asked_view(question.catalogue, result), visitor), visitor);
  response.lasting = !result.partial;
  return response;
}

Response work_page(const Question& question) {
  const auto visitor = dated_visitor(question);
  if (!visitor) return bad_parameter(question, "error.date");
  const auto work = citation::WorkId::parse(question.path());
  if (!work) return error_page(question.request, 404, "error.404");
  const WorkPageRequest request = read_work_request(question.parameters());
  query::ViewRequest asked;
  asked.on = visitor->on;
  ask_for_lists(request, asked);
  const auto view = question.catalogue.view(*work, asked);
  if (!view) return unknown_work(question, *work, *visitor);
  std::optional<query::Resolution> candidates;
  if (!work->complete() && !view->summary.number.empty())
    candidates = question.catalogue.resolve(view->summary.number, visitor->on);
  const WorkPageFrame frame{question.base, question.originals != nullptr};
  Response response = page("work", work_model(*view, request, candidates, frame, *visitor), *visitor);
  response.caching = Caching::revalidate;
  response.lasting = true;
  return response;
}

Response check_page(const Question& question) {
  const bool posted = question.request.head.method == "POST";
  const auto form = posted ? read_check_form(question.request) : CheckForm{question.parameters(), {}, {}};
  if (!form) return bad_parameter(question, "error.draft");
  const auto on = read_on(form->fields, question.visitor.on);
  if (!on) return bad_parameter(question, "error.date");
  Visitor visitor = question.visitor;
  visitor.on = *on;
  if (const std::string_view lang = value_of(form->fields, "lang"); lang == "vi" || lang == "en") {
    visitor.language = choose_language(lang, {});
    visitor.language_given = true;
  }
  if (!posted) return empty_check_page(visitor);
  return check_answer(question.catalogue, *form, visitor);
}

Response review_page(const Question& question, const Overview* overview) {
  const auto visitor = dated_visitor(question);
  if (!visitor) return bad_parameter(question, "error.date");
  std::optional<query::Review> review;
  const std::string_view issuer = question.parameter("issuer");
  if (!issuer.empty() && issuer.size() <= query::limits::query_bytes) review = question.catalogue.review(issuer, visitor->on);
  ordered_json model = review_model(review, *visitor);
  ordered_json issuers = ordered_json::array(); // of the most documents; what a browser offers while a name is typed
  if (overview != nullptr)
    for (const query::Facet& facet : overview->facets)
      if (facet.name == "issuer")
        for (const query::FacetValue& value : facet.values) issuers.push_back(value.vi);
  model["issuers"] = std::move(issuers);
  return page("review", model, *visitor);
}

} // namespace danchieu::web
