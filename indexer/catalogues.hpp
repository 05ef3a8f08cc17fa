#pragma once

#include "corpus/catalogue.hpp"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace danchieu::indexer {

/// A catalogue's row of one file.
struct RowOfFile {
  const corpus::CatalogueRow* row = nullptr; ///< null: no catalogue speaks of the file
  std::string hash;                          ///< changes whenever the row, or where it stands, does
};

/// The catalogues (corpus/catalogue.hpp) that count for the files of a run. Filled before the files are read, then
/// thread-safe.
class Catalogues {
public:
  /// `path` is shown to people, `location` is absolute.
  void add(const std::string& path, const std::string& location, std::string_view bytes);

  /// Remembers that a catalogue could not be read, and why; its folder has none then.
  void add_unreadable(const std::string& location, std::string why);

  /// The row in the nearest catalogue at or above the file's folder that has one. Counts it as used.
  RowOfFile find(const std::string& location) const;

  /// What became of a catalogue; all empty for one that was never added.
  struct Account {
    const corpus::Catalogue* catalogue = nullptr;
    std::uint64_t used = 0; ///< rows whose file was met
    std::string unreadable; ///< why it could not be read
  };
  Account account(const std::string& location) const;

private:
  struct Held {
    corpus::Catalogue catalogue;
    std::string location;
    std::string unreadable;
    mutable std::atomic<std::uint64_t> used = 0;
  };

  std::map<std::string, std::unique_ptr<Held>, std::less<>> by_folder_;
};

} // namespace danchieu::indexer
