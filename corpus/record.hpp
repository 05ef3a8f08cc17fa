#pragma once

#include "corpus/document/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// One file that holds a text of a work (FRBR Manifestation).
struct StoredFile {
  std::string path;       ///< as given to `index`; bytes, not necessarily UTF-8
  std::string id;         ///< SHA-256 of the absolute path: tells files apart that are given by the same relative path
  std::string sha256;     ///< of the file's bytes, hexadecimal
  std::string media_type;
  std::string encoding;
  int document = 1;       ///< which document of the file, from 1
  std::string row{};      ///< hash of the catalogue's row of the file; the same bytes with another row are another text
  bool ocr = false;       ///< whether its text, or some of it, was recognised from pictures
  std::vector<Span> doubtful{}; ///< words that recognition was not sure of, in the clean text of the file; in order

  bool operator==(const StoredFile&) const = default;
};

/// A citation that names its document incompletely, and the one work of the index that fits it.
struct CompletedCitation {
  WorkId written; ///< the incomplete id, as the mention's `work`
  WorkId work;    ///< what it stands for, by the present state of the index
};

/// What the index keeps of a work besides the text of its units.
struct WorkRecord {
  std::string key;   ///< under which the index keeps it (corpus/field.hpp); the WorkId's text when that is complete
  Document document; ///< of the best text; offsets are into the clean text of its file
  std::vector<StoredFile> files; ///< best first
  std::vector<CompletedCitation> completed; ///< filled by the resolver; each `written` once
};

/// Of the form in which records are kept; one of another version is refused.
inline constexpr int record_version = 2;

/// The record as bytes for the store, and back. `decode_record` throws danchieu::Error on bytes that are no record.
/// Compact JSON with its own version number: an older program refuses a newer record instead of misreading it.
std::string encode_record(const WorkRecord& record);
WorkRecord decode_record(std::string_view bytes);

/// The same without provisions and citations, which are most of a record: what a work is and what it does to others.
WorkRecord decode_record_head(std::string_view bytes);

} // namespace danchieu::corpus
