#include "corpus/readers/confined/temporary_folder.hpp"

#include "corpus/readers/confined/descriptor.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace danchieu::corpus::confined {

TemporaryFolder::TemporaryFolder(const std::filesystem::path& parent) {
  const char* const variable = std::getenv("TMPDIR");
  const std::string base = !parent.empty() ? parent.string() : variable != nullptr && *variable != '\0' ? variable : "/tmp";
  std::string name = base + "/danchieu-XXXXXX";
  if (::mkdtemp(name.data()) != nullptr) {
    std::error_code error;
    path_ = std::filesystem::canonical(name, error);
    if (error) {
      path_ = name;
    }
  }
}

void remove_dead_office_sockets() {
  std::error_code error;
  for (std::filesystem::directory_iterator entry("/tmp", error), end; !error && entry != end; entry.increment(error)) {
    const std::string path = entry->path().string();
    struct stat status = {};
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (!entry->path().filename().string().starts_with("OSL_PIPE_") || path.size() >= sizeof address.sun_path || ::lstat(path.c_str(), &status) != 0 ||
        !S_ISSOCK(status.st_mode) || status.st_uid != ::geteuid()) {
      continue;
    }
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (probe.get() >= 0 && ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 && errno == ECONNREFUSED) {
      ::unlink(path.c_str());
    }
  }
}

TemporaryFolder::~TemporaryFolder() {
  if (!path_.empty()) {
    std::error_code left; // what cannot be removed stays: there is nobody to tell, and the folder is in /tmp
    std::filesystem::remove_all(path_, left);
  }
}

} // namespace danchieu::corpus::confined
