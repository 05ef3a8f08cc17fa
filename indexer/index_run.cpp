#include "indexer/index_run.hpp"

#include "corpus/document/register.hpp"
#include "corpus/error.hpp"
#include "corpus/readers/bundle.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/catalogues.hpp"
#include "indexer/file_analysis.hpp"
#include "indexer/file_jobs.hpp"
#include "indexer/file_reading.hpp"
#include "indexer/file_walk.hpp"
#include "indexer/known_files.hpp"
#include "indexer/store.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
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

constexpr double commit_seconds = 30;

/// Publishing a larger store takes longer than a signal may wait; the next run does it.
constexpr std::uintmax_t publish_on_stop_bytes = 512 << 20;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// A file that an earlier walk found, opened by its absolute path; false when it is gone or no regular file.
bool open_regular(const std::string& location, FileHandle& handle) {
  handle = FileHandle(::open(location.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat info{};
  return handle.get() >= 0 && ::fstat(handle.get(), &info) == 0 && S_ISREG(info.st_mode);
}

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
    const WalkTotals totals = walk_.count([this](FoundFile&& file) { open_catalogue(file); });
    open_known_catalogues();
    progress_.total_files = totals.files;
    progress_.total_bytes = totals.bytes;
    last_commit_ = last_publish_ = Clock::now();
    read_and_write();
    if (!stop_) forget_gone_files();
    finish();
    return summary_;
  }

private:
  /// The catalogues come before the files that they tell of.
  void open_catalogue(const FoundFile& file) {
    catalogue_paths_.insert(file.location);
    corpus::ReadLimits limits;
    limits.max_bytes = corpus::max_catalogue_bytes;
    const std::variant<std::string, corpus::ReadFailure> content = read_bytes_of(file.handle, limits);
    if (const auto* failure = std::get_if<corpus::ReadFailure>(&content)) {
      catalogues_.add_unreadable(file.location, failure->message);
    } else {
      catalogues_.add(file.path, file.location, std::get<std::string>(content));
    }
  }

  /// A catalogue of an earlier run counts when only a part of its folder is named now; else the same file would be
  /// told by its catalogue in one run and not in the next.
  void open_known_catalogues() {
    for (const std::string& location : known_.catalogues()) {
      if (catalogue_paths_.contains(location) || walk_.covers(location)) continue;
      const std::string folder = location.substr(0, location.rfind('/') + 1);
      const bool above = walk_.any_below(folder);
      FoundFile file{location, location, {}, 0, true};
      if (above && open_regular(location, file.handle)) open_catalogue(file);
    }
  }

  void read_and_write() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    FileJobs readers(walk_, known_, catalogues_, options_.readers != 0 ? options_.readers : cores, stop_);
    while (std::optional<FileJob> job = readers.next()) {
      if (job->kind == FileJob::Kind::taken_content && !written_.contains(job->file.content())) {
        waiting_[job->file.content()].push_back(std::move(*job));
        continue;
      }
      settle(std::move(*job), readers);
    }
    readers.rethrow();
    tell_of_catalogues();
  }

  /// Takes a job, and those that waited for its content.
  void settle(FileJob&& job, FileJobs& readers) {
    const std::string content = content_id(job.analysed.entry.sha256, job.analysed.entry.row);
    if (job.analysed.entry.failed && !content.empty()) failed_.emplace(content, job.analysed.entry);
    take(job);
    readers.done(job);
    advance(job);
    if (content.empty()) return;
    written_.insert(content);
    const auto waiting = waiting_.extract(content);
    if (waiting.empty()) return;
    for (FileJob& same : waiting.mapped()) settle(std::move(same), readers);
  }

  void take(FileJob& job) {
    if (job.kind == FileJob::Kind::problem) return take_problem(job.problem);
    seen_.insert(job.file.location);
    switch (job.kind) {
    case FileJob::Kind::catalogue: return take_catalogue(job);
    case FileJob::Kind::unchanged: return take_unchanged(job);
    case FileJob::Kind::same_content:
    case FileJob::Kind::taken_content: return share(job);
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

  /// It is told of at the end, when it is known how many of its rows were used.
  void take_catalogue(const FileJob& job) {
    FileEntry entry;
    entry.path = job.file.path;
    entry.location = job.file.location;
    entry.sha256 = job.file.sha256;
    entry.program = program_id();
    entry.catalogue = true;
    if (!known_.knows(job.file)) store_.writer().put({std::move(entry), {}});
    told_later_.push_back(job.file);
  }

  void tell_of_catalogues() {
    for (const FileIdentity& file : told_later_) {
      const Catalogues::Account account = catalogues_.account(file.location);
      FileReport report;
      report.path = file.path;
      if (account.catalogue == nullptr || !account.unreadable.empty()) {
        report.outcome = Outcome::failed;
        report.reason = corpus::code(corpus::FailureReason::changed);
        report.message = account.unreadable.empty() ? "it appeared while the run was under way" : account.unreadable;
        report.hint = "Run the command again; the files beside it were read without it.";
        tell(report);
        continue;
      }
      report.outcome = Outcome::skipped;
      report.message = "read as a catalogue: " + std::to_string(account.catalogue->rows.size()) + " rows, " +
                       std::to_string(account.used) + " used";
      tell(report);
      tell_of_lines(file, *account.catalogue);
    }
  }

  void tell_of_lines(const FileIdentity& file, const corpus::Catalogue& catalogue) {
    FileReport report;
    report.outcome = Outcome::failed;
    report.reason = corpus::code(corpus::FailureReason::corrupt);
    report.hint = "Mend the line, then run the command again.";
    for (const corpus::CatalogueProblem& problem : catalogue.problems) {
      report.path = file.path + ':' + std::to_string(problem.line);
      report.message = "a line of the catalogue cannot be used: " + problem.message;
      tell(report);
    }
    if (catalogue.unusable <= catalogue.problems.size()) return;
    report.path = file.path;
    report.message = std::to_string(catalogue.unusable - catalogue.problems.size()) + " more lines cannot be used";
    tell(report);
  }

  void take_unchanged(const FileJob& job) {
    FileReport report;
    report.path = job.file.path;
    report.outcome = Outcome::unchanged;
    report.works = known_.works(job.file.location);
    report.message = known_.message(job.file.location);
    if (const std::optional<FileEntry> failed = known_.failure(job.file.location)) describe(*failed, report);
    tell(report);
    if (const std::optional<FileEntry> bundle = known_.bundle(job.file.location)) tell_of_members(*bundle, Outcome::unchanged);
  }

  /// Each file of a bundle has a line of its own: "a.zip/b.docx".
  void tell_of_members(const FileEntry& bundle, Outcome outcome) {
    for (const EntryMember& member : bundle.members) {
      FileReport report;
      report.path = corpus::member_path(bundle.path, member.name);
      report.outcome = member.reason.empty() ? outcome : Outcome::failed;
      report.reason = member.reason;
      report.message = member.message;
      report.hint = member.hint;
      for (const HeldWork& work : bundle.works) {
        if (work.member == member.name) report.works.push_back(work.key);
      }
      tell(report);
    }
  }

  void write(FileJob& job) {
    FileReport report;
    report.path = job.file.path;
    report.message = job.analysed.entry.message;
    if (job.analysed.entry.failed) describe(job.analysed.entry, report);
    for (const HeldWork& work : job.analysed.entry.works) report.works.push_back(work.key);
    // What could not be read just now may still hold what it held: only a judgement on its bytes replaces that.
    if (!job.analysed.entry.sha256.empty()) {
      pending_bytes_ += job.text_bytes;
      FileEntry entry = job.analysed.entry;
      store_.writer().put(std::move(job.analysed));
      tell(report);
      tell_of_members(entry, Outcome::indexed);
      return;
    }
    tell(report);
  }

  /// A file whose bytes are in the store under another name, or gave no text in this run. Should they have left the store
  /// in the meantime, it is read again.
  void share(FileJob& job) {
    if (const std::optional<FileEntry> other = store_.writer().put_same_content(job.file)) {
      FileReport report;
      report.path = job.file.path;
      for (const HeldWork& work : other->works) report.works.push_back(work.key);
      std::error_code error;
      if (other->location != job.file.location && std::filesystem::exists(other->location, error)) {
        report.reason = corpus::code(corpus::FailureReason::duplicate);
        report.message = "the same content as " + other->path + "; kept as another file of the same documents";
      }
      tell(report);
      return;
    }
    if (const auto failed = failed_.find(job.file.content()); failed != failed_.end()) {
      job.analysed.entry = failed->second;
      job.analysed.entry.path = job.file.path;
      job.analysed.entry.location = job.file.location;
      return write(job);
    }
    std::variant<std::string, corpus::ReadFailure> content = read_bytes_of(job.handle, {});
    if (auto* failure = std::get_if<corpus::ReadFailure>(&content)) {
      job.file.sha256.clear();
      job.analysed.entry = failed_entry(job.file, failure->reason, failure->message, failure->hint);
    } else {
      const std::string& bytes = std::get<std::string>(content);
      job.file.sha256 = corpus::sha256_hex(bytes);
      job.text_bytes = bytes.size();
      const RowOfFile row = catalogues_.find(job.file.location);
      job.file.row = row.hash;
      job.analysed = analyse_file(job.file, bytes, row.row);
      known_.judge_failures(job.file, job.analysed.entry);
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

  void advance(const FileJob& job) {
    if (job.kind != FileJob::Kind::problem) ++progress_.files;
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
  Catalogues catalogues_;
  std::unordered_set<std::string> catalogue_paths_; ///< locations of those of this walk
  std::vector<FileIdentity> told_later_;            ///< catalogues
  RunSummary summary_;
  Progress progress_;
  std::unordered_set<std::string> seen_;    ///< locations
  std::unordered_set<std::string> written_; ///< contents put in this run
  std::unordered_map<std::string, FileEntry> failed_;  ///< by content, in this run
  std::unordered_map<std::string, std::vector<FileJob>> waiting_; ///< files whose content another one is analysed for
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
