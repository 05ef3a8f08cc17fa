#pragma once

#include "indexer/bounded_queue.hpp"
#include "indexer/catalogues.hpp"
#include "indexer/file_analysis.hpp"
#include "indexer/file_walk.hpp"
#include "indexer/known_files.hpp"

#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace danchieu::indexer {

/// One file, as the readers hand it to the writer.
struct FileJob {
  enum class Kind {
    unchanged,     ///< the store says what it says of this file
    same_content,  ///< another file with this content is in the store
    taken_content, ///< another file with this content is being analysed
    analysed,
    catalogue,     ///< no document: it tells of others, and was read before
    problem        ///< was not opened
  };
  Kind kind = Kind::problem;
  FileIdentity file;
  std::uint64_t bytes = 0;
  std::uint64_t text_bytes = 0;
  FileHandle handle; ///< kept where the writer may have to read again
  AnalysedFile analysed;
  WalkProblem problem;
};

/// The reading side of a run: one walking thread, and threads that read and analyse. What is under way is bounded by
/// the bytes of the files. Ends by itself; when it goes out of scope, or `stop` becomes true, it ends early.
class FileJobs {
public:
  FileJobs(const FileWalk& walk, KnownFiles& known, const Catalogues& catalogues, unsigned threads,
           const std::atomic<bool>& stop);
  ~FileJobs();
  FileJobs(const FileJobs&) = delete;
  FileJobs& operator=(const FileJobs&) = delete;

  /// Nothing when all files have been given. Once `stop` is true, the files at hand have some seconds to be finished;
  /// then the programs that read them are ended and the files count as not reached.
  std::optional<FileJob> next();

  /// Makes room for others; once for each job.
  void done(const FileJob& job);

  /// Throws what a thread could not go on with.
  void rethrow();

private:
  template <class Action> void guarded(Action&& action);
  void walk_all();
  void read_all();
  FileJob read(FoundFile&& found);

  const FileWalk& walk_;
  KnownFiles& known_;
  const Catalogues& catalogues_;
  const std::atomic<bool>& stop_;
  const corpus::ReadLimits limits_;
  Budget budget_;
  BoundedQueue<FoundFile> found_;
  BoundedQueue<FileJob> jobs_;
  std::atomic<unsigned> running_;
  std::atomic<bool> ended_ = false;
  std::atomic<bool> cut_short_ = false; ///< programs that read files were ended
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

} // namespace danchieu::indexer
