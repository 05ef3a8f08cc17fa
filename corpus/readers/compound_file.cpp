#include "corpus/readers/compound_file.hpp"

#include "corpus/readers/little_endian.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

constexpr std::size_t small_size = 64;
constexpr std::size_t last_sector = 0xFFFFFFFA; // higher numbers mean "end", "free" and the like
constexpr std::size_t entry_size = 128;
constexpr std::size_t listed_in_head = 109; // sectors of the allocation table

} // namespace

// [MS-CFB] 2.2, the head: 30 shift of the sector size, 48 first sector of the directory, 56 limit of small streams, 60 first
// sector of the small allocation table, 68 first sector that lists more of the allocation table, 76 the first 109 of those.
CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
  const std::size_t shift = little_endian(bytes, 30, 2);
  if (!bytes.starts_with("\xD0\xCF\x11\xE0") || (shift != 9 && shift != 12)) {
    return;
  }
  sector_size_ = std::size_t{1} << shift;
  small_limit_ = little_endian(bytes, 56, 4);
  const std::size_t sectors = bytes.size() / sector_size_;
  const auto take_table = [&](std::size_t sector) {
    for (std::size_t i = 0; sector < sectors && i < sector_size_ && next_.size() < sectors; i += 4) {
      next_.push_back(little_endian(bytes, (sector + 1) * sector_size_ + i, 4));
    }
  };
  for (std::size_t i = 0; i < listed_in_head; ++i) {
    take_table(little_endian(bytes, 76 + 4 * i, 4));
  }
  std::size_t list = little_endian(bytes, 68, 4);
  for (std::size_t lists = 0; list < sectors && lists < sectors; ++lists) {
    const std::size_t at = (list + 1) * sector_size_;
    for (std::size_t i = 0; i + 4 < sector_size_; i += 4) {
      take_table(little_endian(bytes, at + i, 4));
    }
    list = little_endian(bytes, at + sector_size_ - 4, 4);
  }
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
