#include "web/review_page.hpp"

#include "query/query_parser.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

std::string csv_link(const query::Review& review, std::string_view list) {
  return make_url("/api/v1/review", {{"issuer", review.issuer},
                                     {"on", text::to_iso(review.on)},
                                     {"format", "csv"},
                                     {"list", std::string{list}}});
}

ordered_json more_than(std::size_t count) {
  return count > review_rows_shown ? ordered_json(count - review_rows_shown) : ordered_json{};
}

ordered_json result_model(const query::Review& review, const Visitor& visitor) {
  ordered_json endangered = ordered_json::array();
  for (const query::EndangeredWork& row : review.endangered) {
    if (endangered.size() == review_rows_shown) break;
    ordered_json path = ordered_json::array();
    for (const query::WorkSummary& step : row.path) path.push_back(summary_model(step, visitor));
    ordered_json because = ordered_json::array();
    const std::string own = row.path.empty() ? row.work.work : row.path.back().work;
    for (const corpus::ForceReason& reason : row.because) because.push_back(reason_model(reason, own, visitor));
    endangered.push_back(
        {{"work", summary_model(row.work, visitor)}, {"path", std::move(path)}, {"because", std::move(because)}});
  }
  ordered_json expired = ordered_json::array();
  for (const query::ExpiryRow& row : review.expired) {
    if (expired.size() == review_rows_shown) break;
    std::string parts;
    for (const std::string& part : row.provisions) parts += (parts.empty() ? "" : "; ") + part;
    expired.push_back({{"work", summary_model(row.work, visitor)},
                       {"parts", parts.empty() ? std::string{label("review.whole", visitor.language)} : parts},
                       {"because", reason_model(row.reason, row.work.work, visitor)}});
  }
  return {{"works", count_text(review.works, visitor.language)},
          {"none_held", review.works == 0},
          {"former", review.former},
          {"partial", review.partial},
          {"has_endangered", !endangered.empty()},
          {"endangered", std::move(endangered)},
          {"endangered_count", review.endangered.size()},
          {"endangered_more", more_than(review.endangered.size())},
          {"endangered_csv", csv_link(review, "endangered")},
          {"has_expired", !expired.empty()},
          {"expired", std::move(expired)},
          {"expired_count", review.expired.size()},
          {"expired_more", more_than(review.expired.size())},
          {"expired_csv", csv_link(review, "expired")}};
}

} // namespace

ordered_json review_model(const std::optional<query::Review>& review, const Visitor& visitor) {
  PageFrame frame;
  frame.title = label("review.title", visitor.language);
  if (review) frame.title = review->issuer + " – " + frame.title;
  frame.kind = "review-page";
  frame.path = "/review";
  if (review) frame.parameters = {{"issuer", review->issuer}};
  if (visitor.on_given) frame.parameters.emplace_back("on", text::to_iso(visitor.on));
  frame.noindex = review.has_value();
  ordered_json model = frame_model(frame, visitor);
  model["issuer"] = review ? review->issuer : std::string{};
  model["on"] = text::to_iso(visitor.on);
  model["lang_field"] =
      visitor.language_given ? ordered_json(language_tag(visitor.language)) : ordered_json{};
  model["result"] = review ? result_model(*review, visitor) : ordered_json{};
  return model;
}

Response api_review(const Catalogue& catalogue, const Request& request, Date on) {
  const Parameters& parameters = request.head.parameters;
  const std::string_view issuer = value_of(parameters, "issuer");
  if (issuer.empty() || issuer.size() > query::limits::query_bytes)
    return problem(400, "issuer must hold the name of a body, at most 1024 bytes");
  const std::string_view format = value_of(parameters, "format");
  const std::string_view list = value_of(parameters, "list");
  if (!format.empty() && format != "json" && format != "csv") return problem(400, "format is json or csv");
  if (format == "csv" && list != "expired" && list != "endangered")
    return problem(400, "with format=csv, list is expired or endangered");
  const query::Review review = catalogue.review(issuer, on);
  Response response;
  if (format == "csv") {
    if (review.partial) return problem(503, "the whole list takes too long; please try again in a moment, or use `danchieu review`");
    response.content_type = media::csv;
    response.body = list == "expired" ? query::expiry_csv(review) : query::endangered_csv(review);
    response.add_header("Content-Disposition", "attachment; filename=\"" + std::string{list} + ".csv\"");
    return response;
  }
  response.content_type = media::json;
  response.body = query::to_json(review).dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
  return response;
}

} // namespace danchieu::web
