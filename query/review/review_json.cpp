#include "query/json.hpp"
#include "query/review/review.hpp"

#include <nlohmann/json.hpp>

namespace danchieu::query {

using nlohmann::ordered_json;

namespace {

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

ordered_json reason_json(const corpus::ForceReason& reason) {
  return {{"rule", reason.rule},
          {"rule_vi", corpus::explain(reason.rule, corpus::Language::vi)},
          {"rule_en", corpus::explain(reason.rule, corpus::Language::en)},
          {"by", text_or_null(reason.by_number)},
          {"by_work", reason.by ? ordered_json(reason.by->to_string()) : ordered_json(nullptr)},
          {"date", reason.date ? ordered_json(text::to_iso(*reason.date)) : ordered_json(nullptr)},
          {"quote", text_or_null(reason.quote)},
          {"file", text_or_null(reason.file)},
          {"start", reason.span.start},
          {"end", reason.span.end}};
}

} // namespace

ordered_json to_json(const Review& review) {
  ordered_json endangered = ordered_json::array();
  for (const EndangeredWork& row : review.endangered) {
    ordered_json path = ordered_json::array();
    for (const WorkSummary& step : row.path) path.push_back(to_json(step));
    ordered_json because = ordered_json::array();
    for (const corpus::ForceReason& reason : row.because) because.push_back(reason_json(reason));
    endangered.push_back({{"work", to_json(row.work)}, {"path", path}, {"because", because}});
  }
  ordered_json expired = ordered_json::array();
  for (const ExpiryRow& row : review.expired)
    expired.push_back({{"work", to_json(row.work)}, {"provisions", row.provisions}, {"because", reason_json(row.reason)}});
  return {{"issuer", review.issuer},
          {"authority", review.authority},
          {"former", review.former},
          {"on", text::to_iso(review.on)},
          {"works", review.works},
          {"partial", review.partial},
          {"endangered", endangered},
          {"expired", expired}};
}

} // namespace danchieu::query
