#include "corpus/store_layout.hpp"

#include "corpus/error.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

namespace danchieu::corpus {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view generation_prefix = "gen-";

/// A manifest lists a handful of files; anything larger was not written by us.
constexpr std::uintmax_t max_manifest_bytes = 1 << 20;

constexpr const char* rebuild_hint =
    "An older generation is used where there is one. To rebuild, run `danchieu index` on the files again, "
    "into a new folder if the old one cannot be written.";

/// A file descriptor that closes itself.
class Descriptor {
public:
  explicit Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC)) {}

  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }

private:
  int fd_;
};

[[noreturn]] void refuse(const fs::path& path, const std::string& what, int error) {
  throw Error(path.string() + ": " + what + (error != 0 ? ": " + std::string(std::strerror(error)) : ""),
              "Check that the disk is healthy, has free space, and that this user may use the folder.");
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

/// A file name of a generation: no folder in it, so a forged manifest leads nowhere else.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

/// The manifest as it is written: canonical, and ending in the sum of all before it, so that each flipped bit shows.
std::string manifest_text(const Manifest& manifest) {
  Json json = Json::object();
  json["generation"] = manifest.generation;
  json["created"] = manifest.created;
  json["counts"] = manifest.counts;
  json["sha256"] = manifest.sha256;
  json["sum"] = sha256_hex(json.dump());
  return json.dump(2) + '\n';
}

bool is_generation(const fs::path& dir) {
  std::error_code error;
  return fs::is_regular_file(dir / manifest_name, error);
}

/// No generation is there: nothing was ever indexed, or the first run has not ended yet.
[[noreturn]] void refuse_empty(const fs::path& dir, const std::string& damage) {
  if (!damage.empty()) {
    throw Error(damage, "Index the files again: `danchieu index --db " + dir.string() + " PATH…`.");
  }
  std::error_code error;
  if (!fs::exists(dir, error)) {
    throw Error(dir.string() + ": no such folder",
                "Make one with `danchieu index --db " + dir.string() + " PATH…`, or name another with --db.");
  }
  if (fs::exists(dir / work_name, error)) {
    throw Error(dir.string() + ": holds no published index yet: its first run is under way or was cut short",
                "Wait for the run, or go on with `danchieu index --db " + dir.string() + " PATH…`.");
  }
  throw Error(dir.string() + ": holds no published index",
              "Make one with `danchieu index --db " + dir.string() + " PATH…`, or name another with --db.");
}

} // namespace

void sync_path(const fs::path& path) {
  const Descriptor file(path, O_RDONLY);
  if (file.get() < 0) refuse(path, "cannot be opened", errno);
  if (::fsync(file.get()) != 0) refuse(path, "cannot be written to the disk", errno);
}

void write_manifest(const fs::path& generation, const Manifest& manifest) {
  const fs::path path = generation / manifest_name;
  const fs::path temporary = generation / "manifest.tmp";
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out << manifest_text(manifest);
    out.close();
    if (!out) refuse(temporary, "cannot be written", errno);
  }
  sync_path(temporary);
  std::error_code error;
  fs::rename(temporary, path, error);
  if (error) refuse(path, "cannot be written", error.value());
  sync_path(generation);
}

Manifest read_manifest(const fs::path& generation) {
  const fs::path path = generation / manifest_name;
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) throw Error(path.string() + ": the manifest of this generation is lost: " + error.message(), rebuild_hint);
  if (size > max_manifest_bytes) throw Error(path.string() + ": too large for a manifest", rebuild_hint);
  std::ifstream in(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  try {
    const Json json = Json::parse(text);
    Manifest manifest;
    manifest.generation = json.at("generation").get<std::uint64_t>();
    manifest.created = json.at("created").get<std::string>();
    manifest.counts = json.at("counts").get<std::map<std::string, std::uint64_t>>();
    manifest.sha256 = json.at("sha256").get<std::map<std::string, std::string>>();
    if (manifest.sha256.empty()) throw Error(path.string() + ": the manifest names no file", rebuild_hint);
    for (const auto& [name, sum] : manifest.sha256) {
      if (!is_plain_name(name) || !is_sha256(sum)) {
        throw Error(path.string() + ": the manifest is damaged", rebuild_hint);
      }
    }
    if (manifest_text(manifest) != text) throw Error(path.string() + ": the manifest is damaged", rebuild_hint);
    return manifest;
  } catch (const Json::exception& broken) {
    throw Error(path.string() + ": the manifest is damaged: " + broken.what(), rebuild_hint);
  }
}

