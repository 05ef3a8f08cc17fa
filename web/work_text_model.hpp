#pragma once

#include "query/work_view.hpp"
#include "web/page.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace danchieu::web {

inline constexpr std::size_t text_per_page = 120'000; ///< bytes; a longer text is shown in parts, so that a page stays below 60 kB compressed

/// Which part of a long text is shown, and what is marked in it.
struct TextRequest {
  std::optional<query::Span> mark; ///< sentence to show, in the clean text; its part is the one that is shown
  std::size_t part = 1;            ///< from 1
  std::string provision;           ///< eid of the provision to show, whose part is then shown; empty: none asked for
};

/// {blocks, pager, contents}: the paragraphs with links, what a link tells before it is followed, margin notes on
/// changed provisions; the pager is null for a text of one part; contents is the table of provisions.
nlohmann::ordered_json text_model(const query::WorkView& view, const TextRequest& request, const Visitor& visitor);

} // namespace danchieu::web
