#pragma once

#include "corpus/document/document.hpp"
#include "normalizer/text/offset_map.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// Where a document's offsets point in what the reader of the JSON has: the bytes of a file as it was given.
struct JsonSource {
  std::string_view file;             ///< name of the file, as given
  std::string_view text;             ///< the clean text that spans point into
  const text::OffsetMap* offsets = nullptr; ///< from the clean text to the file's bytes; null: they are the same
};

/// One mention, the object of `cite --format jsonl` (design.md section 4). Unknown fields are null.
nlohmann::ordered_json to_json(const Citation& citation, const JsonSource& source);

/// One document, the object of `read --format jsonl`; `ordinal` counts the documents of the file from 1.
nlohmann::ordered_json to_json(const Document& document, int ordinal, const JsonSource& source);

/// Parts of it, for the views that show them alone.
nlohmann::ordered_json to_json(const Provision& provision, const JsonSource& source);
nlohmann::ordered_json to_json(const Relation& relation, const JsonSource& source);

} // namespace danchieu::corpus
