#pragma once

#include <cstddef>
#include <string_view>

namespace danchieu::text {

/// How far passes that look at every character go on one by one after pass_plain() has stopped.
inline constexpr std::size_t plain_block = 32;

/// Passes ASCII, Vietnamese letters and dashes and quotes, whose class (character_class.hpp) has no bit set: nearly
/// all of nearly every text. `from` must be the start of a character, or any place of ill-formed text. Gives the
/// start of a character before which all is plain; it stands at most `plain_block` + 2 bytes before the first one that
/// is not, or before the end. Two bytes a nanosecond.
std::size_t pass_plain(std::string_view utf8, std::size_t from);

} // namespace danchieu::text
