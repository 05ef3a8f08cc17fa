#pragma once

#include "query/resolver.hpp"
#include "query/work_view.hpp"
#include "web/page.hpp"
#include "web/work_relations.hpp"
#include "web/work_text_model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace danchieu::web {

/// What the address of a work's page asks besides the work.
struct WorkPageRequest : TextRequest, ListPages {};

/// The parameters mark ("120-340"), part, provision ("chuong-1__dieu-5"), list with page, out and in; those that cannot be read are taken as absent.
WorkPageRequest read_work_request(const Parameters& parameters);

/// What the server knows of itself that the page tells.
struct WorkPageFrame {
  std::string base;               ///< of absolute addresses
  bool originals_offered = false; ///< whether the indexed files may be downloaded
};

/// Markup-free model of work.mustache. `candidates` are the works that an incomplete id may stand for.
nlohmann::ordered_json work_model(const query::WorkView& view, const WorkPageRequest& request,
                                  const std::optional<query::Resolution>& candidates, const WorkPageFrame& frame,
                                  const Visitor& visitor);

} // namespace danchieu::web
