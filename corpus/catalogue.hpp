#pragma once

#include "normalizer/text/date.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// What the catalogue of a collection says of one of its files. Unknown fields are empty; so are those that the
/// catalogue itself lists as derived (guessed). Status and relations are not here: a catalogue is no evidence of them.
struct CatalogueRow {
  std::string number; ///< canonical: "119/2013/TTLT-BTC-BNV"
  std::string type;   ///< full Vietnamese name, lower case
  std::string title;
  std::string issuer; ///< as written, blanks squeezed
  std::string signer;
  std::optional<text::Date> date;
  std::optional<text::Date> effective;
  std::string source; ///< file and line, as evidence is quoted: "corpus/metadata.jsonl:12"
  std::string words;  ///< the row's own words for `effective`: "effective": "2013-10-15"

  bool operator==(const CatalogueRow&) const = default;
};

/// A line of a catalogue that cannot be used.
struct CatalogueProblem {
  std::size_t line = 0;
  std::string message;
};

/// A file `metadata.jsonl` beside or above the documents that it describes: one JSON object a line, of which `file`
/// (relative to the catalogue's folder), `number`, `type`, `title`, `issuer`, `signer`, `date`, `effective` and
/// `derived` (names of fields that were guessed) are read.
struct Catalogue {
  std::map<std::string, CatalogueRow, std::less<>> rows; ///< by path below the catalogue's folder, parts joined by '/'
  std::vector<CatalogueProblem> problems;                ///< the first of them
  std::size_t unusable = 0;                              ///< how many lines could not be used
};

inline constexpr std::string_view catalogue_name = "metadata.jsonl";

/// Larger files are no catalogues.
inline constexpr std::size_t max_catalogue_bytes = std::size_t{64} << 20;

/// Reads the bytes of a catalogue; total. `shown` names it in sources. Of two lines on one file the first counts.
///   {"file": "tt/119-2013.txt", "number": "119/2013/TTLT-BTC-BNV", "date": "2013-08-26", "derived": ["title"], …}
Catalogue read_catalogue(std::string_view bytes, const std::string& shown);

/// Finds the rows of single files; reads each catalogue once. One thread.
class CatalogueFinder {
public:
  /// The row of a file in the nearest catalogue of its folder and the folders above it. Nothing when there is no
  /// catalogue, or when it cannot be read or does not speak of the file.
  std::optional<CatalogueRow> row_of(const std::string& file);

private:
  std::map<std::string, Catalogue, std::less<>> by_folder_; ///< an empty one where there is none
};

/// Changes whenever what the row says does, or where it stands.
std::string fingerprint(const CatalogueRow& row);

} // namespace danchieu::corpus
