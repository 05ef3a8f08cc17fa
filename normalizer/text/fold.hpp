#pragma once

#include <string>
#include <string_view>

namespace danchieu::text {

// All functions take and give clean UTF-8 (see clean_text.hpp), are pure, and may be called from any thread.

/// Lower case by Vietnamese rules: "NGHỊ ĐỊNH" → "nghị định".
std::string lower(std::string_view text);

/// Upper case: "nghị định" → "NGHỊ ĐỊNH".
std::string upper(std::string_view text);

/// The first letter in upper case: "nghị định" → "Nghị định".
std::string capitalised(std::string_view text);

/// Lower case without tone and vowel marks and with đ → d: "Nghị định" → "nghi dinh".
std::string fold(std::string_view text);

/// Lower case, one style of tone placement and of i/y after h k l m s t: "Uỷ ban", "Ủy ban" → "ủy ban";
/// "kĩ thuật", "kỹ thuật" → "kỹ thuật". For keys only, never for display.
std::string spelling_key(std::string_view text);

/// ASCII identifier part of design.md section 3: lower case, đ → d, marks dropped, every run of other
/// characters one '-': "UBND tỉnh Kon Tum" → "ubnd-tinh-kon-tum".
std::string slug(std::string_view text);

/// Blanks and line breaks squeezed to single blanks, none at the ends.
std::string squeeze(std::string_view text);

} // namespace danchieu::text
