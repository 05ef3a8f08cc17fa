#pragma once

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// The name of a body as it is written in running text: "ỦY BAN NHÂN DÂN TỈNH KON TUM", "UBND tỉnh Kon Tum" →
/// "Ủy ban nhân dân tỉnh Kon Tum"; "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI" → as in the table of issuers.
std::string body_name(std::string_view written);

/// The body that a head of a body acts for: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM" → "ỦY BAN NHÂN DÂN TỈNH KON TUM",
/// "BỘ TRƯỞNG BỘ TÀI CHÍNH" → "BỘ TÀI CHÍNH"; what names no head comes back as it is ("THỦ TƯỚNG CHÍNH PHỦ" is a body).
std::string_view without_office(std::string_view written);

/// The place in a body's name: "Sở Nội vụ tỉnh Kon Tum" → "tỉnh Kon Tum"; empty when there is none.
std::string place_of(std::string_view body);

} // namespace danchieu::corpus
