#pragma once

#include "indexer/index_run.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// The world of a test in one line: make_index({{"a.txt", "QUYẾT ĐỊNH …"}}). For tests that link danchieu::indexer.

namespace danchieu::tests {

/// A new folder that goes with its owner.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "danchieu-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder like " + name);
    path_ = name;
  }

  ~TemporaryFolder() {
    std::error_code ignored; // a folder left behind in a test fails nothing
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }

  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

  TemporaryFolder& operator=(TemporaryFolder&&) = delete;

  const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

/// Keeps what a run says.
class RecordingListener : public indexer::RunListener {
public:
  void file(const indexer::FileReport& report) override { files.push_back(report); }

  void progress(const indexer::Progress&) override {}

  void committed(std::uint64_t) override { ++commits; }

  void notice(const std::string& line) override { notices.push_back(line); }

  /// The report of the file whose path ends with `name`.
  const indexer::FileReport& report_of(const std::string& name) const {
    for (const indexer::FileReport& report : files) {
      if (report.path.ends_with(name)) return report;
    }
    throw std::runtime_error("no report of " + name);
  }

  std::vector<indexer::FileReport> files;
  std::vector<std::string> notices;
  int commits = 0;
};

/// A folder with documents in `files()` and the index made of them in `db()`.
class TemporaryIndex {
public:
  explicit TemporaryIndex(const std::map<std::string, std::string>& texts = {}) {
    std::filesystem::create_directories(files());
    for (const auto& [name, text] : texts) write(name, text);
    if (!texts.empty()) run();
  }

  std::filesystem::path db() const { return folder_.path() / "db"; }

  std::filesystem::path files() const { return folder_.path() / "files"; }

  void write(const std::string& name, const std::string& bytes) const { write_file(files() / name, bytes); }

  void remove(const std::string& name) const { std::filesystem::remove(files() / name); }

  /// Indexes all of files(), forgetting what is gone.
  indexer::RunSummary run() { return run({files().string()}); }

  indexer::RunSummary run(std::vector<std::string> paths, bool prune = true) {
    indexer::RunOptions options;
    options.db = db();
    options.paths = std::move(paths);
    options.prune = prune;
    options.register_dir = register_dir;
    listener = {};
    const std::atomic<bool> never = false;
    return indexer::run_index(options, listener, never);
  }

  RecordingListener listener;         ///< of the last run
  std::filesystem::path register_dir; ///< for the next runs; empty: none is given

private:
  TemporaryFolder folder_;
};

inline TemporaryIndex make_index(const std::map<std::string, std::string>& texts) { return TemporaryIndex(texts); }

} // namespace danchieu::tests
