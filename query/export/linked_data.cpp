#include "query/export/linked_data.hpp"

#include "normalizer/text/date.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace danchieu::query {

namespace {

using Json = nlohmann::ordered_json;

/// The property of schema.org for what this work does to another; null where it has none.
const char* property_of(RelationKind kind) {
  switch (kind) {
  case RelationKind::legal_basis: return "legislationApplies";
  case RelationKind::guides: return "legislationEnsuresImplementationOf";
  case RelationKind::replaces:
  case RelationKind::repeals: return "legislationRepeals";
  case RelationKind::amends: return "legislationAmends";
  case RelationKind::suspends: return "legislationChanges";
  case RelationKind::corrects: return "legislationCorrects";
  case RelationKind::consolidates: return "legislationConsolidates";
  default: return nullptr;
  }
}

const char* force_of(ForceStatus status) {
  switch (status) {
  case ForceStatus::in_force: return "https://schema.org/InForce";
  case ForceStatus::partly_expired:
  case ForceStatus::partly_suspended: return "https://schema.org/PartiallyInForce";
  case ForceStatus::expired:
  case ForceStatus::suspended:
  case ForceStatus::not_yet_in_force: return "https://schema.org/NotInForce";
  default: return nullptr;
  }
}

} // namespace

Json linked_data(const WorkView& view, std::string_view base) {
  const WorkSummary& work = view.summary;
  const auto address = [base](const std::string& id) { return std::string(base) + id; };
  Json out{{"@context", "https://schema.org"}, {"@type", "Legislation"}, {"@id", address(work.work)}, {"url", address(work.work)}};
  const auto field = [&out](const char* name, std::string_view value) {
    if (!value.empty()) out[name] = value;
  };
  field("legislationIdentifier", work.number);
  field("identifier", view.urn);
  field("name", work.title.empty() ? work.number : work.title);
  field("legislationType", work.type);
  out["inLanguage"] = "vi";
  out["legislationJurisdiction"] = "VN";
  if (work.date) out["legislationDate"] = text::to_iso(*work.date);
  if (view.effective.date) out["legislationDateOfApplicability"] = text::to_iso(*view.effective.date);
  if (!work.issuer.empty()) out["legislationPassedBy"] = {{"@type", "GovernmentOrganization"}, {"name", work.issuer}};
  if (const char* force = force_of(view.force.status)) out["legislationLegalForce"] = force;
  for (const RelationView& relation : view.relations_out) {
    const char* property = property_of(relation.kind);
    if (property == nullptr || relation.other.work.empty()) continue;
    Json target{{"@id", address(relation.other.work)}};
    Json& list = out[property];
    if (std::find(list.begin(), list.end(), target) == list.end()) list.push_back(std::move(target));
  }
  if (work.text_known) {
    const std::string api = address("/api/v1/works" + work.work);
    out["encoding"] = {{{"@type", "LegislationObject"}, {"encodingFormat", "application/akn+xml"}, {"contentUrl", api + "/akn"}},
                       {{"@type", "LegislationObject"}, {"encodingFormat", "application/json"}, {"contentUrl", api}}};
  }
  return out;
}

} // namespace danchieu::query
