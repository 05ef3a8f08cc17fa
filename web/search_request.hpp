#pragma once

#include "query/searcher.hpp"
#include "web/page.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace danchieu::web {

/// What is wrong with the parameters of an address, for the person who typed it: a key of labels.tsv.
struct BadParameter {
  std::string label_key;
};

inline constexpr std::uint32_t hits_per_page = 10;

/// The parameters q, on, type, issuer, year, status, sort and page of /search; unknown ones are ignored. The
/// API also takes limit (else `page_size`) and offset.
std::variant<query::SearchRequest, BadParameter> read_search_request(const Parameters& parameters, Date today,
                                                                     std::uint32_t page_size = hits_per_page);

/// The way back: the parameters of an address that asks the same, without the page.
Parameters parameters_of(const query::SearchRequest& request);

std::string search_link(const Visitor& visitor, const query::SearchRequest& request, std::uint32_t page_number = 1);

} // namespace danchieu::web
