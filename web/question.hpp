#pragma once

#include "normalizer/text/vietnam_time.hpp"
#include "web/catalogue.hpp"
#include "web/page.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace danchieu::web {

class Originals;

/// A request on its way to an answer: what is asked, of which generation, by whom.
struct Question {
  const Request& request;
  const Catalogue& catalogue;
  Visitor visitor;
  std::string base;                     ///< of absolute addresses: "https://vb.example.vn"
  const Originals* originals = nullptr; ///< null: no indexed files are handed out

  const std::string& path() const { return request.head.path; }

  const Parameters& parameters() const { return request.head.parameters; }

  std::string_view parameter(std::string_view name) const { return value_of(request.head.parameters, name); }
};

/// Language by parameter or Accept-Language; as of `today`.
Visitor visitor_of(const Request& request, Date today = text::today_in_vietnam());

/// Whether an error at this path is told to a program (problem+json) or to a person (a page).
bool wants_json(std::string_view path);

/// An error as a page, or as problem+json for programs. `key` finds its heading and help in labels.tsv; `candidates`
/// are documents that may be meant (candidates_model).
Response error_page(const Request& request, int status, std::string_view key, std::string_view details = {});
Response error_page(const Request& request, int status, std::string_view key, std::string_view details,
                    nlohmann::ordered_json candidates);

/// 400 with the label of what is wrong.
Response bad_parameter(const Question& question, std::string_view key);

} // namespace danchieu::web
