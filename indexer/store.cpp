#include "indexer/store.hpp"

#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/generation.hpp"
#include "indexer/xapian_error.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <fstream>
#include <system_error>
#include <vector>

namespace danchieu::indexer {
namespace fs = std::filesystem;
namespace {

constexpr const char* lock_name = "lock";
constexpr const char* mark_name = "writing"; // there from the beginning of a run to its good end
constexpr const char* fresh_name = "work.new";
constexpr const char* former_name = "work.old";
constexpr const char* damaged_name = "work.damaged";

std::string reason(int error) { return std::strerror(error); }

[[noreturn]] void refuse_folder(const fs::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  throw Error(path.string() + ": cannot be written: " + reason(error),
              full ? "Free some space on the disk, then run the command again; what was committed before stands."
                   : "Give this user write permission for the folder, or name another one with --db.");
}

constexpr std::string_view lock_opening = "process "; // what the lock says of its holder

/// A folder that an index has been made in: its lock tells, or, should that be gone, a database or a generation. Names alone
/// tell nothing, since "work" and "lock" are anybody's.
bool is_index(const fs::path& dir) {
  std::string opening(lock_opening.size(), '\0');
  std::ifstream(dir / lock_name).read(opening.data(), static_cast<std::streamsize>(opening.size()));
  if (opening == lock_opening) return true;
  if (holds_database(dir / corpus::work_name) || holds_database(dir / former_name)) return true;
  const std::vector<fs::path> generations = corpus::list_generations(dir);
  std::error_code error;
  return std::any_of(generations.begin(), generations.end(),
                     [&](const fs::path& generation) { return fs::exists(generation / corpus::manifest_name, error); });
}

/// An empty folder, or one that an index has been made in.
void require_index_folder(const fs::path& dir) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (!fs::is_directory(dir)) {
    throw Error(dir.string() + ": cannot be made a folder: " + (error ? error.message() : "a file is in its place"),
                "Name another folder with --db.");
  }
  const bool empty = fs::is_empty(dir, error);
  if (error) refuse_folder(dir, error.value());
  if (!empty && !is_index(dir)) {
    throw Error(dir.string() + ": holds other files and no index", "Name an empty or a new folder with --db.");
  }
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "this machine";
}

std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

void remove_folder(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) refuse_folder(path, error.value());
}

void rename_path(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) refuse_folder(to, error.value());
}

} // namespace

void require_space(const fs::path& dir, std::uintmax_t bytes, const std::string& purpose) {
  struct statvfs info{};
  if (::statvfs(dir.c_str(), &info) != 0) return; // a file system that does not tell refuses by itself
  const std::uintmax_t available = static_cast<std::uintmax_t>(info.f_bavail) * info.f_frsize;
  if (available >= bytes) return;
  constexpr std::uintmax_t megabyte = 1 << 20;
  throw Error(dir.string() + ": not enough space on the disk to " + purpose + ": " + std::to_string(bytes / megabyte + 1) +
                  " MB are needed, " + std::to_string(available / megabyte) + " MB are free",
              "Free some space, then run the command again; what was committed before stands.");
}

/// An advisory lock on a file of the folder, which the kernel frees when the process ends in any way.
struct Store::Lock {
  explicit Lock(const fs::path& dir) : path(dir / lock_name) {
    fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) refuse_folder(path, errno);
    struct flock whole{};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(fd, F_OFD_SETLK, &whole) != 0) {
      const int error = errno;
      const std::string holder = read_holder();
      ::close(fd);
      if (error != EAGAIN && error != EACCES) refuse_folder(path, error);
      throw Error("a second indexer is running on " + dir.string() + (holder.empty() ? "" : " (" + holder + ")"),
                  "Wait until it has ended, or end it; then run the command again.");
    }
    const std::string holder = std::string(lock_opening) + std::to_string(::getpid()) + " on " + host_name() + " since " + time_now() + "\n";
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, holder.data(), holder.size(), 0) < 0) {
      const int error = errno;
      ::close(fd);
      refuse_folder(path, error);
    }
  }

  ~Lock() { ::close(fd); }

  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  std::string read_holder() const {
    std::array<char, 400> text{};
    const ssize_t got = ::pread(fd, text.data(), text.size(), 0);
    std::string holder(text.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    holder.erase(std::min(holder.find('\n'), holder.size()));
    return holder;
  }

  fs::path path;
  int fd = -1;
};

