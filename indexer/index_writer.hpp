#pragma once

#include "corpus/document/register.hpp"
#include "indexer/file_analysis.hpp"
#include "indexer/file_entry.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace danchieu::indexer {

/// The writing side of one store: takes files as they come and keeps works, units and file entries such that the
/// state after `resolve` follows from the set of files alone, whatever their order and their history.
///
/// Everything between two commits is one transaction. What other documents do to a work (counts, force) is brought up
/// to date by `resolve`, which a writer that died before it makes up for when it is opened again.
/// One thread. Throws danchieu::Error when the disk or the database refuses; the last commit then stands.
class IndexWriter {
public:
  /// Opens the database in `folder`, or makes it.
  explicit IndexWriter(std::filesystem::path folder);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// Every file that the store remembers.
  void for_each_file(const std::function<void(FileEntry&&)>& visit) const;

  /// Puts what the file holds in place of what it held before.
  void put(AnalysedFile&& file);

  /// The same for a file whose content the store already holds under another path: costs no analysis. Gives the entry
  /// of a file that held it; nothing, and nothing is done, when the store holds no such content (any more).
  std::optional<FileEntry> put_same_content(const FileIdentity& file);

  /// Forgets a file that is gone, and what only it held.
  void remove(const std::string& location);

  /// Puts the rows of a register in place of all that were held before; costs nothing when they are the same.
  void put_register(const std::vector<corpus::RegisterEffect>& rows);

  /// Commits what was put and removed since the last commit. On failure nothing of it stands.
  void commit();

  /// Brings counts and force of every touched work up to date, and commits.
  void resolve();

  /// What has been committed: "works", "units", "files", "texts", and "serial", the number of the last commit.
  std::map<std::string, std::uint64_t> counts() const;
  std::uint64_t serial() const;

  /// Closes the database; a commit that is open is given up.
  void close();

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace danchieu::indexer
