#pragma once

#include "query/work_view.hpp"
#include "web/page.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace danchieu::web {

inline constexpr std::uint32_t citations_per_page = 50;
inline constexpr std::uint32_t relations_per_page = 10; ///< of incoming ones: works that act

/// Which page of which list an address asks for; all other lists show their first.
struct ListPages {
  std::string relation; ///< id of a list of relations: "bi-thay-the"
  std::uint32_t relation_page = 1;
  std::uint32_t citations_out = 1;
  std::uint32_t citations_in = 1;
};

/// What the lists of a page need to be asked of the index: of each kind the first works, of the list that is turned over
/// those of its page.
void ask_for_lists(const ListPages& pages, query::ViewRequest& request);

/// What this one replaced as a whole, itself, and what replaced it, in order: how the rule came to stand where it does.
/// Empty when it stands alone.
nlohmann::ordered_json chain_model(const query::WorkView& view, const Visitor& visitor);

/// lược đồ: {overview: every list with its count, groups: the lists that have anything, in pages}.
nlohmann::ordered_json diagram_model(const query::WorkView& view, const ListPages& pages, const Visitor& visitor);

/// The documents cited, or those that cite, a page of them.
nlohmann::ordered_json citation_list(const query::WorkView& view, const ListPages& pages, bool incoming, const Visitor& visitor);

nlohmann::ordered_json history_model(const query::WorkView& view, const Visitor& visitor);

} // namespace danchieu::web
