#include "indexer/index_run.hpp"

#include "corpus/document/register.hpp"
#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/bounded_queue.hpp"
#include "indexer/file_analysis.hpp"
#include "indexer/file_reading.hpp"
#include "indexer/file_walk.hpp"
#include "indexer/known_files.hpp"
#include "indexer/store.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

// walk ─► read and analyse on every core ─► write, in the thread that called
// What is under way is bounded by the bytes of the files, since their terms take about ten times as much memory.

namespace danchieu::indexer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t budget_bytes = 8 << 20;
constexpr std::uint64_t budget_files = 200; // each holds a descriptor
constexpr double commit_seconds = 30;

/// Publishing a larger store takes longer than a signal may wait; the next run does it.
constexpr std::uintmax_t publish_on_stop_bytes = 512 << 20;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// What the readers hand to the writer.
struct Job {
  enum class Kind { unchanged, same_content, taken_content, analysed, problem };
  Kind kind = Kind::problem;
  FileIdentity file;
  std::uint64_t bytes = 0;
  std::uint64_t text_bytes = 0;
  FileHandle handle; ///< kept where the writer may have to read again
  AnalysedFile analysed;
  WalkProblem problem;
};

/// Reading side: one walking thread, and readers. Ends by itself; `close` makes it end early.
class Readers {
public:
  Readers(const FileWalk& walk, KnownFiles& known, unsigned threads, const std::atomic<bool>& stop)
      : walk_(walk), known_(known), stop_(stop), budget_(budget_bytes, budget_files), found_(budget_files + 1),
        jobs_(2 * budget_files + 16), running_(threads) {
    threads_.emplace_back([this] { guarded([this] { walk_all(); }); found_.close(); });
    for (unsigned i = 0; i < threads; ++i) {
      threads_.emplace_back([this] {
        guarded([this] { read_all(); });
        if (--running_ == 0) jobs_.close();
      });
    }
  }

  ~Readers() {
    ended_ = true;
    budget_.open();
    while (jobs_.pop()) {
    }
    for (std::thread& thread : threads_) thread.join();
  }

  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  /// Nothing when all files have been given.
  std::optional<Job> next() { return jobs_.pop(); }

  void done(const Job& job) {
    if (job.kind != Job::Kind::problem) budget_.release(job.bytes);
  }

  /// Files that were found and not given, because of `stop`.
  std::uint64_t dropped() const { return dropped_; }

  /// Throws on what a thread could not go on with.
  void rethrow() {
    if (failure_) std::rethrow_exception(failure_);
  }

private:
  /// A failure of a thread itself ends the run in order, and is thrown to the caller at its end.
  template <class Action> void guarded(Action&& action) {
    try {
      action();
    } catch (...) {
      const std::lock_guard lock(failure_mutex_);
      if (!failure_) failure_ = std::current_exception();
      ended_ = true;
    }
  }

  void walk_all() {
    WalkVisitor visitor;
    visitor.file = [this](FoundFile&& file) {
      if (stop_ || ended_) return false;
      budget_.acquire(file.bytes);
      found_.push(std::move(file));
      return true;
    };
    visitor.problem = [this](WalkProblem&& problem) {
      Job job;
      job.problem = std::move(problem);
      jobs_.push(std::move(job));
    };
    walk_.run(visitor);
  }

  void read_all() {
    while (std::optional<FoundFile> file = found_.pop()) {
      if (stop_ || ended_) {
        ++dropped_;
        budget_.release(file->bytes);
        continue;
      }
      jobs_.push(read(std::move(*file)));
    }
  }

  Job read(FoundFile&& found) {
    Job job;
    job.bytes = found.bytes;
    job.file.path = std::move(found.path);
    job.file.location = std::move(found.location);
    job.handle = std::move(found.handle);
    std::variant<std::string, corpus::ReadFailure> content = read_bytes_of(job.handle, limits_);
    if (auto* failure = std::get_if<corpus::ReadFailure>(&content)) {
      job.kind = Job::Kind::analysed;
      job.analysed.entry = failed_entry(job.file, failure->reason, std::move(failure->message), std::move(failure->hint));
      return job;
    }
    const std::string& bytes = std::get<std::string>(content);
    job.file.sha256 = corpus::sha256_hex(bytes);
    switch (known_.judge(job.file)) {
    case KnownFiles::Verdict::unchanged: job.kind = Job::Kind::unchanged; break;
    case KnownFiles::Verdict::held_content: job.kind = Job::Kind::same_content; break;
    case KnownFiles::Verdict::taken_content: job.kind = Job::Kind::taken_content; break;
    case KnownFiles::Verdict::analyse:
      job.kind = Job::Kind::analysed;
      job.text_bytes = bytes.size();
      job.analysed = analyse_file(job.file, bytes, limits_);
      job.handle = FileHandle();
      break;
    }
    return job;
  }

