#pragma once

#include "corpus/document/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// One file that holds a text of a work (FRBR Manifestation).
struct StoredFile {
  std::string path;       ///< as given to `index`
  std::string sha256;     ///< of the file's bytes, hexadecimal
  std::string media_type;
  std::string encoding;
  int document = 1;       ///< which document of the file, from 1
};

/// What the index keeps of a work besides the text of its units.
struct WorkRecord {
  Document document; ///< of the best text; offsets are into the clean text of its file
  std::vector<StoredFile> files; ///< best first
};

/// The record as bytes for the store, and back. `decode_record` throws danchieu::Error on bytes that are no record.
std::string encode_record(const WorkRecord& record);
WorkRecord decode_record(std::string_view bytes);

} // namespace danchieu::corpus
