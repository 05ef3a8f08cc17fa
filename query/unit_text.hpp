#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace danchieu::query {

class WorkStore;

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

/// The text of a unit without the label and heading that it begins with, which an answer shows beside it; all of it where
/// nothing else stands there.
std::string_view body_text(const StoredUnit& unit);

/// The unit that is this document of the store.
std::shared_ptr<const StoredUnit> read_unit(const WorkStore& store, std::uint32_t document);

} // namespace danchieu::query
