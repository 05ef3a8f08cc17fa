#include "corpus/readers/container_reader.hpp"
#include "corpus/readers/media_type.hpp"
#include "corpus/readers/reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace danchieu::corpus {

namespace {

/// Closes the file when it goes out of scope.
class OpenFile {
public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }

  int get() const { return descriptor_; }

private:
  int descriptor_;
};

ReadFailure unreadable(int error) {
  const std::string why = std::generic_category().message(error);
  switch (error) {
  case ENOENT:
  case ENOTDIR:
    return {FailureReason::unreadable, "there is no such file", "check the name and the folder"};
  case EACCES:
  case EPERM:
    return {FailureReason::unreadable, "no permission to read it", "run as a user who may read it, or change its permissions"};
  case ELOOP:
    return {FailureReason::unreadable, "it is a symbolic link that is not followed", "give the file that the link points to"};
  default:
    return {FailureReason::unreadable, "it cannot be read: " + why, "check the disk and the path"};
  }
}

constexpr std::size_t short_page = 4096; ///< bytes; no document is that short in HTML

bool is_named_pdf(std::string_view name) {
  return name.size() > 4 && std::equal(name.end() - 4, name.end(), ".pdf", [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
}

ReadFailure too_big(const ReadLimits& limits) {
  return {FailureReason::too_big, "it is larger than the limit of " + std::to_string(limits.max_bytes) + " bytes",
          "split it into one file a document"};
}

} // namespace

ReadResult read_bytes(std::string_view bytes, std::string_view name, const ReadLimits& limits) {
  if (bytes.empty()) {
    return ReadFailure{FailureReason::empty, "the file is empty", "check that it was saved or copied completely"};
  }
  if (bytes.size() > limits.max_bytes) {
    return too_big(limits);
  }
  const MediaType type = media_type(bytes, name);
  if (type.reader == Reader::html && bytes.size() < short_page && is_named_pdf(name)) {
    return ReadFailure{FailureReason::corrupt, "it is a short web page under the name of a PDF file, such as a server gives with an error",
                       "get the PDF file again from where it comes from"};
  }
  if (type.reader != Reader::text && type.reader != Reader::markdown) {
    return read_container(bytes, type, limits);
  }
  return read_plain(bytes, type);
}

ReadResult read_file(const std::filesystem::path& path, const ReadLimits& limits) {
  // O_NONBLOCK: opening a pipe must not wait for a writer; it changes nothing for a regular file.
  const int links = limits.follow_links ? 0 : O_NOFOLLOW;
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | links));
  if (file.get() < 0) {
    return unreadable(errno);
  }
  struct stat before = {};
  if (::fstat(file.get(), &before) != 0) {
    return unreadable(errno);
  }
  if (S_ISDIR(before.st_mode)) {
    return ReadFailure{FailureReason::unreadable, "it is a folder", "give the files in it"};
  }
  if (!S_ISREG(before.st_mode)) {
    return ReadFailure{FailureReason::unreadable, "it is no regular file", "give a file, not a pipe, socket or device"};
  }
  if (static_cast<std::uintmax_t>(before.st_size) > limits.max_bytes) {
    return too_big(limits);
  }
  // Read until the end, whatever size was told: files in /proc tell none, and a file may grow meanwhile.
  std::string bytes;
  std::size_t size = 0;
  bytes.resize(static_cast<std::size_t>(before.st_size) + 1);
  for (;;) {
    const ssize_t got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      return unreadable(errno);
    }
    if (got == 0) {
      break;
    }
    size += static_cast<std::size_t>(got);
    if (size > limits.max_bytes) {
      return too_big(limits);
    }
    if (size == bytes.size()) {
      bytes.resize(std::min(bytes.size() * 2 + 4096, limits.max_bytes + 1));
    }
  }
  bytes.resize(size);
  return read_bytes(bytes, path.filename().string(), limits);
}

} // namespace danchieu::corpus
