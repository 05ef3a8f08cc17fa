#include "corpus/readers/confined/temporary_folder.hpp"

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

TemporaryFolder::~TemporaryFolder() {
  if (!path_.empty()) {
    std::error_code left; // what cannot be removed stays: there is nobody to tell, and the folder is in /tmp
    std::filesystem::remove_all(path_, left);
  }
}

} // namespace danchieu::corpus::confined
