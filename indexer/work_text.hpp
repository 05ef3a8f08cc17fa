#pragma once

#include "corpus/record.hpp"
#include "indexer/unit_documents.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::indexer {

/// One text of a work, as read from one file and made ready for the store away from the writing thread.
struct WorkText {
  std::string key;            ///< of the work (corpus/field.hpp)
  corpus::StoredFile file;    ///< where it stands
  corpus::Document document;  ///< offsets into the clean text of the file
  std::string text;           ///< the bytes of document.span
  PreparedUnits units;        ///< empty until prepared
};

/// The key of a document: its WorkId when complete, else a provisional one that no other text shares and no citation
/// can name. `copies` makes a provisional key of any id, for a further document of one file under the same id.
std::string work_key(const corpus::Document& document, std::string_view text, int copies = 0);

/// Whether documents may be related to the key by citing it.
bool is_citable(std::string_view key);

/// Order of the texts of one work: the better one states more of its facts itself, above all its effect, then is longer; the hash of its file decides
/// between equals, so that the same files give the same choice in any order.
struct TextRank {
  int facts = 0;
  std::size_t length = 0;
  std::string sha256;
  int document = 1;
};
TextRank rank_of(const corpus::Document& document, const corpus::StoredFile& file);
bool better(const TextRank& a, const TextRank& b);

} // namespace danchieu::indexer
