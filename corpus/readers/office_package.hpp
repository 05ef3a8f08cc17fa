#pragma once

#include "corpus/readers/reader.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

// ISO/IEC 29500-2: the parts of a package name each other by relationships. _rels/.rels leads to the main part, whose
// own relationships lead to all others.

namespace danchieu::corpus {

struct Relationship {
  std::string id;
  std::string type;   ///< the last word of its address: "officeDocument", "styles"
  std::string target; ///< name of a part
};

/// The main part of a package, unpacked, with its relationships.
struct MainPart {
  std::string name;
  std::string content;
  std::vector<Relationship> relationships;

  /// The part of a type; where none is named, `usual` beside the main part.
  std::string part(std::string_view type, std::string_view usual) const;
};

/// Unpacks it; `usual` is its name where the package does not say.
std::variant<MainPart, ReadFailure> read_main_part(std::string_view bytes, const std::string& usual, const ReadLimits& limits);

} // namespace danchieu::corpus
