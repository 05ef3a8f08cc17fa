#include "indexer/file_walk.hpp"

#include "corpus/catalogue.hpp"
#include "corpus/error.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace danchieu::indexer {
namespace {

namespace fs = std::filesystem;
using corpus::FailureReason;

/// Each level of folders holds one descriptor open; real trees are far less deep.
constexpr std::size_t max_depth = 200;

const std::string catalogue_ending = '/' + std::string(corpus::catalogue_name);

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

using Directory = std::unique_ptr<DIR, CloseDirectory>;

/// A folder being walked: its names are read at once and sorted, so that runs do not differ by the file system's order.
struct Level {
  Directory directory;
  std::vector<std::string> names;
  std::size_t next = 0;
  std::string path;
  std::string location;
};

std::string below(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

std::string_view kind_name(mode_t mode) {
  if (S_ISLNK(mode)) return "a symbolic link, which is not followed";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

/// What in a folder is about the folder rather than in it: names with a leading dot (version control, editors) and its
/// README. Empty for any other name.
std::string_view side_matter(std::string_view name) {
  if (name.starts_with('.')) return "hidden by its name";
  if (name == "README" || name.starts_with("README.")) return "a note about the folder";
  return {};
}

bool read_names(Level& level) {
  errno = 0;
  while (const dirent* entry = ::readdir(level.directory.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") level.names.push_back(name);
    errno = 0;
  }
  std::sort(level.names.begin(), level.names.end());
  return errno == 0;
}

class Walker {
public:
  Walker(bool catalogues_only, const WalkVisitor& visitor, std::uint64_t except_device, std::uint64_t except_inode)
      : catalogues_only_(catalogues_only), visitor_(visitor), except_device_(except_device), except_inode_(except_inode) {}

  void folder(const std::string& path, const std::string& location) {
    enter(AT_FDCWD, location, path, location, 0);
    while (!levels_.empty() && !ended_) {
      Level& level = levels_.back();
      if (level.next == level.names.size()) {
        levels_.pop_back();
        continue;
      }
      const std::string name = level.names[level.next++];
      entry(::dirfd(level.directory.get()), name, below(level.path, name), below(level.location, name), O_NOFOLLOW);
    }
  }

  /// One name in a folder; `follow` is 0 for what the user named and O_NOFOLLOW below it.
  void entry(int folder, const std::string& name, const std::string& path, const std::string& location, int follow) {
    if (const std::string_view what = side_matter(name); follow != 0 && !what.empty()) {
      visitor_.problem({path, location, FailureReason::unsupported, std::string(what),
                        "Name the file itself if it should be indexed.", true, false});
      return;
    }
    struct stat info{};
    if (::fstatat(folder, name.c_str(), &info, follow != 0 ? AT_SYMLINK_NOFOLLOW : 0) != 0) {
      problem(path, location, FailureReason::unreadable, std::strerror(errno), "Check that the file is still there.");
    } else if (S_ISDIR(info.st_mode)) {
      enter(folder, name, path, location, follow);
    } else if (S_ISREG(info.st_mode)) {
      file(folder, name, path, location, follow, info);
    } else {
      const char* const hint = S_ISLNK(info.st_mode) ? "Name the file itself if it should be indexed." : "Only files are read.";
      visitor_.problem({path, location, FailureReason::unsupported, std::string(kind_name(info.st_mode)), hint, true, false});
    }
  }

  bool ended() const { return ended_; }

private:
  void file(int folder, const std::string& name, const std::string& path, const std::string& location, int follow,
            const struct stat& seen) {
    FoundFile found{path, location, FileHandle(), static_cast<std::uint64_t>(seen.st_size)};
    found.catalogue = location.ends_with(catalogue_ending);
    if (!catalogues_only_ || found.catalogue) {
      // The name may have changed hands since it was looked at: what was opened is looked at again.
      found.handle = FileHandle(::openat(folder, name.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | follow));
      struct stat info{};
      if (found.handle.get() < 0 || ::fstat(found.handle.get(), &info) != 0) {
        const int error = errno;
        problem(path, location, FailureReason::unreadable, std::strerror(error),
                error == EACCES ? "Give this user permission to read it." : "Check the file and the disk.");
        return;
      }
      if (!S_ISREG(info.st_mode)) {
        problem(path, location, FailureReason::changed, "it was replaced while it was read", "Run the command again.");
        return;
      }
      found.bytes = static_cast<std::uint64_t>(info.st_size);
    }
    if (!visitor_.file(std::move(found))) ended_ = true;
  }

  void enter(int folder, const std::string& name, const std::string& path, const std::string& location, int follow) {
    if (levels_.size() >= max_depth) {
      folder_problem(path, location, FailureReason::too_big, "folders are nested more than 200 deep",
                     "Name a folder further down.");
      return;
    }
    const int fd = ::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC | follow);
    struct stat info{};
    if (fd < 0 || ::fstat(fd, &info) != 0) {
      const int error = errno;
      if (fd >= 0) ::close(fd);
      folder_problem(path, location, FailureReason::unreadable, std::strerror(error),
                     error == EACCES ? "Give this user permission to enter it." : "Check the folder and the disk.");
      return;
    }
    if (info.st_dev == except_device_ && info.st_ino == except_inode_) {
      ::close(fd);
      return;
    }
    Level level;
    level.directory.reset(::fdopendir(fd));
    level.path = path;
    level.location = location;
    if (level.directory == nullptr) {
      ::close(fd);
      folder_problem(path, location, FailureReason::unreadable, "cannot be listed", "Check the folder and the disk.");
      return;
    }
    if (!read_names(level)) {
      folder_problem(path, location, FailureReason::unreadable, "cannot be listed to its end", "Check the disk.");
    }
    levels_.push_back(std::move(level));
  }

  void problem(const std::string& path, const std::string& location, FailureReason reason, std::string message,
               std::string hint) {
    visitor_.problem({path, location, reason, std::move(message), std::move(hint), false, false});
  }

  void folder_problem(const std::string& path, const std::string& location, FailureReason reason, std::string message,
                      std::string hint) {
    visitor_.problem({path, location, reason, std::move(message), std::move(hint), false, true});
  }

  bool catalogues_only_;
  const WalkVisitor& visitor_;
  std::uint64_t except_device_;
  std::uint64_t except_inode_;
  std::vector<Level> levels_;
  bool ended_ = false;
};

} // namespace

FileHandle::FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

FileHandle::~FileHandle() {
  if (fd_ >= 0) ::close(fd_);
}

FileWalk::FileWalk(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    struct stat info{};
    if (::stat(path.c_str(), &info) != 0) {
      throw Error(path + ": " + std::strerror(errno), "Name files or folders that exist; nothing has been indexed.");
    }
    Root root;
    root.path = path;
    root.location = fs::absolute(path).lexically_normal().string();
    while (root.location.size() > 1 && root.location.ends_with('/')) root.location.pop_back();
    root.folder = S_ISDIR(info.st_mode);
    roots_.push_back(std::move(root));
  }
}

void FileWalk::leave_out(const fs::path& folder) {
  struct stat info{};
  if (::stat(folder.c_str(), &info) == 0) {
    except_device_ = info.st_dev;
    except_inode_ = info.st_ino;
  }
}

void FileWalk::visit(bool catalogues_only, const WalkVisitor& visitor) const {
  for (const Root& root : roots_) {
    Walker walker(catalogues_only, visitor, except_device_, except_inode_);
    if (root.folder) walker.folder(root.path, root.location);
    else walker.entry(AT_FDCWD, root.location, root.path, root.location, 0);
    if (walker.ended()) return;
  }
}

WalkTotals FileWalk::count(const std::function<void(FoundFile&&)>& catalogue) const {
  WalkTotals totals;
  WalkVisitor visitor;
  visitor.file = [&](FoundFile&& file) {
    ++totals.files;
    totals.bytes += file.bytes;
    if (file.catalogue) catalogue(std::move(file));
    return true;
  };
  visitor.problem = [](WalkProblem&&) {}; // told when the files are opened
  visit(true, visitor);
  return totals;
}

void FileWalk::run(const WalkVisitor& visitor) const { visit(false, visitor); }

bool FileWalk::covers(const std::string& location) const {
  return std::any_of(roots_.begin(), roots_.end(), [&](const Root& root) {
    return location == root.location || (root.folder && location.starts_with(below(root.location, "")));
  });
}

bool FileWalk::any_below(const std::string& folder) const {
  return std::any_of(roots_.begin(), roots_.end(), [&](const Root& root) { return root.location.starts_with(folder); });
}

} // namespace danchieu::indexer
