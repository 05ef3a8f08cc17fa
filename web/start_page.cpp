#include "web/pages.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <string_view>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

/// What may be asked of a document: itself, its force, what changed it. In Vietnamese, as the question is.
constexpr std::array<std::string_view, 4> questions{"", " còn hiệu lực không", " được sửa đổi bởi văn bản nào", ""};

ordered_json examples_model(const Overview& overview, const Visitor& visitor) {
  ordered_json links = ordered_json::array();
  for (const query::WorkSummary& work : overview.most_cited) {
    if (links.size() == questions.size()) break;
    const std::string text = query::display_name(work).append(questions[links.size()]);
    links.push_back({{"href", link(visitor, "/search", {{"q", text}})}, {"text", text}});
  }
  return links;
}

} // namespace

Response start_page(const Question& question, const Overview* overview) {
  const Visitor& visitor = question.visitor;
  PageFrame frame;
  frame.description = label("site.tagline", visitor.language);
  frame.kind = "start-page";
  frame.path = "/";
  frame.search_box = false;
  ordered_json model = frame_model(frame, visitor);
  model["fields"] = hidden_fields(visitor);
  model["examples"] = overview == nullptr ? ordered_json::array() : examples_model(*overview, visitor);
  model["has_examples"] = !model["examples"].empty();
  model["holdings"] = nullptr;
  const Holdings& holdings = question.catalogue.holdings();
  if (const auto works = holdings.counts.find("works"); works != holdings.counts.end())
    model["holdings"] = {{"works", count_text(works->second, visitor.language)}, {"created", date_model(holdings.day(), visitor.language)}};
  return page("start", model, visitor);
}

} // namespace danchieu::web
