#include "indexer/work_facets.hpp"

#include "corpus/compact_date.hpp"
#include "corpus/subject.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"

#include <array>
#include <string_view>

namespace danchieu::indexer {
namespace {

using corpus::Document;

constexpr std::string_view unknown_part = "_";

std::string known(const std::string& part) { return part == unknown_part ? std::string() : part; }

/// Instruments that are cited by their name alone: "Luật Đất đai".
constexpr std::array<std::string_view, 4> named_types = {"hien-phap", "bo-luat", "luat", "phap-lenh"};

} // namespace

WorkFacets facets_of(const Document& document) {
  WorkFacets facets;
  if (document.work) {
    facets.type = known(document.work->type());
    facets.authority = known(document.work->authority());
    facets.year = known(document.work->series());
  }
  if (facets.type.empty()) facets.type = text::slug(document.type);
  if (facets.authority.empty()) {
    facets.authority = citation::authority_slug(document.issuer, document.place).value_or(text::slug(document.issuer));
  }
  facets.place = text::slug(document.place);
  if (document.date) facets.year = std::to_string(static_cast<int>(document.date->year()));
  else if (document.year) facets.year = std::to_string(*document.year);
  facets.date = corpus::compact_date(document.date);
  facets.subject = corpus::subject_of(document.title);
  for (const std::string_view type : named_types) {
    if (facets.type != type || document.title.empty()) continue;
    const std::string title = text::slug(document.title);
    facets.law_name = title.starts_with(facets.type + '-') ? title : facets.type + '-' + title;
  }
  return facets;
}

} // namespace danchieu::indexer
