#include "web/question.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace danchieu::web {

using nlohmann::ordered_json;

Visitor visitor_of(const Request& request, Date today) {
  const std::string_view lang = value_of(request.head.parameters, "lang");
  Visitor visitor;
  visitor.language = choose_language(lang, request.head.field("accept-language"));
  visitor.language_given = lang == "vi" || lang == "en";
  visitor.on = today;
  return visitor;
}

bool wants_json(std::string_view path) {
  return path.starts_with("/api/") || path == "/healthz" || path == "/openapi.json" || path == "/status";
}

Response error_page(const Request& request, int status, std::string_view key, std::string_view details) {
  return error_page(request, status, key, details, nullptr);
}

Response error_page(const Request& request, int status, std::string_view key, std::string_view details,
                    ordered_json candidates) {
  if (wants_json(request.head.path))
    return problem(status, details.empty() ? label(std::string{key} + "_help", Language::en) : details);
  const Visitor visitor = visitor_of(request);
  PageFrame frame;
  frame.title = label(key, visitor.language);
  frame.kind = "error-page";
  frame.path = "/";
  frame.noindex = true;
  ordered_json model = frame_model(frame, visitor);
  model["heading"] = label(key, visitor.language);
  model["help"] = label(std::string{key} + "_help", visitor.language);
  model["details"] = details.empty() ? ordered_json{} : ordered_json(details);
  model["candidates"] = std::move(candidates);
  const bool may_retry = status == 503 && request.head.method == "GET";
  model["retry"] = may_retry ? ordered_json(make_url(request.head.path, request.head.parameters)) : ordered_json{};
  Response response = page("error", model, visitor, status);
  if (status == 503) response.add_header("Retry-After", retry_after);
  return response;
}

Response bad_parameter(const Question& question, std::string_view key) {
  return error_page(question.request, 400, "error.400", label(key, question.visitor.language));
}

} // namespace danchieu::web
