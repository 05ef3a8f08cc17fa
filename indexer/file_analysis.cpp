#include "indexer/file_analysis.hpp"

#include "corpus/document/analysis.hpp"
#include "corpus/readers/bundle.hpp"
#include "corpus/store_layout.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
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

/// The words of a document that recognition doubted. A page of noise has no end of them; what is past this many is as
/// doubtful as the rest.
std::vector<corpus::Span> doubtful_words(const corpus::SourceText& source, corpus::Span document) {
  constexpr std::size_t most = 5000;
  std::vector<corpus::Span> words;
  for (const corpus::DoubtfulWord& word : source.doubtful)
    if (word.start >= document.start && word.end <= document.end && words.size() < most) words.push_back({word.start, word.end});
  return words;
}

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

/// Takes the documents of files into one entry: of a file by itself, or of the files of a bundle one after the other.
class Analysis {
public:
  explicit Analysis(const FileIdentity& identity) : identity_(identity), id_(file_id(identity.location)) {
    file_.entry = new_entry(identity);
  }

  /// What keeps the text from being indexed; nothing when its documents are taken.
  std::optional<corpus::ReadFailure> take(const corpus::SourceText& source, const std::string& member, const corpus::CatalogueRow* row) {
    using corpus::FailureReason;
    std::vector<corpus::Document> documents = documents_in(source.text, row, file_.entry);
    if (documents.empty()) return corpus::ReadFailure{FailureReason::no_text, "no document was found in its text", "Look at the file."};
    for (const corpus::Document& document : documents) {
      if (document.citations.size() + document.relations.size() > max_mentions) {
        return corpus::ReadFailure{FailureReason::too_big, "it cites more than 200000 times", "Split the file."};
      }
    }
    for (corpus::Document& document : documents) {
      document.span.start = std::min(document.span.start, source.text.size());
      document.span.end = std::clamp(document.span.end, document.span.start, source.text.size());
      WorkText work;
      work.text = source.text.substr(document.span.start, document.span.end - document.span.start);
      work.key = unshared_key(document, work.text, taken_);
      work.file = {.path = corpus::member_path(identity_.path, member),
                   .id = id_,
                   .sha256 = identity_.sha256,
                   .media_type = source.media_type,
                   .encoding = std::string(text::name(source.encoding)),
                   .document = ++number_,
                   .row = identity_.row};
      work.file.ocr = source.ocr;
      work.file.doubtful = doubtful_words(source, document.span);
      work.units = prepare_units(work.key, document, work.text);
      work.document = std::move(document);
      file_.entry.works.push_back({work.key, number_, member});
      file_.texts.push_back(std::move(work));
    }
    return std::nullopt;
  }

  /// Each file of a bundle gives its documents or fails by itself.
  void take_bundle(const corpus::SourceText& bundle) {
    std::size_t failed = 0;
    for (std::size_t i = 0; i < bundle.members.size(); ++i) {
      const corpus::BundleMember& member = bundle.members[i];
      std::optional<corpus::ReadFailure> failure = member.failure;
      if (!failure) failure = take(corpus::member_text(bundle, i), member.name, nullptr);
      EntryMember entry{member.name, {}, {}, {}};
      if (failure) {
        ++failed;
        entry = {member.name, std::string(corpus::code(failure->reason)), failure->message, failure->hint};
      }
      file_.entry.members.push_back(std::move(entry));
    }
    if (file_.texts.empty()) {
      const EntryMember& first = file_.entry.members.front();
      file_.entry = failed_entry(identity_, *corpus::failure_reason(first.reason), first.name + ": " + first.message, first.hint);
      return;
    }
    file_.entry.message = "a bundle of " + std::to_string(bundle.members.size()) + " files" +
                          (failed == 0 ? "" : ", " + std::to_string(failed) + " of them gave nothing");
  }

  AnalysedFile done() { return std::move(file_); }

private:
  const FileIdentity& identity_;
  std::string id_;
  AnalysedFile file_;
  std::set<std::string> taken_;
  int number_ = 0;
};

AnalysedFile analyse(const FileIdentity& identity, const corpus::SourceText& source, const corpus::CatalogueRow* row) {
  Analysis analysis(identity);
  if (!source.members.empty()) {
    analysis.take_bundle(source);
  } else if (std::optional<corpus::ReadFailure> failure = analysis.take(source, {}, row)) {
    return {failed_entry(identity, failure->reason, std::move(failure->message), std::move(failure->hint)), {}};
  }
  return analysis.done();
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
