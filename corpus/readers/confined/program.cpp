#include "corpus/readers/confined/program.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace danchieu::corpus::confined {

namespace {

constexpr std::size_t max_errors = 8192;

/// The path of a program; empty when it is not installed.
std::string find_program(std::string_view name) {
  if (name.find('/') != std::string_view::npos) {
    return ::access(std::string(name).c_str(), X_OK) == 0 ? std::string(name) : std::string();
  }
  for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/bin/"}) {
    if (std::string path = folder + std::string(name); ::access(path.c_str(), X_OK) == 0) {
      return path;
    }
  }
  return {};
}

/// In the new process, before the program takes over. A confined child has one thread, so anything may be called here.
[[noreturn]] void become(const ProgramCall& call, const std::string& path, int output, int errors) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, 0);
  ::dup2(output, 1);
  ::dup2(errors, 2);
  const rlimit cpu{call.cpu_seconds, call.cpu_seconds + 1};
  ::setrlimit(RLIMIT_CPU, &cpu);
  const rlimit file_size{call.file_size, call.file_size};
  ::setrlimit(RLIMIT_FSIZE, &file_size);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const rlimit memory{call.memory, call.memory};
  ::setrlimit(RLIMIT_AS, &memory);
#endif
  std::vector<char*> words;
  for (const std::string& word : call.arguments) {
    words.push_back(const_cast<char*>(word.c_str()));
  }
  words.push_back(nullptr);
  ::execv(path.c_str(), words.data());
  ::_exit(127);
}

} // namespace

bool has_program(std::string_view name) { return !find_program(name).empty(); }

Program::Program(const ProgramCall& call) {
  const std::string path = find_program(call.arguments.front());
  int ends[2] = {-1, -1};
  if (path.empty() || ::pipe2(ends, O_CLOEXEC) != 0) {
    return;
  }
  output_ = Descriptor(ends[0]);
  const Descriptor writing(ends[1]);
  errors_ = Descriptor(::memfd_create("errors", MFD_CLOEXEC));
  id_ = ::fork();
  if (id_ == 0) {
    become(call, path, writing.get(), errors_.get());
  }
}

ssize_t Program::read(char* buffer, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(output_.get(), buffer, size);
    if (got >= 0 || errno != EINTR) {
      return got;
    }
  }
}

std::string Program::read_all(std::size_t limit, bool& cut) {
  cut = false;
  std::string all;
  std::array<char, 65536> buffer;
  for (ssize_t got = 0; (got = read(buffer.data(), buffer.size())) > 0;) {
    all.append(buffer.data(), static_cast<std::size_t>(got));
    if (all.size() > limit) {
      cut = true;
      all.resize(limit);
      break;
    }
  }
  return all;
}

ProgramEnd Program::end() {
  ProgramEnd end;
  if (id_ <= 0) {
    return end;
  }
  output_ = Descriptor(-1);
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = -1;
  if (WIFEXITED(status)) {
    end.exit_code = WEXITSTATUS(status);
  } else if (WIFSIGNALED(status)) {
    end.signal = WTERMSIG(status);
  }
  end.errors.resize(max_errors);
  const ssize_t got = ::pread(errors_.get(), end.errors.data(), end.errors.size(), 0);
  end.errors.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return end;
}

} // namespace danchieu::corpus::confined
