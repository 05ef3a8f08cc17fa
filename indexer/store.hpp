#pragma once

#include "indexer/index_writer.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace danchieu::indexer {

/// The folder of an index while it is written (design.md section 2): one writer at a time, a database to write in, and
/// generations for readers.
///
/// Opening heals what an earlier writer left behind: leftovers of an unfinished swap, a database whose last commit
/// failed (Xapian 1.4 may spoil its free list then; compacting cures it), a database that is damaged or gone (the
/// newest sound generation takes its place). Nothing committed and published is ever lost by that.
class Store {
public:
  /// Messages for the user about healing; one line each.
  using Notice = std::function<void(const std::string&)>;

  /// Makes the folder if need be. Throws danchieu::Error when another indexer writes it, when it cannot be written, or
  /// when it holds something else than an index.
  Store(std::filesystem::path dir, Notice notice);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  IndexWriter& writer();

  /// Makes a new generation of what has been committed and names it `current`; nothing when the newest one says the
  /// same. Keeps the one before it, removes older ones. Throws danchieu::Error; then the former generation stays.
  void publish();

  /// The number of the generation that readers get; 0 when there is none.
  std::uint64_t published() const;

  /// Bytes of the database, the measure of how long publishing takes.
  std::uintmax_t work_bytes() const;

  /// Says that this writer ended well. Without it the next one heals the database before it writes.
  void finish();

private:
  struct Lock;

  void open_writer();
  void clear_leftovers();
  void heal();
  bool restore();
  void set_aside(const std::string& why);
  void swap_in(const std::filesystem::path& fresh);

  std::filesystem::path dir_;
  Notice notice_;
  std::unique_ptr<Lock> lock_;
  std::unique_ptr<IndexWriter> writer_;
};

/// Throws danchieu::Error unless the file system has room for `bytes` more.
void require_space(const std::filesystem::path& dir, std::uintmax_t bytes, const std::string& purpose);

} // namespace danchieu::indexer
