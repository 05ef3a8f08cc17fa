#pragma once

#include "normalizer/text/clean_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// Decodes the lines of a text whose letters stand in the places of others, because a program that knew nothing of its
/// fonts took them for windows-1252: "Bé Tµi chÝnh" (TCVN3), "Boä Taøi chính" (VNI). Each line by its own words, a short
/// one like those before it, since one document may hold both; lines that are Unicode stay.
class LegacyFonts {
public:
  /// `text` is the whole document: what most of it is set in decides the first lines, too.
  explicit LegacyFonts(std::string_view text);

  /// A line as it is to be read.
  std::string line(std::string_view utf8);

  /// What most letters were decoded from.
  text::Encoding encoding() const;

private:
  std::optional<text::Encoding> last_;
  std::size_t tcvn3_ = 0; ///< bytes
  std::size_t vni_ = 0;
};

} // namespace danchieu::corpus
