#pragma once

#include "indexer/file_entry.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace danchieu::indexer {

struct RunOptions {
  std::filesystem::path db;
  std::vector<std::string> paths;
  std::filesystem::path register_dir; ///< its rows take the place of those held; empty: those stay
  bool prune = false;             ///< forget files below `paths` that are gone
  unsigned readers = 0;           ///< threads that read and analyse; 0: one a core
  std::uint64_t batch_bytes = 16 << 20; ///< of text between two commits
  double publish_seconds = 300;   ///< between two generations of a long run
};

/// What became of one file.
struct FileReport {
  std::string path;  ///< bytes, as given
  Outcome outcome = Outcome::indexed;
  std::vector<std::string> works; ///< keys
  std::string reason;             ///< code of corpus::FailureReason when failed or skipped; "duplicate" when indexed too
  std::string message;            ///< also of an indexed file: what its catalogue says otherwise, whose copy it is
  std::string hint;
};

struct Progress {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t total_files = 0;
  std::uint64_t total_bytes = 0;
  double seconds = 0;
  std::string path; ///< the last file done
};

/// Told of a run as it goes, from the thread that called run_index.
class RunListener {
public:
  virtual ~RunListener() = default;
  virtual void file(const FileReport& report) = 0;
  virtual void progress(const Progress& progress) = 0;
  virtual void committed(std::uint64_t serial) = 0; ///< what was reported so far is on the disk
  virtual void notice(const std::string& line) = 0;
};

struct RunSummary {
  std::uint64_t indexed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
  std::uint64_t removed = 0; ///< gone files that were forgotten
  std::uint64_t gone = 0;    ///< gone files that are still held
  std::uint64_t left = 0;    ///< files not reached, when stopped
  std::uint64_t bytes = 0;
  double seconds = 0;
  std::uint64_t generation = 0;
  bool stopped = false;
  bool published = true;
  std::map<std::string, std::uint64_t> counts; ///< of the store
};

/// Indexes files and folders into the store and publishes a generation. When `stop` becomes true it finishes the files
/// at hand, commits and publishes. Throws danchieu::Error when the run itself fails.
RunSummary run_index(const RunOptions& options, RunListener& listener, const std::atomic<bool>& stop);

} // namespace danchieu::indexer