  const FileWalk& walk_;
  KnownFiles& known_;
  const std::atomic<bool>& stop_;
  const corpus::ReadLimits limits_;
  Budget budget_;
  BoundedQueue<FoundFile> found_;
  BoundedQueue<Job> jobs_;
  std::atomic<unsigned> running_;
  std::atomic<bool> ended_ = false;
  std::atomic<std::uint64_t> dropped_ = 0;
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

/// The writing side of one run.
class Run {
public:
  Run(const RunOptions& options, RunListener& listener, const std::atomic<bool>& stop)
      : options_(options), listener_(listener), stop_(stop), start_(Clock::now()), walk_(options.paths),
        store_(options.db, [&listener](const std::string& line) { listener.notice(line); }) {
    walk_.leave_out(options.db);
  }

  RunSummary run(const corpus::Register& rows) {
    if (!options_.register_dir.empty()) store_.writer().put_register(rows.effects);
    store_.writer().for_each_file([this](FileEntry&& entry) { known_.add(std::move(entry)); });
    const WalkTotals totals = walk_.count();
    progress_.total_files = totals.files;
    progress_.total_bytes = totals.bytes;
    last_commit_ = last_publish_ = Clock::now();
    read_and_write();
    if (!stop_) forget_gone_files();
    finish();
    return summary_;
  }

private:
  void read_and_write() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    Readers readers(walk_, known_, options_.readers != 0 ? options_.readers : cores, stop_);
    while (std::optional<Job> job = readers.next()) {
      if (job->kind == Job::Kind::taken_content && !written_.contains(job->file.sha256)) {
        waiting_[job->file.sha256].push_back(std::move(*job));
        continue;
      }
      settle(std::move(*job), readers);
    }
    readers.rethrow();
  }

  /// Takes a job, and those that waited for its content.
  void settle(Job&& job, Readers& readers) {
    const std::string sha256 = job.analysed.entry.sha256;
    take(job);
    readers.done(job);
    advance(job);
    if (sha256.empty()) return;
    written_.insert(sha256);
    const auto waiting = waiting_.extract(sha256);
    if (waiting.empty()) return;
    for (Job& same : waiting.mapped()) settle(std::move(same), readers);
  }

  void take(Job& job) {
    if (job.kind == Job::Kind::problem) return take_problem(job.problem);
    seen_.insert(job.file.location);
    switch (job.kind) {
    case Job::Kind::unchanged: return take_unchanged(job);
    case Job::Kind::same_content:
    case Job::Kind::taken_content: return share(job);
    default: return write(job);
    }
  }

  void take_problem(const WalkProblem& problem) {
    if (problem.folder) unseen_folders_.push_back(problem.location);
    else seen_.insert(problem.location);
    FileReport report;
    report.path = problem.path;
    report.outcome = problem.skipped ? Outcome::skipped : Outcome::failed;
    report.reason = corpus::code(problem.reason);
    report.message = problem.message;
    report.hint = problem.hint;
    tell(report);
  }

  void take_unchanged(const Job& job) {
    FileReport report;
    report.path = job.file.path;
    report.outcome = Outcome::unchanged;
    report.works = known_.works(job.file.location);
    if (const std::optional<FileEntry> failed = known_.failure(job.file.location)) describe(*failed, report);
    tell(report);
  }

  void write(Job& job) {
    FileReport report;
    report.path = job.file.path;
    if (job.analysed.entry.failed) describe(job.analysed.entry, report);
    for (const HeldWork& work : job.analysed.entry.works) report.works.push_back(work.key);
    // What could not be read just now may still hold what it held: only a judgement on its bytes replaces that.
    if (!job.analysed.entry.sha256.empty()) {
      pending_bytes_ += job.text_bytes;
      store_.writer().put(std::move(job.analysed));
    }
    tell(report);
  }

