#pragma once

#include "corpus/document/document.hpp"

#include <string>

namespace danchieu::indexer {

/// Slugs and numbers by which the work and its units are filtered; empty where unknown.
struct WorkFacets {
  std::string type;
  std::string authority;
  std::string place;
  std::string year;
  std::string date;     ///< yyyymmdd
  std::string subject;  ///< slug of what its title is about (corpus/subject.hpp)
  std::string law_name; ///< slug of the name by which it is cited without number
};
WorkFacets facets_of(const corpus::Document& document);

} // namespace danchieu::indexer
