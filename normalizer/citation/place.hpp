#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// A place as a folded key with its kind: "TP. Hồ Chí Minh" → "thanh pho ho chi minh", "Kon Tum" → "tinh kon tum".
std::string place_key(std::string_view place);

/// Where the words of a place begin in a folded key: "so noi vu tinh kon tum" → 10; npos when there is none.
std::size_t place_start(std::string_view folded);

/// The place said by `words` (a folded key), or `home` (a place_key) when they say only its kind or nothing:
/// ("tinh", "tinh kon tum") → "tinh kon tum". Empty when the place stays unknown.
std::string complete_place(std::string_view words, std::string_view home);

/// How many bytes of `folded` (a folded key that begins with a name) are a province's name; 0 when none.
std::size_t province_prefix(std::string_view folded);

/// A province or city under the centre, present or former.
struct Province {
  std::string name; ///< "Kon Tum"
  std::string kind; ///< "tỉnh"
  std::string slug; ///< "kon-tum"
  std::string until; ///< the day it became part of others: "2025-07-01", of old the year alone; empty while it stands
  std::vector<std::string> merged_into; ///< names of those it became part of; empty while it stands
};

/// Present and former ones.
const std::vector<Province>& all_provinces();

/// The province of that slug; null when there is none.
const Province* province_with_slug(std::string_view slug);

/// The same by its name in the table.
const Province* province_named(std::string_view name);

} // namespace danchieu::citation
