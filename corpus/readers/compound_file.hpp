#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Whether the end of a container of that kind is missing: a sector that its allocation table has in use, or a part of that
/// table.
bool is_cut_short(std::string_view compound_file);

/// The container of Office files up to 2003 ([MS-CFB]): streams in chains of sectors, like files on a disk of its time.
/// Untrusted: a chain that leaves the file or runs in a ring ends.
class CompoundFile {
public:
  /// `bytes` must live as long as this.
  explicit CompoundFile(std::string_view bytes);

  /// The bytes of the stream of this name (ASCII) at the top or below; nothing when there is none or it is damaged.
  std::optional<std::string> stream(std::string_view name) const;

private:
  struct Entry {
    std::size_t start = 0;
    std::size_t size = 0;
  };

  std::optional<Entry> find(std::string_view name) const;
  std::string chain(std::size_t first, std::size_t most) const;

  std::string_view bytes_;
  std::size_t sector_size_ = 0;
  std::size_t small_limit_ = 0;        ///< shorter streams stand in the stream of small sectors
  std::vector<std::size_t> next_;      ///< of each sector
  std::string small_next_;             ///< of each small sector, 4 bytes each
  std::string small_sectors_;
  std::string directory_;
};

} // namespace danchieu::corpus
