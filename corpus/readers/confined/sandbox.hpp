#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace danchieu::corpus::confined {

/// What a confined process may still do.
struct SandboxRules {
  std::filesystem::path writable; ///< the only folder it may write in
  bool programs = false;          ///< whether it may start other programs (they inherit everything below)
  /// Whether it may wait on a local socket in /tmp, which LibreOffice cannot start without. Connecting to one stays
  /// forbidden, so it reaches no service of the machine.
  bool local_sockets = false;
  std::size_t memory = std::size_t{1} << 30; ///< bytes of address space; not in sanitizer builds, which need terabytes
  unsigned cpu_seconds = 20;
  std::size_t file_size = std::size_t{512} << 20; ///< bytes of any file it writes
};

/// Shuts this process in, for ever: resource limits, Landlock (reads /usr and what its programs need of /etc, writes in one
/// folder), seccomp (no sockets, no tracing, no mounting, no new process groups, …; without `programs` no execve and no
/// fork either). The process must be single-threaded. Empty when it worked, else what failed.
/// A kernel without Landlock is passed over in silence: the caller asks has_landlock().
std::string enter_sandbox(const SandboxRules& rules);

/// Whether this kernel can confine file access.
bool has_landlock();

} // namespace danchieu::corpus::confined
