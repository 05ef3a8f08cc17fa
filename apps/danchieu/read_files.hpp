#pragma once

#include "corpus/document/document.hpp"
#include "corpus/document/json.hpp"
#include "corpus/readers/reader.hpp"

#include <functional>
#include <string>
#include <vector>

namespace danchieu::apps {

/// The documents of one file, ready to be shown.
struct ReadDocuments {
  corpus::SourceText source;
  std::vector<corpus::Document> documents;
  corpus::JsonSource json; ///< points into `source` and the file's name
};

/// Whether what a catalogue beside or above a file tells of it counts (corpus/catalogue.hpp), or its text alone.
enum class CatalogueUse { yes, no };

/// Reads and analyses the files in order and gives each to `show`. A file that cannot be read is one message on stderr
/// (what, where, what to do); the others go on. Returns the number of files that failed.
std::size_t read_files(const std::vector<std::string>& files, CatalogueUse catalogue,
                       const std::function<void(const ReadDocuments&)>& show);

} // namespace danchieu::apps
