#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How the store lies on disk (design.md section 2): DIR/work/ written by the indexer alone, DIR/gen-N/ immutable
// generations, DIR/current a symbolic link to the newest. Both the writing and the reading side need to know it.

namespace danchieu::corpus {

/// What a generation promises about itself: a file `manifest.json` in its folder, written last.
struct Manifest {
  std::uint64_t generation = 0;
  std::string created;                        ///< UTC, "2026-11-21T10:00:00Z"
  std::map<std::string, std::uint64_t> counts; ///< "works", "units", "files", …
  std::map<std::string, std::string> sha256;  ///< file name → hexadecimal sum
};

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view current_name = "current";
inline constexpr std::string_view work_name = "work";

std::string sha256_hex(std::string_view bytes);
std::string sha256_of_file(const std::filesystem::path& file); ///< throws danchieu::Error when it cannot be read

/// Writes the manifest through a temporary name and syncs it and the folder to the disk.
void write_manifest(const std::filesystem::path& generation, const Manifest& manifest);

/// Throws danchieu::Error when it is missing or no manifest.
Manifest read_manifest(const std::filesystem::path& generation);

/// Compares each file with its sum; throws danchieu::Error naming the first that differs, is missing or is too many.
void verify_generation(const std::filesystem::path& generation);

/// The number in "gen-17"; nothing for any other name.
std::optional<std::uint64_t> generation_number(const std::filesystem::path& folder);
std::string generation_name(std::uint64_t number); ///< "gen-17"

/// The published generations in DIR, newest first; none when DIR is no folder.
std::vector<std::filesystem::path> list_generations(const std::filesystem::path& dir);

/// The folder of the generation to read: the target of DIR/current; with `verify`, the newest one whose sums are
/// right, older ones being tried after a damaged one (which is reported on stderr). DIR may itself be a generation.
/// A missing or dangling `current` (a power cut between two renames) is no damage: the newest generation is taken.
/// Throws danchieu::Error when there is none, saying how to make one.
enum class Verify { no, yes };
std::filesystem::path open_generation(const std::filesystem::path& dir, Verify verify);

/// Keeps the indexer from removing a generation while this lives: a lock that ends with the process, whatever becomes of
/// it. Where the file system has no locks, nothing is kept.
class GenerationUse {
public:
  explicit GenerationUse(const std::filesystem::path& generation);
  ~GenerationUse();
  GenerationUse(const GenerationUse&) = delete;
  GenerationUse& operator=(const GenerationUse&) = delete;

private:
  int descriptor_;
};

bool in_use(const std::filesystem::path& generation);

/// Makes what was written to a file, or the names in a folder, survive a power cut. Throws danchieu::Error.
void sync_path(const std::filesystem::path& path);

} // namespace danchieu::corpus