void verify_generation(const fs::path& generation) {
  const Manifest manifest = read_manifest(generation);
  for (const auto& [name, sum] : manifest.sha256) {
    const fs::path file = generation / name;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) throw Error(file.string() + ": missing", rebuild_hint);
    if (sha256_of_file(file) != sum) {
      throw Error(file.string() + ": damaged (its SHA-256 differs from the manifest)", rebuild_hint);
    }
  }
  std::error_code error;
  for (fs::directory_iterator entry(generation, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name != manifest_name && !manifest.sha256.contains(name)) {
      throw Error(entry->path().string() + ": not named in the manifest", rebuild_hint);
    }
  }
  if (error) refuse(generation, "cannot be listed", error.value()); // it may have gone meanwhile
}

GenerationUse::GenerationUse(const fs::path& generation) : descriptor_(::open(generation.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ >= 0) ::flock(descriptor_, LOCK_SH | LOCK_NB);
}

GenerationUse::~GenerationUse() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool in_use(const fs::path& generation) {
  const Descriptor folder(generation, O_RDONLY | O_DIRECTORY);
  return folder.get() >= 0 && ::flock(folder.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

std::optional<std::uint64_t> generation_number(const fs::path& folder) {
  const std::string name = folder.filename().string();
  if (!name.starts_with(generation_prefix)) return std::nullopt;
  std::uint64_t number = 0;
  const char* const first = name.data() + generation_prefix.size();
  const char* const last = name.data() + name.size();
  const auto [end, error] = std::from_chars(first, last, number);
  if (error != std::errc() || end != last || number == 0) return std::nullopt;
  return number;
}

std::string generation_name(std::uint64_t number) {
  return std::string(generation_prefix) + std::to_string(number);
}

std::vector<fs::path> list_generations(const fs::path& dir) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(dir, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (generation_number(entry->path()) && entry->is_directory(unknown)) found.push_back(entry->path());
  }
  std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) {
    return *generation_number(a) > *generation_number(b);
  });
  return found;
}

fs::path open_generation(const fs::path& dir, Verify verify) {
  if (is_generation(dir)) {
    if (verify == Verify::yes) verify_generation(dir);
    return dir;
  }
  std::vector<fs::path> candidates = list_generations(dir);
  std::string damage;
  std::error_code error;
  const fs::path target = fs::read_symlink(dir / current_name, error);
  if (const auto published = error ? std::nullopt : generation_number(target)) {
    if (fs::is_directory(dir / target.filename(), error)) {
      // What `current` names comes first; anything newer was not yet published when the writer ended.
      std::erase_if(candidates, [&](const fs::path& path) { return *generation_number(path) > *published; });
    } else {
      damage = (dir / target.filename()).string() + ": missing, though " + (dir / current_name).string() + " names it";
    }
  }
  if (candidates.empty()) refuse_empty(dir, damage);
  for (const fs::path& candidate : candidates) {
    try {
      if (verify == Verify::yes) verify_generation(candidate);
      else read_manifest(candidate);
      if (!damage.empty()) {
        std::cerr << "danchieu: " + damage + "; using the older " + candidate.filename().string() + "\n";
      }
      return candidate;
    } catch (const Error& refused) {
      damage += (damage.empty() ? "" : "; ") + std::string(refused.what());
    }
  }
  throw Error(damage, "No sound generation is left in " + dir.string() +
                          ". Index the files again into the same folder: `danchieu index --db " + dir.string() +
                          " PATH…`; it goes on from its own copy and publishes anew.");
}

} // namespace danchieu::corpus
