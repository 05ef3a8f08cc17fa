#include "indexer/file_jobs.hpp"

#include "corpus/store_layout.hpp"
#include "indexer/file_reading.hpp"

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

namespace danchieu::indexer {
namespace {

constexpr std::uint64_t budget_bytes = 8 << 20; // their terms take about ten times as much memory
constexpr std::uint64_t budget_files = 200;     // each holds a descriptor

constexpr std::chrono::seconds patience_after_stop{4};

/// Ends the programs that this process has started, each with its group: what foreign formats are read by. The kernel
/// tells them by thread.
void end_children() {
  std::error_code error;
  for (std::filesystem::directory_iterator task("/proc/self/task", error), end; !error && task != end; task.increment(error)) {
    std::ifstream children(task->path() / "children");
    for (pid_t child = 0; children >> child;) {
      if (child > 1 && ::getpgid(child) == child) ::kill(-child, SIGKILL);
      else if (child > 1) ::kill(child, SIGKILL);
    }
  }
}

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

std::optional<FileJob> FileJobs::next() {
  using Clock = std::chrono::steady_clock;
  std::optional<Clock::time_point> stopped;
  std::optional<FileJob> job;
  for (;;) {
    switch (jobs_.pop_for(std::chrono::milliseconds(200), job)) {
    case BoundedQueue<FileJob>::Waited::taken: return job;
    case BoundedQueue<FileJob>::Waited::closed: return std::nullopt;
    case BoundedQueue<FileJob>::Waited::too_long: break;
    }
    if (!stop_) continue;
    budget_.open(); // the walk may wait for what copies hold whose first one will not be written
    if (!stopped) stopped = Clock::now();
    if (Clock::now() - *stopped < patience_after_stop) continue;
    cut_short_ = true;
    end_children();
  }
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
    budget_.open(); // the walk waits for no room that this thread would have made
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
    FileJob job = read(std::move(*file));
    // A program that was ended here says nothing about its file.
    if (cut_short_ && job.analysed.entry.failed) budget_.release(job.bytes);
    else jobs_.push(std::move(job));
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
    known_.judge_failures(job.file, job.analysed.entry);
    job.handle = FileHandle();
    break;
  }
  return job;
}

} // namespace danchieu::indexer