  /// A file whose bytes are in the store under another name. Should they have left it in the meantime, or have given no
  /// text there, it is read again.
  void share(Job& job) {
    if (store_.writer().put_same_content(job.file)) {
      FileReport report;
      report.path = job.file.path;
      tell(report);
      return;
    }
    std::variant<std::string, corpus::ReadFailure> content = read_bytes_of(job.handle, {});
    if (auto* failure = std::get_if<corpus::ReadFailure>(&content)) {
      job.file.sha256.clear();
      job.analysed.entry = failed_entry(job.file, failure->reason, failure->message, failure->hint);
    } else {
      const std::string& bytes = std::get<std::string>(content);
      job.file.sha256 = corpus::sha256_hex(bytes);
      job.text_bytes = bytes.size();
      job.analysed = analyse_file(job.file, bytes);
    }
    write(job);
  }

  static void describe(const FileEntry& failed, FileReport& report) {
    report.outcome = Outcome::failed;
    report.reason = failed.reason;
    report.message = failed.message;
    report.hint = failed.hint;
  }

  void tell(const FileReport& report) {
    switch (report.outcome) {
    case Outcome::indexed: ++summary_.indexed; break;
    case Outcome::unchanged: ++summary_.unchanged; break;
    case Outcome::skipped: ++summary_.skipped; break;
    case Outcome::failed: ++summary_.failed; break;
    }
    progress_.path = report.path;
    listener_.file(report);
  }

  void advance(const Job& job) {
    if (job.kind != Job::Kind::problem) ++progress_.files;
    progress_.bytes += job.bytes;
    summary_.bytes += job.bytes;
    progress_.seconds = seconds_since(start_);
    listener_.progress(progress_);
    if (pending_bytes_ >= options_.batch_bytes || (pending_bytes_ > 0 && seconds_since(last_commit_) > commit_seconds)) commit();
    if (!stop_ && seconds_since(last_publish_) > options_.publish_seconds) {
      commit();
      store_.publish();
      last_publish_ = Clock::now();
    }
  }

  void commit() {
    require_space(options_.db, 4 * pending_bytes_ + (1 << 20), "commit what was read");
    const std::uint64_t before = store_.writer().serial();
    store_.writer().commit();
    pending_bytes_ = 0;
    last_commit_ = Clock::now();
    if (const std::uint64_t serial = store_.writer().serial(); serial != before) listener_.committed(serial);
  }

  /// Files below the named paths that the store holds and the walk did not meet. What lies below a folder that could
  /// not be entered is not known to be gone.
  void forget_gone_files() {
    for (const std::string& location : known_.locations()) {
      if (seen_.contains(location) || !walk_.covers(location)) continue;
      const bool unseen = std::any_of(unseen_folders_.begin(), unseen_folders_.end(), [&](const std::string& folder) {
        return location.starts_with(folder + '/');
      });
      if (unseen) continue;
      ++summary_.gone;
      if (!options_.prune) continue;
      store_.writer().remove(location);
      --summary_.gone;
      ++summary_.removed;
    }
  }

  void finish() {
    summary_.stopped = stop_;
    commit();
    if (summary_.stopped && progress_.total_files > progress_.files) {
      summary_.left = progress_.total_files - progress_.files;
    }
    summary_.published = !summary_.stopped || store_.work_bytes() <= publish_on_stop_bytes;
    if (summary_.published) store_.publish();
    summary_.counts = store_.writer().counts();
    summary_.generation = store_.published();
    store_.finish();
    summary_.seconds = seconds_since(start_);
  }

  const RunOptions& options_;
  RunListener& listener_;
  const std::atomic<bool>& stop_;
  Clock::time_point start_;
  FileWalk walk_;
  Store store_;
  KnownFiles known_;
  RunSummary summary_;
  Progress progress_;
  std::unordered_set<std::string> seen_;    ///< locations
  std::unordered_set<std::string> written_; ///< contents put in this run
  std::unordered_map<std::string, std::vector<Job>> waiting_; ///< files whose content another one is analysed for
  std::vector<std::string> unseen_folders_;
  std::uint64_t pending_bytes_ = 0;
  Clock::time_point last_commit_;
  Clock::time_point last_publish_;
};

} // namespace

RunSummary run_index(const RunOptions& options, RunListener& listener, const std::atomic<bool>& stop) {
  try {
    corpus::Register rows;
    if (!options.register_dir.empty()) {
      rows = corpus::read_register(options.register_dir);
      for (const std::string& problem : rows.problems) listener.notice(problem);
    }
    return Run(options, listener, stop).run(rows);
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(error.path1().string() + ": " + error.code().message(),
                "Check free space and permissions of the folder, then run the command again; "
                "what was committed before stands.");
  }
}

} // namespace danchieu::indexer
