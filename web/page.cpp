#include "web/page.hpp"

#include "normalizer/text/fold.hpp"
#include "web/embedded.hpp"
#include "web/json_object.hpp"
#include "web/template.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

/// "từ 23/07/2012, theo 673/QĐ-UBND"; nothing where nothing is known.
std::string force_detail(corpus::ForceStatus status, std::optional<Date> since, std::optional<Date> until,
                         std::string_view by, Language language) {
  if (status == corpus::ForceStatus::unknown) return {};
  std::string out;
  const auto add = [&](std::string_view key, std::string_view what) {
    if (!out.empty()) out += ", ";
    out += label(key, language);
    out += ' ';
    out += what;
  };
  if (since) add("force.since", date_text(*since, language));
  if (until && status != corpus::ForceStatus::expired) add("force.until", date_text(*until, language));
  const bool by_another =
      status != corpus::ForceStatus::in_force && status != corpus::ForceStatus::not_yet_in_force;
  if (!by.empty() && by_another) add("force.by", by);
  return out;
}

/// JSON as it may stand in a script element: no "<" can end the element, and quotes and & are no markup wherever it stands.
std::string json_in_html(std::string_view json) {
  std::string out;
  for (const char c : json) {
    switch (c) {
    case '<': out += "\\u003c"; break;
    case '>': out += "\\u003e"; break;
    case '&': out += "\\u0026"; break;
    case '\'': out += "\\u0027"; break;
    default: out += c;
    }
  }
  return out;
}

} // namespace

ordered_json or_null(std::string_view text) { return text.empty() ? ordered_json{} : ordered_json(text); }

std::string link(const Visitor& visitor, std::string_view path, Parameters parameters) {
  if (visitor.on_given && value_of(parameters, "on").empty())
    parameters.emplace_back("on", text::to_iso(visitor.on));
  if (visitor.language_given) parameters.emplace_back("lang", language_tag(visitor.language));
  return make_url(path, parameters);
}

std::string anchor(std::string_view eid) {
  std::string out;
  for (std::size_t i = 0; i < eid.size(); ++i) {
    if (eid.substr(i, 2) == "__") {
      out += '-';
      ++i;
    } else {
      out += eid[i];
    }
  }
  return percent_encode(out);
}

std::string work_link(const Visitor& visitor, std::string_view work, std::string_view eid) {
  if (eid.empty()) return link(visitor, work);
  return link(visitor, work, {{"provision", std::string{eid}}}) + '#' + anchor(eid);
}

std::string evidence_link(const Visitor& visitor, std::string_view work, query::Span span) {
  return link(visitor, work, {{"mark", std::to_string(span.start) + "-" + std::to_string(span.end)}}) +
         "#trich-dan";
}

ordered_json date_model(std::optional<Date> date, Language language) {
  if (!date) return nullptr;
  return object_of<ordered_json>({{"iso", text::to_iso(*date)}, {"text", date_text(*date, language)}});
}

ordered_json badge_model(const query::ForceBadge& force, Language language) {
  return object_of<ordered_json>({{"code", corpus::code(force.status)},
                                  {"label", corpus::label(force.status, language)},
                                  {"detail", or_null(force_detail(force.status, force.since, force.until, force.by, language))}});
}

ordered_json force_model(const corpus::LegalForce& force, Language language) {
  // What stands is known only as far as the index reaches: a newer document that is not held may have ended it.
  const bool stands = force.status == corpus::ForceStatus::in_force ||
                      force.status == corpus::ForceStatus::partly_expired ||
                      force.status == corpus::ForceStatus::partly_suspended;
  const std::string by = force.because.empty() ? std::string{} : force.because.front().by_number;
  return {{"code", corpus::code(force.status)},
          {"label", corpus::label(force.status, language)},
          {"detail", or_null(force_detail(force.status, force.since, force.until, by, language))},
          {"reach", stands ? ordered_json(label("force.reach", language)) : ordered_json{}}};
}

ordered_json summary_model(const query::WorkSummary& work, const Visitor& visitor) {
  return object_of<ordered_json>({{"href", work_link(visitor, work.work)},
                                  {"name", query::display_name(work)},
                                  {"title", or_null(query::display_title(work))},
                                  {"issuer", or_null(work.issuer)},
                                  {"date", date_model(work.date, visitor.language)},
                                  {"text_known", work.text_known},
                                  {"cited_by", work.cited_by == 0 ? ordered_json{} : ordered_json(work.cited_by)},
                                  {"force", badge_model(work.force, visitor.language)}});
}

