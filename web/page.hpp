#pragma once

#include "query/work_view.hpp"
#include "web/catalogue.hpp"
#include "web/labels.hpp"
#include "web/response.hpp"
#include "web/uri.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

// The pieces that pages have in common, as models for templates. Every link is built here from encoded parts.

namespace danchieu::web {

using query::Date;

/// For whom a page is made, and as of which date.
struct Visitor {
  Language language = Language::vi;
  bool language_given = false; ///< by ?lang=, which links then carry on
  Date on;
  bool on_given = false; ///< by ?on=, which links then carry on
};

/// A link of ours: parameters without value are left out, `lang` and `on` are added when the visitor gave
/// them.
std::string link(const Visitor& visitor, std::string_view path, Parameters parameters = {});

/// The page of a work; `eid` points into it, and tells the server which part of a long text holds it, since a fragment
/// never reaches it ("dieu-5__khoan-2" → "?provision=dieu-5__khoan-2#dieu-5-khoan-2").
std::string work_link(const Visitor& visitor, std::string_view work, std::string_view eid = {});
std::string anchor(std::string_view eid);

/// The page of a work with a sentence of its text marked; offsets are those of its clean text.
std::string evidence_link(const Visitor& visitor, std::string_view work, query::Span span);

nlohmann::ordered_json or_null(std::string_view text); ///< null for an empty text

nlohmann::ordered_json date_model(std::optional<Date> date, Language language); ///< {iso, text} or null
nlohmann::ordered_json badge_model(const query::ForceBadge& force,
                                   Language language); ///< {code, label, detail}
nlohmann::ordered_json force_model(const corpus::LegalForce& force, Language language); ///< and {reach}
nlohmann::ordered_json summary_model(const query::WorkSummary& work,
                                     const Visitor& visitor); ///< summary.mustache
nlohmann::ordered_json reason_model(const corpus::ForceReason& reason, std::string_view own_work,
                                    const Visitor& visitor,
                                    std::string_view part = {}); ///< evidence.mustache

/// Hidden form fields {name, value} for what the visitor gave, and further parameters.
nlohmann::ordered_json hidden_fields(const Visitor& visitor, const Parameters& more = {},
                                     bool with_on = true);

struct PageFrame {
  std::string title;
  std::string description;
  std::string kind;      ///< class of the body: "start", "search", "work", …
  std::string path;      ///< of this page, for the link to the other language
  Parameters parameters; ///< of this page, for the same
  bool noindex = false;
  bool search_box = true;
  std::string question;    ///< in the search box
  std::string feed;        ///< address of the Atom feed that tells of changes; may be empty
  std::string canonical;   ///< the one address of what is shown; may be empty
  std::string linked_data; ///< JSON-LD to stand in the page; may be empty
};

/// {page}: what head.mustache and foot.mustache need. Pages add their own members to it.
nlohmann::ordered_json frame_model(const PageFrame& frame, const Visitor& visitor);

/// Renders a template into an answer with its language headers.
Response page(std::string_view template_name, const nlohmann::ordered_json& model, const Visitor& visitor,
              int status = 200);

/// The address of a static file, with a digest of its content so that it may be kept for ever.
std::string static_link(std::string_view name);

} // namespace danchieu::web
