#pragma once

#include "corpus/readers/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace danchieu::corpus {

/// A file inside an archive.
struct ArchiveEntry {
  std::string name;        ///< as the archive has it; never used as a path
  std::uint64_t size = 0;  ///< as the archive claims; 0 where it does not say
};

enum class EntryChoice { read, skip, stop };

/// What to do with the entries of an archive, in its order.
struct ArchiveVisitor {
  std::function<EntryChoice(const ArchiveEntry&)> choose;
  std::function<void(const ArchiveEntry&, std::string&&)> bytes;           ///< for each that was chosen and read
  std::function<void(const ArchiveEntry&, const ReadFailure&)> failure;    ///< for each that was chosen and could not be read
};

/// Which archives are meant: Office documents are ZIP files with a directory, bundles may be of any kind.
enum class ArchiveKind { zip, any };

/// Walks the regular files of an archive in memory with libarchive; nothing is written to disk. The first thing that
/// ends the walk is given back: no archive (corrupt), more entries than limits.max_entries or more bytes unpacked than
/// limits.max_unpacked or a hundredfold and more than plausible (bomb), a damaged directory (corrupt). An entry that is
/// encrypted or damaged costs only itself (`failure`).
std::optional<ReadFailure> walk_archive(std::string_view bytes, ArchiveKind kind, const ReadLimits& limits, const ArchiveVisitor& visitor);

/// Named parts of a ZIP file; those it does not have are absent.
using Parts = std::map<std::string, std::string, std::less<>>;

/// Reads the parts whose name `wanted` takes. Two parts of one name are refused, since programs differ on which counts.
std::variant<Parts, ReadFailure> read_parts(std::string_view zip, const std::function<bool(std::string_view name)>& wanted,
                                            const ReadLimits& limits);

} // namespace danchieu::corpus
