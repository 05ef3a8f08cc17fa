#pragma once

#include "corpus/readers/archive.hpp"
#include "corpus/readers/odf_styles.hpp"
#include "corpus/readers/reader.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace danchieu::corpus {

/// The parts of an OpenDocument file that its readers need.
struct OdfParts {
  std::string content;
  OdfStyles styles; ///< of styles.xml; those of content.xml are read with it
};

/// Unpacks them; encrypted, corrupt or bomb where that is what the file is.
std::variant<OdfParts, ReadFailure> read_odf_parts(std::string_view bytes, const ReadLimits& limits);

} // namespace danchieu::corpus
