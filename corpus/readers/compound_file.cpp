#include "corpus/readers/compound_file.hpp"

#include "corpus/readers/little_endian.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

constexpr std::size_t small_size = 64;
constexpr std::size_t last_sector = 0xFFFFFFFA; // higher numbers mean "end", "free" and the like
constexpr std::size_t entry_size = 128;
constexpr std::size_t free_sector = 0xFFFFFFFF;
constexpr std::size_t listed_in_head = 109; // sectors of the allocation table

/// [MS-CFB] 2.2, the head: 30 shift of the sector size; nothing for other files.
std::size_t sector_size(std::string_view bytes) {
  const std::size_t shift = little_endian(bytes, 30, 2);
  return bytes.starts_with("\xD0\xCF\x11\xE0") && (shift == 9 || shift == 12) ? std::size_t{1} << shift : 0;
}

/// Calls visit(sector) for each sector of the allocation table. The head again: 44 how many they are, 68 the first sector
/// that lists more than the 109 that stand from 76 on.
template <class Visit> void each_table_sector(std::string_view bytes, std::size_t size, Visit visit) {
  const std::size_t sectors = bytes.size() / size;
  std::size_t left = std::min(little_endian(bytes, 44, 4), sectors + 1);
  const auto visit_listed = [&](std::size_t at) {
    const std::size_t sector = little_endian(bytes, at, 4);
    if (sector < last_sector) {
      visit(sector);
    }
  };
  for (std::size_t i = 0; i < listed_in_head && left > 0; ++i, --left) {
    visit_listed(76 + 4 * i);
  }
  for (std::size_t list = little_endian(bytes, 68, 4); left > 0 && list < last_sector;) {
    if (list >= sectors) {
      visit(list); // the list itself is missing
      return;
    }
    const std::size_t at = (list + 1) * size;
    for (std::size_t i = 0; i + 4 < size && left > 0; i += 4, --left) {
      visit_listed(at + i);
    }
    list = little_endian(bytes, at + size - 4, 4);
  }
}

} // namespace

bool is_cut_short(std::string_view compound_file) {
  const std::size_t size = sector_size(compound_file);
  if (size == 0) {
    return false;
  }
  const auto missing = [&](std::size_t sector) { return sector < last_sector && (sector + 1) * size >= compound_file.size(); };
  std::size_t first = 0; // of the sectors that the part of the table at hand tells of
  bool cut = false;
  each_table_sector(compound_file, size, [&](std::size_t table) {
    cut = cut || missing(table);
    for (std::size_t i = 0; !cut && i < size; i += 4) {
      const bool used = little_endian(compound_file, (table + 1) * size + i, 4) != free_sector;
      cut = used && missing(first + i / 4);
    }
    first += size / 4;
  });
  return cut;
}

// The head once more: 48 first sector of the directory, 56 limit of small streams, 60 first sector of the small allocation table.
CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes), sector_size_(sector_size(bytes)) {
  if (sector_size_ == 0) {
    return;
  }
  small_limit_ = little_endian(bytes, 56, 4);
  const std::size_t sectors = bytes.size() / sector_size_;
  each_table_sector(bytes, sector_size_, [&](std::size_t table) {
    for (std::size_t i = 0; table < sectors && i < sector_size_ && next_.size() < sectors; i += 4) {
      next_.push_back(little_endian(bytes, (table + 1) * sector_size_ + i, 4));
    }
  });
  directory_ = chain(little_endian(bytes, 48, 4), bytes.size());
  small_next_ = chain(little_endian(bytes, 60, 4), bytes.size());
  small_sectors_ = chain(little_endian(directory_, 116, 4), bytes.size()); // of the root, the first entry
}

/// The sectors of a chain, one behind the other; sector 0 follows the head.
std::string CompoundFile::chain(std::size_t first, std::size_t most) const {
  std::string all;
  for (std::size_t at = first, seen = 0; at < last_sector && at < next_.size() && seen < next_.size() && all.size() < most; at = next_[at], ++seen) {
    const std::size_t start = (at + 1) * sector_size_;
    if (start >= bytes_.size()) {
      break;
    }
    all += bytes_.substr(start, sector_size_);
  }
  return all;
}

/// An entry: 0 its name in UTF-16, 64 the bytes of that with its end, 116 the first sector, 120 the size ([MS-CFB] 2.6.1).
std::optional<CompoundFile::Entry> CompoundFile::find(std::string_view name) const {
  for (std::size_t at = 0; at + entry_size <= directory_.size(); at += entry_size) {
    const std::string_view entry = std::string_view(directory_).substr(at, entry_size);
    bool same = little_endian(entry, 64, 2) == 2 * name.size() + 2;
    for (std::size_t i = 0; same && i < name.size(); ++i) {
      same = little_endian(entry, 2 * i, 2) == static_cast<unsigned char>(name[i]);
    }
    if (same) {
      return Entry{little_endian(entry, 116, 4), little_endian(entry, 120, 4)};
    }
  }
  return std::nullopt;
}

std::optional<std::string> CompoundFile::stream(std::string_view name) const {
  const std::optional<Entry> entry = find(name);
  if (!entry || entry->size > bytes_.size()) {
    return std::nullopt;
  }
  std::string all;
  if (entry->size >= small_limit_) {
    all = chain(entry->start, entry->size);
  } else {
    for (std::size_t at = entry->start; at * small_size < small_sectors_.size() && all.size() < entry->size; at = little_endian(small_next_, 4 * at, 4)) {
      all += std::string_view(small_sectors_).substr(at * small_size, small_size);
    }
  }
  if (all.size() < entry->size) {
    return std::nullopt;
  }
  all.resize(entry->size);
  return all;
}

} // namespace danchieu::corpus
