#include "indexer/file_analysis.hpp"

#include "corpus/document/analysis.hpp"
#include "corpus/store_layout.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <set>

namespace danchieu::indexer {
namespace {

/// Two documents of one file under one key (a gazette that prints a decision twice) would hide each other: the later
/// one is kept under a key of its own.
std::string unshared_key(const corpus::Document& document, std::string_view text, std::set<std::string>& taken) {
  std::string key = work_key(document, text);
  for (int copies = 1; !taken.insert(key).second; ++copies) key = work_key(document, text, copies);
  return key;
}

/// More mentions than any real document has; their record would outgrow what the store takes.
constexpr std::size_t max_mentions = 200'000;

FileEntry new_entry(const FileIdentity& file) {
  FileEntry entry;
  entry.path = file.path;
  entry.location = file.location;
  entry.sha256 = file.sha256;
  entry.row = file.row;
  entry.program = program_id();
  return entry;
}

/// The documents of a text; what the catalogue tells otherwise becomes the entry's message.
std::vector<corpus::Document> documents_in(std::string_view text, const corpus::CatalogueRow* row, FileEntry& entry) {
  if (row == nullptr) return corpus::analyse(text);
  corpus::CataloguedDocuments read = corpus::analyse(text, *row);
  for (const std::string& contradiction : read.contradictions) {
    entry.message += (entry.message.empty() ? "" : "; ") + contradiction;
  }
  return std::move(read.documents);
}

AnalysedFile analyse(const FileIdentity& identity, const corpus::SourceText& source, const corpus::CatalogueRow* row) {
  using corpus::FailureReason;
  AnalysedFile file;
  file.entry = new_entry(identity);
  std::set<std::string> taken;
  const std::string id = file_id(identity.location);
  int number = 0;
  for (corpus::Document& document : documents_in(source.text, row, file.entry)) {
    if (document.citations.size() + document.relations.size() > max_mentions) {
      return {failed_entry(identity, FailureReason::too_big, "it cites more than 200000 times", "Split the file."), {}};
    }
    document.span.start = std::min(document.span.start, source.text.size());
    document.span.end = std::clamp(document.span.end, document.span.start, source.text.size());
    WorkText work;
    work.text = source.text.substr(document.span.start, document.span.end - document.span.start);
    work.key = unshared_key(document, work.text, taken);
    work.file = {.path = identity.path,
                 .id = id,
                 .sha256 = identity.sha256,
                 .media_type = source.media_type,
                 .encoding = std::string(text::name(source.encoding)),
                 .document = ++number,
                 .row = identity.row};
    work.units = prepare_units(work.key, document, work.text);
    work.document = std::move(document);
    file.entry.works.push_back({work.key, number});
    file.texts.push_back(std::move(work));
  }
  if (file.texts.empty()) {
    return {failed_entry(identity, FailureReason::no_text, "no document was found in its text", "Look at the file."), {}};
  }
  return file;
}

} // namespace

FileEntry failed_entry(const FileIdentity& file, corpus::FailureReason reason, std::string message, std::string hint) {
  FileEntry entry = new_entry(file);
  entry.failed = true;
  entry.reason = corpus::code(reason);
  entry.message = std::move(message);
  entry.hint = std::move(hint);
  return entry;
}

AnalysedFile analyse_file(const FileIdentity& file, std::string_view bytes, const corpus::CatalogueRow* row,
                          const corpus::ReadLimits& limits) {
  using corpus::FailureReason;
  const auto failed = [&](FailureReason reason, std::string message, std::string hint) {
    return AnalysedFile{failed_entry(file, reason, std::move(message), std::move(hint)), {}};
  };
  try {
    corpus::ReadResult read = corpus::read_bytes(bytes, file.path, limits);
    if (auto* failure = std::get_if<corpus::ReadFailure>(&read)) {
      return failed(failure->reason, std::move(failure->message), std::move(failure->hint));
    }
    return analyse(file, std::get<corpus::SourceText>(read), row);
  } catch (const std::bad_alloc&) {
    return failed(FailureReason::memory, "memory ran out while it was read",
                  "Split the file, or give the program more memory.");
  } catch (const std::exception& defect) {
    return failed(FailureReason::crashed, std::string("a defect of the program: ") + defect.what(),
                  "Please report this with the file.");
  }
}

} // namespace danchieu::indexer
