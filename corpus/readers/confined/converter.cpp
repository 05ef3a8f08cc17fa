#include "corpus/readers/confined/converter.hpp"

#include "corpus/readers/confined/descriptor.hpp"
#include "corpus/readers/confined/message.hpp"
#include "corpus/readers/confined/sandbox.hpp"
#include "corpus/readers/confined/temporary_folder.hpp"
#include "corpus/readers/media_type.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

namespace danchieu::corpus::confined {

namespace {

using Clock = std::chrono::steady_clock;

std::optional<Converter>& chosen() {
  static std::optional<Converter> converter;
  return converter;
}

ReadFailure machine_refuses(const std::string& what, int error) {
  return {error == ENOMEM ? FailureReason::memory : FailureReason::unreadable,
          "no process could be started to read it: " + what + ": " + std::generic_category().message(error),
          "free memory, processes or disk space and run again"};
}

/// The file's bytes as an open file without a name.
Descriptor as_file(std::string_view bytes) {
  Descriptor file(::memfd_create("document", MFD_CLOEXEC));
  std::size_t done = 0;
  while (file.get() >= 0 && done < bytes.size()) {
    const ssize_t written = ::write(file.get(), bytes.data() + done, bytes.size() - done);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return Descriptor(-1);
    }
    done += static_cast<std::size_t>(written);
  }
  if (file.get() >= 0 && ::lseek(file.get(), 0, SEEK_SET) != 0) {
    return Descriptor(-1);
  }
  return file;
}

/// A started child, alone in its process group; killed with all it started, and waited for, at the end of its scope.
class Child {
public:
  explicit Child(pid_t id) : id_(id) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { end(); }

  /// Gives it a moment to end by itself, then ends it; its wait status.
  int end_after(std::chrono::milliseconds moment) {
    const Descriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, id_, 0)));
    if (handle.get() >= 0) {
      pollfd wait = {handle.get(), POLLIN, 0};
      ::poll(&wait, 1, static_cast<int>(moment.count()));
    }
    return end();
  }

  int end() {
    if (id_ <= 0) {
      return status_;
    }
    // The group is killed before its leader is waited for, so that its number cannot have gone to others.
    ::kill(-id_, SIGKILL);
    while (::waitpid(id_, &status_, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
    return status_;
  }

private:
  pid_t id_;
  int status_ = 0;
};

/// Clears up behind LibreOffice at the end of its scope.
struct OfficeSockets {
  bool possible = false;

  ~OfficeSockets() {
    try {
      if (possible) {
        remove_dead_office_sockets();
      }
    } catch (const std::bad_alloc&) {
      // They stay until the next document.
    }
  }
};

/// Starts the program with the file on descriptor 0 and the pipe on 1, with a nearly empty environment.
int start(const Converter& converter, const Descriptor& file, const Descriptor& pipe, const TemporaryFolder& folder, const ReadLimits& limits,
          pid_t& id) {
  std::vector<std::string> words = {"danchieu"};
  words.insert(words.end(), converter.arguments.begin(), converter.arguments.end());
  words.push_back(folder.path().string());
  for (const std::size_t limit : {limits.max_bytes, limits.max_unpacked, limits.max_text, limits.max_depth, limits.max_entries, limits.max_nesting}) {
    words.push_back(std::to_string(limit));
  }
  std::vector<std::string> environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1",
                                          "HOME=" + folder.path().string(), "TMPDIR=" + folder.path().string()};
  const auto pointers = [](std::vector<std::string>& strings) {
    std::vector<char*> list;
    for (std::string& each : strings) {
      list.push_back(each.data());
    }
    list.push_back(nullptr);
    return list;
  };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  sigset_t none;
  sigset_t all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  int error = ::posix_spawn_file_actions_adddup2(&actions, file.get(), 0);
  error = error != 0 ? error : ::posix_spawn_file_actions_adddup2(&actions, pipe.get(), 1);
  error = error != 0 ? error : ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  error = error != 0 ? error : ::posix_spawnattr_setpgroup(&attributes, 0);
  error = error != 0 ? error : ::posix_spawnattr_setsigmask(&attributes, &none);
  error = error != 0 ? error : ::posix_spawnattr_setsigdefault(&attributes, &all);
  error = error != 0 ? error : ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  error = error != 0 ? error
                     : ::posix_spawn(&id, converter.program.c_str(), &actions, &attributes, pointers(words).data(), pointers(environment).data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return error;
}

enum class Listening { heard, ended, late };

/// Reads the pipe until the result is whole, the child closes it, or time is over.
Listening listen(const Converter& converter, const Descriptor& pipe, FrameReader& reader) {
  const Clock::time_point last = Clock::now() + converter.whole_time;
  Clock::time_point deadline = std::min(last, Clock::now() + converter.patience);
  std::string buffer(std::size_t{1} << 16, '\0');
  while (reader.state() == FrameReader::State::waiting) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      return Listening::late;
    }
    pollfd wait = {pipe.get(), POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(left)) <= 0) {
      continue; // the time is looked at again
    }
    const ssize_t got = ::read(pipe.get(), buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
      continue;
    }
    if (got <= 0) {
      return Listening::ended;
    }
    if (reader.add(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)))) {
      deadline = std::min(last, Clock::now() + converter.patience);
    }
  }
  return Listening::heard;
}

