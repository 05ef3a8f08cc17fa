#include "web/search_request.hpp"

#include "query/query_parser.hpp"

#include <algorithm>
#include <utility>

namespace danchieu::web {

using query::SearchRequest;

std::variant<SearchRequest, BadParameter> read_search_request(const Parameters& parameters, Date today, std::uint32_t page_size) {
  SearchRequest request;
  request.query = value_of(parameters, "q");
  request.type = value_of(parameters, "type");
  request.issuer = value_of(parameters, "issuer");
  request.year = value_of(parameters, "year");
  request.status = value_of(parameters, "status");
  request.field = value_of(parameters, "field");
  request.explain = value_of(parameters, "explain") == "1";
  request.on = today;
  request.limit = page_size;
  if (const auto on = value_of(parameters, "on"); !on.empty()) {
    const auto date = text::parse_date(on);
    if (!date) return BadParameter{"error.date"};
    request.on = *date;
  }
  if (const auto sort = value_of(parameters, "sort"); !sort.empty()) {
    const auto chosen = query::sort_named(sort);
    if (!chosen) return BadParameter{"error.sort"};
    request.sort = *chosen;
  }
  const auto read = [&](std::string_view name, std::uint32_t least, std::uint32_t most, std::uint32_t& into) {
    const std::string_view text = value_of(parameters, name);
    if (text.empty()) return true;
    const auto number = read_number(text);
    if (!number || *number < least) return false;
    into = std::min(*number, most);
    return true;
  };
  std::uint32_t page_number = 1;
  constexpr auto deepest = query::limits::page_depth;
  if (!read("limit", 1, query::limits::page_size, request.limit)) return BadParameter{"error.page"};
  if (!read("similar", 0, query::limits::page_size, request.similar)) return BadParameter{"error.page"};
  if (!read("page", 1, deepest, page_number)) return BadParameter{"error.page"};
  request.offset = std::min((page_number - 1) * request.limit, deepest);
  if (!read("offset", 0, deepest, request.offset)) return BadParameter{"error.page"};
  return request;
}

Parameters parameters_of(const SearchRequest& request) {
  Parameters out{{"q", request.query},
                 {"type", request.type},
                 {"issuer", request.issuer},
                 {"year", request.year},
                 {"status", request.status},
                 {"field", request.field}};
  if (request.sort != query::Sort::relevance) out.emplace_back("sort", query::code(request.sort));
  return out;
}

std::string search_link(const Visitor& visitor, const SearchRequest& request, std::uint32_t page_number) {
  Parameters parameters = parameters_of(request);
  if (page_number > 1) parameters.emplace_back("page", std::to_string(page_number));
  return link(visitor, "/search", std::move(parameters));
}

} // namespace danchieu::web
