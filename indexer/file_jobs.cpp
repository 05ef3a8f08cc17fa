#include "indexer/file_jobs.hpp"

#include "corpus/store_layout.hpp"
#include "indexer/file_reading.hpp"

#include <string>
#include <utility>
#include <variant>

namespace danchieu::indexer {
namespace {

constexpr std::uint64_t budget_bytes = 8 << 20; // their terms take about ten times as much memory
constexpr std::uint64_t budget_files = 200;     // each holds a descriptor

} // namespace

FileJobs::FileJobs(const FileWalk& walk, KnownFiles& known, const Catalogues& catalogues, unsigned threads,
                   const std::atomic<bool>& stop)
    : walk_(walk), known_(known), catalogues_(catalogues), stop_(stop), budget_(budget_bytes, budget_files),
      found_(budget_files + 1), jobs_(2 * budget_files + 16), running_(threads) {
  threads_.emplace_back([this] {
    guarded([this] { walk_all(); });
    found_.close();
  });
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this] {
      guarded([this] { read_all(); });
      if (--running_ == 0) jobs_.close();
    });
  }
}

FileJobs::~FileJobs() {
  ended_ = true;
  budget_.open();
  while (jobs_.pop()) {
  }
  for (std::thread& thread : threads_) thread.join();
}

void FileJobs::done(const FileJob& job) {
  if (job.kind != FileJob::Kind::problem) budget_.release(job.bytes);
}

void FileJobs::rethrow() {
  if (failure_) std::rethrow_exception(failure_);
}

/// A failure of a thread itself ends the run in order, and is thrown to the caller at its end.
template <class Action> void FileJobs::guarded(Action&& action) {
  try {
    action();
  } catch (...) {
    const std::lock_guard lock(failure_mutex_);
    if (!failure_) failure_ = std::current_exception();
    ended_ = true;
  }
}

void FileJobs::walk_all() {
  WalkVisitor visitor;
  visitor.file = [this](FoundFile&& file) {
    if (stop_ || ended_) return false;
    budget_.acquire(file.bytes);
    found_.push(std::move(file));
    return true;
  };
  visitor.problem = [this](WalkProblem&& problem) {
    FileJob job;
    job.problem = std::move(problem);
    jobs_.push(std::move(job));
  };
  walk_.run(visitor);
}

void FileJobs::read_all() {
  while (std::optional<FoundFile> file = found_.pop()) {
    if (stop_ || ended_) {
      budget_.release(file->bytes);
      continue;
    }
    jobs_.push(read(std::move(*file)));
  }
}

FileJob FileJobs::read(FoundFile&& found) {
  FileJob job;
  job.bytes = found.bytes;
  job.file.path = std::move(found.path);
  job.file.location = std::move(found.location);
  job.handle = std::move(found.handle);
  const RowOfFile row = found.catalogue ? RowOfFile{} : catalogues_.find(job.file.location);
  job.file.row = row.hash;
  std::variant<std::string, corpus::ReadFailure> content = read_bytes_of(job.handle, limits_);
  if (auto* failure = std::get_if<corpus::ReadFailure>(&content)) {
    job.kind = FileJob::Kind::analysed;
    job.analysed.entry = failed_entry(job.file, failure->reason, std::move(failure->message), std::move(failure->hint));
    return job;
  }
  const std::string& bytes = std::get<std::string>(content);
  job.file.sha256 = corpus::sha256_hex(bytes);
  if (found.catalogue) {
    job.kind = FileJob::Kind::catalogue;
    return job;
  }
  switch (known_.judge(job.file)) {
  case KnownFiles::Verdict::unchanged: job.kind = FileJob::Kind::unchanged; break;
  case KnownFiles::Verdict::held_content: job.kind = FileJob::Kind::same_content; break;
  case KnownFiles::Verdict::taken_content: job.kind = FileJob::Kind::taken_content; break;
  case KnownFiles::Verdict::analyse:
    job.kind = FileJob::Kind::analysed;
    job.text_bytes = bytes.size();
    job.analysed = analyse_file(job.file, bytes, row.row, limits_);
    job.handle = FileHandle();
    break;
  }
  return job;
}

} // namespace danchieu::indexer
