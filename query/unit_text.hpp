#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace danchieu::query {

/// A unit as it is stored (corpus/field.hpp): four header lines, then the text.
struct StoredUnit {
  std::string eid;
  std::string label;
  std::string heading;   ///< of the provision, without its label
  std::size_t start = 0; ///< byte offset of the text in the clean text of its file
  std::string text;
};

/// Throws danchieu::Error on bytes that are no unit.
StoredUnit decode_unit(std::string_view bytes);

} // namespace danchieu::query