ReadFailure too_slow(const Converter& converter) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(converter.patience).count();
  return {FailureReason::timeout, "reading it took longer than " + std::to_string(seconds) + " seconds",
          "open it in an office program, save it anew or as plain text, and give that file"};
}

ReadFailure too_much(const ReadLimits& limits) {
  return {FailureReason::bomb, "it unpacks to more than " + std::to_string(limits.max_text >> 20) + " MB of text", "check where it comes from; split it if it is genuine"};
}

/// Why a child ended without a result.
ReadFailure cause_of_end(const Converter& converter, const ReadLimits& limits, int status) {
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  switch (signal) {
  case SIGXCPU:
    return too_slow(converter);
  case SIGXFSZ:
    return too_much(limits);
  case SIGKILL: // not by us: the kernel's answer to a machine without memory, or the second stage of the CPU limit
    return {FailureReason::memory, "the system ended the process that read it, most likely for lack of memory", "read fewer files at once, or give the machine more memory"};
  default:
    break;
  }
  const std::string how = signal != 0 ? "signal " + std::to_string(signal) : "exit " + std::to_string(WEXITSTATUS(status));
  return {FailureReason::crashed, "the process that read it ended without a result (" + how + ")",
          "save it anew in an office program and give that file; please report it with the file"};
}

} // namespace

void use_converter(Converter converter) { chosen() = std::move(converter); }

const Converter* converter_in_use() { return chosen() ? &*chosen() : nullptr; }

ReadResult convert(const Converter& converter, std::string_view bytes, const ReadLimits& limits) {
  static std::once_flag told;
  std::call_once(told, [&] {
    if (converter.warn && !has_landlock()) {
      converter.warn("this kernel has no Landlock: the programs that read documents are confined without it");
    }
  });
  const Descriptor file = as_file(bytes);
  if (file.get() < 0) {
    return machine_refuses("memory for the file", errno);
  }
  const TemporaryFolder folder(converter.temporary);
  if (folder.path().empty()) {
    return machine_refuses("temporary folder", errno);
  }
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return machine_refuses("pipe", errno);
  }
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  pid_t id = -1;
  if (const int error = start(converter, file, writing, folder, limits, id); error != 0) {
    return machine_refuses(converter.program.string(), error);
  }
  const Reader kind = media_type(bytes, "").reader;
  const OfficeSockets leftovers{kind == Reader::doc || kind == Reader::office}; // looked at when the child has ended
  Child child(id);
  writing = Descriptor(-1); // so that the pipe ends with the child
  FrameReader reader(longest_result(limits));
  switch (listen(converter, reading, reader)) {
  case Listening::late:
    child.end();
    return too_slow(converter);
  case Listening::ended:
    return cause_of_end(converter, limits, child.end_after(std::chrono::seconds(1)));
  case Listening::heard:
    break;
  }
  if (reader.state() == FrameReader::State::too_long) {
    return too_much(limits);
  }
  if (reader.state() == FrameReader::State::done) {
    if (std::optional<ReadResult> result = decode(reader.result())) {
      return *std::move(result);
    }
  }
  return ReadFailure{FailureReason::crashed, "the process that read it answered nonsense", "do not trust this file; please report it"};
}

} // namespace danchieu::corpus::confined
