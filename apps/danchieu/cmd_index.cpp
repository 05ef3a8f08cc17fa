#include "apps/danchieu/language.hpp"
#include "apps/danchieu/options.hpp"
#include "apps/danchieu/shown_path.hpp"
#include "corpus/error.hpp"
#include "indexer/index_run.hpp"

#include <nlohmann/json.hpp>

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <new>
#include <string_view>

namespace danchieu::apps {
namespace {

using indexer::FileReport;
using indexer::Outcome;
using indexer::Progress;
using indexer::RunSummary;
using Json = nlohmann::ordered_json;

std::atomic<bool> stop = false;

/// The first signal ends the run in order, the second one at once.
void on_signal(int signal) {
  if (stop.exchange(true)) {
    ::signal(signal, SIG_DFL);
    ::raise(signal);
  }
}

void catch_signals() {
  struct sigaction action{};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

[[noreturn]] void give_up(std::string_view words) {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
  ::_exit(exit_failure);
}

/// Xapian 1.4.22 ends the program by itself (std::terminate) when certain writes of a commit fail, as on a full disk: with
/// no exception, or with one of its own, which are no std::exception, that it threw while cleaning up; and where memory runs out while an exception is cleaned up after, the language does. The store is then as
/// after a kill, which the next run heals; what is owed is a message and an exit code.
[[noreturn]] void on_terminate() {
  if (const std::exception_ptr raised = std::current_exception()) {
    try {
      std::rethrow_exception(raised);
    } catch (const std::bad_alloc&) {
      give_up("danchieu: out of memory while indexing\n"
              "  Free some memory, then run the command again; what was committed before stands.\n");
    } catch (const std::exception&) {
      std::abort(); // a defect of our own
    } catch (...) {
      // of the library: told below
    }
  }
  give_up("danchieu: the index could not be written: the database library gave up after a failed write\n"
          "  Check free space and the disk, then run the command again; what was committed before stands.\n");
}

template <class... Arguments> std::string formatted(const char* format, Arguments... arguments) {
  std::array<char, 512> text{};
  const int length = std::snprintf(text.data(), text.size(), format, arguments...);
  return std::string(text.data(), std::min(static_cast<std::size_t>(std::max(length, 0)), text.size() - 1));
}

std::string minutes(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  return formatted("%" PRIu64 ":%02" PRIu64, whole / 60, whole % 60);
}

/// Progress on a terminal in one line that is written over, elsewhere a plain line now and then; problems as they come.
class Console : public indexer::RunListener {
public:
  explicit Console(const std::string& report) : report_path_(report), terminal_(::isatty(STDERR_FILENO) != 0) {
    if (report.empty()) return;
    report_.open(report, std::ios::binary | std::ios::trunc);
    if (!report_) {
      throw Error(report + ": cannot be written: " + std::strerror(errno), "Name another file with --report.");
    }
  }

  void file(const FileReport& report) override {
    if (report_.is_open()) write_row(report);
    if (report.outcome != Outcome::failed) return;
    clear_line();
    std::cerr << shown_path(report.path) << ": " << report.message << "\n  " << report.hint << '\n';
  }

  void progress(const Progress& progress) override {
    const double interval = terminal_ ? 0.2 : 10;
    if (progress.seconds - last_shown_ < interval) return;
    last_shown_ = progress.seconds;
    const double rate = progress.seconds > 0 ? static_cast<double>(progress.bytes) / progress.seconds : 0;
    const std::uint64_t left = progress.total_bytes > progress.bytes ? progress.total_bytes - progress.bytes : 0;
    std::string line = formatted("%" PRIu64 "/%" PRIu64 " files, %.1f/%.1f MB, %.1f MB/s", progress.files,
                                 progress.total_files, static_cast<double>(progress.bytes) / 1e6,
                                 static_cast<double>(progress.total_bytes) / 1e6, rate / 1e6);
    if (rate > 0) line += ", " + minutes(static_cast<double>(left) / rate) + " left";
    if (terminal_) std::cerr << '\r' << line << "  " << last_name(progress.path) << "\x1b[K" << std::flush;
    else std::cerr << line << '\n';
    line_open_ = terminal_;
  }

  void committed(std::uint64_t serial) override {
    if (terminal_) return;
    std::cerr << "committed " << serial << '\n';
  }

  void notice(const std::string& line) override {
    clear_line();
    std::cerr << "danchieu: " << line << '\n';
  }

  void close() {
    clear_line();
    if (!report_.is_open()) return;
    report_.close();
    if (!report_) {
      throw Error(report_path_ + ": the report could not be written to its end",
                  "The index itself is published. Free some space, or name another file with --report.");
    }
  }

private:
  void write_row(const FileReport& report) {
    Json row = Json::object();
    row["file"] = shown_path(report.path);
    row["outcome"] = indexer::code(report.outcome);
    row["works"] = report.works;
    row["reason"] = report.reason.empty() ? Json() : Json(report.reason);
    row["problem"] = report.message.empty() ? Json() : Json(report.message);
    row["hint"] = report.hint.empty() ? Json() : Json(report.hint);
    report_ << row.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }

  static std::string last_name(const std::string& path) {
    const std::string shown = shown_path(path.substr(path.rfind('/') + 1));
    return shown.size() <= 40 ? shown : "…";
  }

  void clear_line() {
    if (line_open_) std::cerr << "\r\x1b[K";
    line_open_ = false;
  }

  std::string report_path_;
  std::ofstream report_;
  bool terminal_;
  bool line_open_ = false;
  double last_shown_ = 0;
};

void print_vietnamese(const RunSummary& summary) {
  std::cerr << formatted("Đã lập chỉ mục %" PRIu64 " tệp, %" PRIu64 " tệp không đổi, %" PRIu64 " bỏ qua, %" PRIu64
                         " lỗi (%.1f MB, %.1f giây).\n",
                         summary.indexed, summary.unchanged, summary.skipped, summary.failed,
                         static_cast<double>(summary.bytes) / 1e6, summary.seconds);
  if (summary.removed > 0) std::cerr << formatted("Đã bỏ %" PRIu64 " tệp không còn nữa.\n", summary.removed);
  if (summary.gone > 0) {
    std::cerr << formatted("%" PRIu64 " tệp không còn nữa vẫn được giữ; --prune để bỏ.\n", summary.gone);
  }
  if (summary.stopped) {
    std::cerr << formatted("Dừng theo yêu cầu; còn %" PRIu64 " tệp, chạy lại lệnh để tiếp tục.\n", summary.left);
  }
  if (!summary.published) std::cerr << "Phần đã đọc được giữ và sẽ công bố ở lần chạy sau.\n";
  std::cerr << formatted("Chỉ mục có %" PRIu64 " văn bản; bản công bố %" PRIu64 ".\n", summary.counts.at("works"),
                         summary.generation);
}

void print_english(const RunSummary& summary) {
  std::cerr << formatted("Indexed %" PRIu64 " files, %" PRIu64 " unchanged, %" PRIu64 " skipped, %" PRIu64
                         " failed (%.1f MB, %.1f seconds).\n",
                         summary.indexed, summary.unchanged, summary.skipped, summary.failed,
                         static_cast<double>(summary.bytes) / 1e6, summary.seconds);
  if (summary.removed > 0) std::cerr << formatted("Forgot %" PRIu64 " files that are gone.\n", summary.removed);
  if (summary.gone > 0) {
    std::cerr << formatted("%" PRIu64 " files are gone and still held; --prune forgets them.\n", summary.gone);
  }
  if (summary.stopped) {
    std::cerr << formatted("Stopped as asked; %" PRIu64 " files are left, run the command again to go on.\n", summary.left);
  }
  if (!summary.published) std::cerr << "What was read is kept, and published by the next run.\n";
  std::cerr << formatted("The index holds %" PRIu64 " documents; generation %" PRIu64 ".\n", summary.counts.at("works"),
                         summary.generation);
}

} // namespace

int cmd_index(const IndexOptions& options) {
  catch_signals();
  std::set_terminate(on_terminate);
  Console console(options.report);
  indexer::RunOptions run;
  run.db = options.db;
  run.paths = options.paths;
  run.register_dir = options.register_dir;
  run.prune = options.prune;
  const RunSummary summary = indexer::run_index(run, console, stop);
  console.close();
  if (user_language() == corpus::Language::vi) print_vietnamese(summary);
  else print_english(summary);
  if (summary.stopped && (summary.left > 0 || !summary.published)) return exit_failure; // not all that was asked for
  return summary.failed > 0 ? exit_findings : exit_done;
}

} // namespace danchieu::apps
