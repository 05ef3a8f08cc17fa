#include "corpus/readers/confined/child.hpp"

#include "corpus/readers/confined/message.hpp"
#include "corpus/readers/confined/sandbox.hpp"
#include "corpus/readers/confined/workshop.hpp"
#include "corpus/readers/container_reader.hpp"
#include "corpus/readers/media_type.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus::confined {

namespace {

constexpr int exit_misuse = 2;
constexpr int exit_no_parent = 3;

bool parse(std::string_view word, std::size_t& value) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc() && end == word.data() + word.size();
}

/// FOLDER MAX_BYTES MAX_UNPACKED MAX_TEXT MAX_DEPTH MAX_ENTRIES MAX_NESTING
bool parse(int argc, char** argv, std::string& folder, ReadLimits& limits) {
  if (argc != 9) {
    return false;
  }
  folder = argv[2];
  return parse(argv[3], limits.max_bytes) && parse(argv[4], limits.max_unpacked) && parse(argv[5], limits.max_text) &&
         parse(argv[6], limits.max_depth) && parse(argv[7], limits.max_entries) && parse(argv[8], limits.max_nesting);
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// The pipe moves away from standard output, where a library might print. Nothing else stays open: a server's sockets,
/// which not all libraries open with O_CLOEXEC, are other people's answers.
int keep_pipe() {
  const int pipe = ::dup3(1, 3, O_CLOEXEC);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nothing, 1);
  if (nothing > 2) {
    ::close(nothing);
  }
  ::syscall(SYS_close_range, 4U, ~0U, 0U);
  return pipe;
}

/// Bytes of the document, without copying them; nothing when descriptor 0 is no file.
std::optional<std::string_view> document() {
  struct stat status = {};
  if (::fstat(0, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, 0, 0);
  if (start == MAP_FAILED) {
    return std::nullopt;
  }
  return std::string_view(static_cast<const char*>(start), size);
}

bool needs_programs(Reader reader) {
  switch (reader) {
  case Reader::bundle: // may hold the others
  case Reader::pdf:
  case Reader::image:
  case Reader::doc:
  case Reader::office:
    return true;
  default:
    return false;
  }
}

} // namespace

int run_child(int argc, char** argv, const Reading& reading) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::signal(SIGPIPE, SIG_DFL);
  std::string folder;
  ReadLimits limits;
  if (!parse(argc, argv, folder, limits)) {
    return exit_misuse;
  }
  const int pipe = keep_pipe();
  const std::optional<std::string_view> bytes = document();
  if (pipe < 0 || !bytes) {
    return exit_misuse;
  }
  const MediaType type = media_type(*bytes, "");
  SandboxRules rules;
  rules.programs = needs_programs(type.reader);
  if (rules.programs) {
    rules.writable = folder;
    rules.local_sockets = type.reader == Reader::office || type.reader == Reader::doc;
  }
  ReadResult result;
  if (const std::string failed = enter_sandbox(rules); !failed.empty()) {
    result = ReadFailure{FailureReason::unreadable, "the process that reads it could not be confined: " + failed, "check the kernel's seccomp support"};
  } else {
    const Workshop workshop{folder, [pipe] { write_all(pipe, frame(sign_of_life, {})); }};
    result = read_guarded([&] { return reading ? reading(*bytes, type, limits, workshop) : read_here(*bytes, type, limits, &workshop); });
  }
  return write_all(pipe, frame(result_letter, encode(result))) ? 0 : exit_no_parent;
}

} // namespace danchieu::corpus::confined
