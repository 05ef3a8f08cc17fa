#pragma once

#include "normalizer/citation/place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// A people's committee or council of a province: "ubnd-tinh-kon-tum" → "ubnd", the province.
struct LocalBody {
  std::string_view kind;
  const citation::Province* province = nullptr;
};

std::optional<LocalBody> local_body(std::string_view authority);

/// "Ủy ban nhân dân tỉnh Kon Tum"
std::string name_of(const LocalBody& body);

/// The slug of its authority: "ubnd-tinh-kon-tum".
std::string slug_of(const LocalBody& body);

/// Whether one province had become part of another by `day` ("2025-07-01"; of all time when none is given), directly or
/// through others (Resolution 202/2025/QH15: Kon Tum → Quảng Ngãi).
bool became_part(const citation::Province& former, const citation::Province& successor, std::string_view day = "9999");

/// The same bodies of the provinces that had become part of this one's by `day`: their documents are now this one's.
std::vector<LocalBody> former_bodies(const LocalBody& body, std::string_view day);

} // namespace danchieu::query
