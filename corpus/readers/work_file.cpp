#include "corpus/readers/work_file.hpp"

#include "corpus/readers/confined/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

namespace danchieu::corpus {

WorkFile::WorkFile(const confined::Workshop& workshop, std::string_view name, std::string_view bytes) : path_((workshop.folder / name).string()) {
  const confined::Descriptor file(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  error_ = file.get() < 0 ? errno : 0;
  while (error_ == 0 && !bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      error_ = errno;
    } else if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
}

WorkFile::~WorkFile() { ::unlink(path_.c_str()); }

ReadFailure WorkFile::failure() const {
  return {FailureReason::unreadable, "its copy for the reading program could not be written: " + std::generic_category().message(error_),
          "free space in the folder for temporary files ($TMPDIR)"};
}

} // namespace danchieu::corpus