ordered_json reason_model(const corpus::ForceReason& reason, std::string_view own_work,
                          const Visitor& visitor, std::string_view part) {
  ordered_json by = nullptr;
  const std::string id = reason.by ? reason.by->to_string() : std::string{own_work};
  if (id != own_work) {
    by = {{"href", work_link(visitor, id)}, {"name", reason.by_number.empty() ? id : reason.by_number}};
  }
  ordered_json source = nullptr;
  if (!reason.quote.empty() && reason.span.end > reason.span.start) {
    if (!id.empty()) source = evidence_link(visitor, id, reason.span);
  }
  return {{"rule", corpus::explain(reason.rule, visitor.language)},
          {"by", by},
          {"date", date_model(reason.date, visitor.language)},
          {"part", or_null(part)},
          {"quote", or_null(reason.quote)},
          {"source", source}};
}

ordered_json hidden_fields(const Visitor& visitor, const Parameters& more, bool with_on) {
  ordered_json fields = ordered_json::array();
  for (const auto& [name, value] : more) {
    if (!value.empty()) fields.push_back({{"name", name}, {"value", value}});
  }
  if (with_on && visitor.on_given) fields.push_back({{"name", "on"}, {"value", text::to_iso(visitor.on)}});
  if (visitor.language_given) fields.push_back({{"name", "lang"}, {"value", language_tag(visitor.language)}});
  return fields;
}

std::string static_link(std::string_view name) {
  return "/static/" + std::string{name} + "?v=" + entity_tag(embedded_file(name)).substr(1, 12);
}

ordered_json frame_model(const PageFrame& frame, const Visitor& visitor) {
  Visitor other = visitor;
  other.language = visitor.language == Language::vi ? Language::en : Language::vi;
  other.language_given = true;
  static const std::string css = static_link("site.css");
  static const std::string script = static_link("site.js");
  static const std::string icon = static_link("icon.svg");
  Visitor vietnamese = visitor;
  vietnamese.language = Language::vi;
  vietnamese.language_given = true;
  Visitor english = vietnamese;
  english.language = Language::en;
  ordered_json search = nullptr;
  if (frame.search_box) search = {{"q", or_null(frame.question)}, {"fields", hidden_fields(visitor)}};
  const std::string_view site = label("site.name", visitor.language);
  return {{"page",
           {{"lang", language_tag(visitor.language)},
            {"title", frame.title.empty() ? std::string{site} : frame.title + " – " + std::string{site}},
            {"description", or_null(frame.description)},
            {"canonical", or_null(frame.canonical)},
            {"feed", or_null(frame.feed)},
            {"linked_data", or_null(frame.linked_data)},
            {"kind", frame.kind},
            {"noindex", frame.noindex},
            {"search", search},
            {"home", link(visitor, "/")},
            {"about", link(visitor, "/about")},
            {"check", link(visitor, "/check")},
            {"review", link(visitor, "/review")},
            {"other_language", link(other, frame.path, frame.parameters)},
            {"vietnamese", link(vietnamese, frame.path, frame.parameters)},
            {"english", link(english, frame.path, frame.parameters)},
            {"css", css},
            {"script", script},
            {"icon", icon}}}};
}

Response page(std::string_view template_name, const ordered_json& model, const Visitor& visitor, int status) {
  Response response;
  response.status = status;
  response.body = render(template_name, model, visitor.language);
  // Templates escape everything, and in a script element an escaped quote would stay one. So the data take the place of
  // a comment, which no value can bring into the page.
  const auto& data = model.at("page").at("linked_data");
  constexpr std::string_view place = "<!--linked data-->";
  if (const std::size_t at = response.body.find(place); at != std::string::npos) {
    std::string script;
    if (data.is_string()) script = "<script type=\"application/ld+json\">" + json_in_html(data.get<std::string>()) + "</script>";
    response.body.replace(at, place.size(), script);
  }
  response.add_header("Content-Language", language_tag(visitor.language));
  response.add_header("Vary", "Accept-Language");
  return response;
}

} // namespace danchieu::web
