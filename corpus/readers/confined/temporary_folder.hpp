#pragma once

#include <filesystem>

namespace danchieu::corpus::confined {

/// An empty folder for one process alone, removed with all in it at the end of its scope.
class TemporaryFolder {
public:
  /// Below `parent`; when that is empty below $TMPDIR, else below /tmp.
  explicit TemporaryFolder(const std::filesystem::path& parent);
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; } ///< empty when it could not be made; errno tells why

private:
  std::filesystem::path path_;
};

/// Removes the sockets that LibreOffice has left in /tmp: ours, and nobody listens any more. A confined LibreOffice may
/// make one and not remove it.
void remove_dead_office_sockets();

} // namespace danchieu::corpus::confined