Store::Store(fs::path dir, Notice notice) : dir_(std::move(dir)), notice_(std::move(notice)) {
  require_index_folder(dir_);
  lock_ = std::make_unique<Lock>(dir_);
  clear_leftovers();
  std::error_code error;
  const fs::path work = dir_ / corpus::work_name;
  if (!fs::exists(work, error)) restore();
  else if (fs::exists(dir_ / mark_name, error)) heal();
  const int mark = ::open((dir_ / mark_name).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (mark < 0) refuse_folder(dir_ / mark_name, errno);
  ::close(mark);
  corpus::sync_path(dir_);
  open_writer();
}

Store::~Store() = default;

IndexWriter& Store::writer() { return *writer_; }

void Store::open_writer() {
  const fs::path work = dir_ / corpus::work_name;
  try {
    writer_ = std::make_unique<IndexWriter>(work);
  } catch (const DamagedIndex& damage) {
    set_aside(damage.what());
    restore();
    writer_ = std::make_unique<IndexWriter>(work);
  }
}

/// Finishes or undoes what an earlier writer was in the middle of. Renames are the only steps that count, and each of
/// them leaves a whole database under one of the names.
void Store::clear_leftovers() {
  std::error_code error;
  const fs::path work = dir_ / corpus::work_name;
  if (!fs::exists(work, error) && fs::exists(dir_ / former_name, error)) rename_path(dir_ / former_name, work);
  remove_folder(dir_ / former_name);
  remove_folder(dir_ / fresh_name);
  remove_unfinished_generations(dir_);
}

/// A writer ended without saying so. Killed, it left a sound database; after a failed commit the database may look
/// sound to readers and fail every later writer. Compacting writes it anew without its free list.
void Store::heal() {
  const fs::path work = dir_ / corpus::work_name;
  const fs::path fresh = dir_ / fresh_name;
  notice_("the last run on " + dir_.string() + " was cut short; checking its work");
  if (!holds_database(work)) { // ended before its first commit
    remove_folder(work);
    restore();
    return;
  }
  require_space(dir_, work_bytes(), "write the index anew");
  try {
    compact_database(work, fresh);
    require_sound(fresh);
  } catch (const DamagedIndex& damage) {
    remove_folder(fresh);
    set_aside(damage.what());
    restore();
    return;
  }
  swap_in(fresh);
}

/// A damaged database is kept for whoever wants to look into it, one at a time.
void Store::set_aside(const std::string& why) {
  notice_(why);
  notice_("the damaged database is kept as " + (dir_ / damaged_name).string());
  remove_folder(dir_ / damaged_name);
  rename_path(dir_ / corpus::work_name, dir_ / damaged_name);
}

/// Starts from the newest sound generation when there is one.
bool Store::restore() {
  if (corpus::list_generations(dir_).empty()) return false;
  for (const fs::path& generation : corpus::list_generations(dir_)) {
    try {
      corpus::verify_generation(generation);
      require_space(dir_, 3 * folder_bytes(generation), "copy the newest generation");
      copy_for_writing(generation, dir_ / fresh_name);
      require_sound(dir_ / fresh_name);
      swap_in(dir_ / fresh_name);
      notice_("continuing from " + generation.filename().string() + ", the newest sound generation");
      return true;
    } catch (const Error& damage) {
      notice_(damage.what());
      remove_folder(dir_ / fresh_name);
    }
  }
  notice_("no sound generation is left; the index is made anew from the files named");
  return false;
}

void Store::swap_in(const fs::path& fresh) {
  const fs::path work = dir_ / corpus::work_name;
  std::error_code error;
  if (fs::exists(work, error)) rename_path(work, dir_ / former_name);
  rename_path(fresh, work);
  corpus::sync_path(dir_);
  remove_folder(dir_ / former_name);
}

std::uintmax_t Store::work_bytes() const { return folder_bytes(dir_ / corpus::work_name); }

void Store::publish() {
  writer_->resolve();
  const std::uint64_t serial = writer_->serial();
  if (serial == 0 || serial == published_serial(dir_)) return;
  require_space(dir_, work_bytes(), "publish a generation");
  make_generation(dir_, writer_->counts(), time_now());
}

std::uint64_t Store::published() const { return current_generation(dir_); }

void Store::finish() {
  writer_->close();
  std::error_code error;
  fs::remove(dir_ / mark_name, error);
  if (error) refuse_folder(dir_ / mark_name, error.value());
  corpus::sync_path(dir_);
}

} // namespace danchieu::indexer
