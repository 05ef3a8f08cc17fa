#pragma once

#include "query/parsed_query.hpp"

#include <string_view>

namespace danchieu::query {

/// Whether the index alone cannot tell that a text matches the tree: it keeps no positions, so phrases and NEAR
/// are verified in the text (docs/decisions/0026).
bool needs_text(const QueryNode& tree);

/// Whether a unit matches a tree: its text, and the words its work is called by, which count for single words. What
/// other words stand for (abbreviations, synonyms) was decided by the index and counts as found. Free words count as
/// found. Linear in the text times the words of the tree.
bool text_matches(const QueryNode& tree, std::string_view text, std::string_view title);

} // namespace danchieu::query
