#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::web {

/// Names and values of a query string or a form, decoded, in their order.
using Parameters = std::vector<std::pair<std::string, std::string>>;

enum class Plus { literal, blank }; ///< what "+" stands for: itself in paths, a blank in forms and queries

/// The bytes that "%C3%A1" stands for. Nothing when an escape is broken, when the result is not valid UTF-8 or when it
/// holds a NUL: such a text is refused, never repaired.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

/// Everything but letters, digits and -._~ becomes %XX; `keep` names further bytes that stay ("/!+" in
/// paths).
std::string percent_encode(std::string_view text, std::string_view keep = {});

/// "q=a%20b&on=2020-01-01"; nothing when a part cannot be decoded or there are more than `limit` parts.
std::optional<Parameters> parse_query(std::string_view query, std::size_t limit = 64);

/// "/search" and {{"q", "nghị định"}} → "/search?q=ngh%E1%BB%8B%20%C4%91%E1%BB%8Bnh"; parameters without
/// value are left out.
std::string make_url(std::string_view path, const Parameters& parameters);

/// A number of an address: digits alone, below 2^32; nothing for anything else.
std::optional<std::uint32_t> read_number(std::string_view text);

/// The first value of that name; empty when there is none.
std::string_view value_of(const Parameters& parameters, std::string_view name);

} // namespace danchieu::web
