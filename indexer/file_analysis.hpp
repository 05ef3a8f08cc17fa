#pragma once

#include "corpus/catalogue.hpp"
#include "corpus/readers/reader.hpp"
#include "indexer/file_entry.hpp"
#include "indexer/work_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::indexer {

/// Where a file is, and the hash of the bytes that were read from it.
struct FileIdentity {
  std::string path;     ///< as given to `index`
  std::string location; ///< absolute
  std::string sha256;   ///< empty when it could not be read
  std::string row;      ///< hash of what a catalogue says of it; empty when none does

  std::string content() const { return content_id(sha256, row); }
};

/// What a file's bytes hold: the entry to remember, and the texts of the works.
struct AnalysedFile {
  FileEntry entry;
  std::vector<WorkText> texts;
};

/// Reads, analyses and prepares one file. Never throws on content; a defect of a reader or of the analysis, and memory
/// that ran out, fail this file alone. `row` is what a catalogue says of the file; null when none does. Thread-safe.
AnalysedFile analyse_file(const FileIdentity& file, std::string_view bytes, const corpus::CatalogueRow* row,
                          const corpus::ReadLimits& limits = {});

/// An entry for a file that gave no text.
FileEntry failed_entry(const FileIdentity& file, corpus::FailureReason reason, std::string message, std::string hint);

} // namespace danchieu::indexer
