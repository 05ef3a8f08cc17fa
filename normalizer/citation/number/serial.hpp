#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::citation {

/// A piece of a number as it is to be written, and where it ends in the text.
struct Piece {
  std::string letters;
  std::size_t end = 0;
};

/// The serial at `at`: "130", "30c", "66.14", "*457*".
std::optional<Piece> read_serial(std::string_view text, std::size_t at);

/// Its digits alone, whatever follows: "90" of "90TC/TCT".
std::optional<Piece> read_digits(std::string_view text, std::size_t at);

/// A year of four digits at `at`, none after it.
std::optional<int> read_year(std::string_view text, std::size_t at);

} // namespace danchieu::citation
