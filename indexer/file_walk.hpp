#pragma once

#include "corpus/readers/reader.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace danchieu::indexer {

/// An open file descriptor that closes itself.
class FileHandle {
public:
  FileHandle() = default;
  explicit FileHandle(int fd) : fd_(fd) {}
  FileHandle(FileHandle&& other) noexcept;
  FileHandle& operator=(FileHandle&& other) noexcept;
  ~FileHandle();

  int get() const { return fd_; }

private:
  int fd_ = -1;
};

/// A regular file below a named path, opened for reading.
struct FoundFile {
  std::string path;     ///< the named path, and the way from there
  std::string location; ///< absolute
  FileHandle handle;
  std::uint64_t bytes = 0;
  bool catalogue = false; ///< tells of other files (corpus/catalogue.hpp)
};

/// A file or folder that was not opened.
struct WalkProblem {
  std::string path;
  std::string location;
  corpus::FailureReason reason = corpus::FailureReason::unreadable;
  std::string message;
  std::string hint;
  bool skipped = false; ///< not a document by nature (a link, a pipe), rather than one that failed
  bool folder = false;  ///< nothing below it has been seen
};

struct WalkVisitor {
  std::function<bool(FoundFile&&)> file;            ///< false ends the walk
  std::function<void(WalkProblem&&)> problem;
};

struct WalkTotals {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

/// The files below named paths, each folder's names in order of their bytes. What is named by the user may be a link;
/// below it no link is followed and no name leads out: folders and files are opened one name at a time, relative to
/// their folder, and only regular files are given. Pipes and devices are never opened; names with a leading dot and the
/// README of a folder are told as skipped.
class FileWalk {
public:
  /// Throws danchieu::Error when a path does not exist or cannot be entered.
  explicit FileWalk(const std::vector<std::string>& paths);

  /// Leaves out a folder and all below it: the index itself.
  void leave_out(const std::filesystem::path& folder);

  /// Counts without opening, for an estimate; opens and gives the catalogues only.
  WalkTotals count(const std::function<void(FoundFile&&)>& catalogue) const;

  void run(const WalkVisitor& visitor) const;

  /// Whether an absolute path lies at or below one of the named paths.
  bool covers(const std::string& location) const;

  /// Whether one of the named paths lies below `folder`, which ends in '/'.
  bool any_below(const std::string& folder) const;

private:
  struct Root {
    std::string path;
    std::string location;
    bool folder = false;
  };

  void visit(bool catalogues_only, const WalkVisitor& visitor) const;

  std::vector<Root> roots_;
  std::uint64_t except_device_ = 0;
  std::uint64_t except_inode_ = 0;
};

} // namespace danchieu::indexer
