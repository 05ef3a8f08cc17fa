#pragma once

#include "indexer/file_analysis.hpp"
#include "indexer/file_entry.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace danchieu::indexer {

/// What the store knew of files when the run began, and which contents have been taken up since: decides whether a file
/// has to be analysed. Thread-safe after filling.
class KnownFiles {
public:
  enum class Verdict {
    unchanged,     ///< the store says what it says of this file
    held_content,  ///< another file with these bytes is in the store
    taken_content, ///< another file with these bytes is being analysed in this run
    analyse        ///< new; the caller analyses it
  };

  void add(FileEntry&& entry);

  Verdict judge(const FileIdentity& file);

  /// What is remembered of a file that failed before and is unchanged.
  std::optional<FileEntry> failure(const std::string& location) const;

  /// What is remembered of a bundle that is unchanged: its files, with their failures and works.
  std::optional<FileEntry> bundle(const std::string& location) const;

  /// Notes on what has just been read of a file how long its failures last: those of its bytes for good, those for want of
  /// a program until one comes, those that may pass (timeout, memory, crashed) for a few runs.
  void judge_failures(const FileIdentity& file, FileEntry& entry) const;

  /// Absolute paths of the catalogues among the files known when the run began.
  const std::vector<std::string>& catalogues() const { return catalogues_; }

  /// Whether the store says of the file what its bytes, and its row in a catalogue, say.
  bool knows(const FileIdentity& file) const;

  /// What the store says of a file that is unchanged, besides its works.
  std::string message(const std::string& location) const;

  /// Absolute paths of all files known when the run began.
  std::vector<std::string> locations() const;

  /// The works of a file that is unchanged.
  std::vector<std::string> works(const std::string& location) const;

private:
  struct State {
    std::string content; ///< content_id of its bytes and row
    std::string message;
    bool current = false; ///< judged by this very program, and for good
    int tries = 0;        ///< of this very program
    std::vector<std::string> works;
  };

  mutable std::mutex mutex_;
  std::unordered_map<std::string, State> files_; ///< by location
  std::unordered_map<std::string, FileEntry> failures_;
  std::unordered_map<std::string, FileEntry> bundles_;
  std::vector<std::string> catalogues_;
  std::unordered_set<std::string> held_;
  std::unordered_set<std::string> taken_;
};

} // namespace danchieu::indexer
