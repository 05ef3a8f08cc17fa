#pragma once

#include "indexer/index_run.hpp"
#include "query/index_reader.hpp"
#include "query/work_summary.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

namespace danchieu::query::test {

/// An index in a temporary folder, gone with the object.
class TestIndex {
public:
  /// Of documents given as name → text.
  explicit TestIndex(const std::map<std::string, std::string>& documents) {
    const auto files = folder_ / "files";
    std::filesystem::create_directories(files);
    for (const auto& [name, text] : documents) std::ofstream(files / name, std::ios::binary) << text;
    index({files.string()});
  }

  /// Of files and folders.
  explicit TestIndex(const std::vector<std::string>& paths) { index(paths); }

  ~TestIndex() {
    reader_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  TestIndex(const TestIndex&) = delete;
  TestIndex& operator=(const TestIndex&) = delete;

  const IndexReader& reader() const { return *reader_; }

  std::shared_ptr<const Generation> generation() const { return reader_->current(); }

  const std::filesystem::path& db() const { return db_; }

private:
  struct Silent final : indexer::RunListener {
    void file(const indexer::FileReport& /*report*/) override {}
    void progress(const indexer::Progress& /*progress*/) override {}
    void committed(std::uint64_t /*serial*/) override {}
    void notice(const std::string& /*line*/) override {}
  };

  static std::filesystem::path fresh_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "danchieu-query-XXXXXX").string();
    return ::mkdtemp(name.data()) == nullptr ? std::filesystem::path() : std::filesystem::path(name);
  }

  void index(const std::vector<std::string>& paths) {
    Silent listener;
    const std::atomic<bool> stop{false};
    indexer::RunOptions options;
    options.db = db_;
    options.paths = paths;
    indexer::run_index(options, listener, stop);
    reader_ = std::make_unique<IndexReader>(db_, corpus::Verify::yes);
  }

  std::filesystem::path folder_ = fresh_folder();
  std::filesystem::path db_ = folder_ / "db";
  std::unique_ptr<IndexReader> reader_;
};

inline const Date on_day{std::chrono::year(2024), std::chrono::month(1), std::chrono::day(1)};

} // namespace danchieu::query::test
