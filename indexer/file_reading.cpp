#include "indexer/file_reading.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

namespace danchieu::indexer {
namespace {

using corpus::FailureReason;
using corpus::ReadFailure;

/// A file of this size or more whose blocks are nearly all missing was made to waste time.
constexpr off_t hole_check_bytes = 1 << 20;

bool same_moment(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// Reads to the end, but never more than one byte past the size it had: a growing file shows, and ends.
std::optional<int> read_all(int fd, std::size_t size, std::string& bytes) {
  bytes.resize(size + 1);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::pread(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return std::nullopt;
}

} // namespace

std::variant<std::string, ReadFailure> read_bytes_of(const FileHandle& file, const corpus::ReadLimits& limits) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    struct stat before{};
    if (::fstat(file.get(), &before) != 0) return ReadFailure{FailureReason::unreadable, std::strerror(errno), "Check the disk."};
    if (static_cast<std::uint64_t>(before.st_size) > limits.max_bytes) {
      return ReadFailure{FailureReason::too_big,
                         "it has " + std::to_string(before.st_size) + " bytes; the limit is " + std::to_string(limits.max_bytes),
                         "Split the file."};
    }
    if (before.st_size >= hole_check_bytes && before.st_blocks * 512 < before.st_size / 16) {
      return ReadFailure{FailureReason::too_big, "it consists of holes", "Write the file without holes."};
    }
    std::string bytes;
    if (const auto error = read_all(file.get(), static_cast<std::size_t>(before.st_size), bytes)) {
      return ReadFailure{FailureReason::unreadable, std::strerror(*error), "Check the disk."};
    }
    struct stat after{};
    if (::fstat(file.get(), &after) == 0 && same_moment(before, after) &&
        bytes.size() == static_cast<std::size_t>(before.st_size)) {
      return bytes;
    }
  }
  return ReadFailure{FailureReason::changed, "it changed while it was read", "Run the command again when it is finished."};
}

} // namespace danchieu::indexer
