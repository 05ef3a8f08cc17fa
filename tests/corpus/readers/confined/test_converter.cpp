// The confined child as the product has it, but its documents are orders: "read" reads, everything else is what a
// parser that was taken over might try. "%PDF-" before an order makes it one for a child that may start programs.
#include "corpus/readers/confined/child.hpp"
#include "corpus/readers/container_reader.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace danchieu::corpus;

SourceText says(std::string text) {
  SourceText source;
  source.text = std::move(text);
  source.media_type = "text/plain";
  return source;
}

/// The numbers of all that is open beside the three everybody has.
SourceText open_descriptors() {
  std::string numbers;
  for (int descriptor = 3; descriptor < 1024; ++descriptor)
    if (::fcntl(descriptor, F_GETFD) >= 0) numbers += std::to_string(descriptor) + ' ';
  return says(numbers);
}

/// "done", or the name of the error.
SourceText outcome(long result) { return says(result >= 0 ? "done" : std::generic_category().message(errno)); }

SourceText hog() {
  std::vector<std::unique_ptr<char[]>> blocks;
  for (;;) {
    constexpr std::size_t size = std::size_t{16} << 20;
    blocks.push_back(std::make_unique<char[]>(size));
    std::memset(blocks.back().get(), 1, size);
  }
}

[[noreturn]] void spin() {
  for (std::atomic<unsigned> rounds = 0;; ++rounds) {
  }
}

void touch_nothing() {
  volatile int* const nowhere = nullptr;
  *nowhere = 1;
}

SourceText leave_process() {
  const pid_t id = ::fork();
  if (id == 0) {
    ::setsid();
    ::setpgid(0, 0);
    ::sleep(600);
    ::_exit(0);
  }
  return id > 0 ? says(std::to_string(id)) : outcome(-1);
}

SourceText lie() {
  SourceText source = says("short");
  source.pages.push_back({1000, 1});
  return source;
}

ReadResult obey(std::string_view order, const ReadLimits& limits, const confined::Workshop& workshop) {
  if (order == "passwd") return outcome(::open("/etc/passwd", O_RDONLY));
  if (order == "home") return outcome(::open("/root", O_RDONLY | O_DIRECTORY));
  if (order == "usr") return outcome(::open("/usr/share", O_RDONLY | O_DIRECTORY));
  if (order == "write outside") return outcome(::open("/var/tmp/danchieu_escaped", O_WRONLY | O_CREAT, 0600));
  if (order == "write inside") return outcome(::open((workshop.folder / "file").c_str(), O_WRONLY | O_CREAT, 0600));
  if (order == "descriptors") return open_descriptors();
  if (order == "socket") return outcome(::socket(AF_INET, SOCK_STREAM, 0));
  if (order == "local socket") return outcome(::socket(AF_UNIX, SOCK_STREAM, 0));
  if (order == "ptrace") return outcome(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
  if (order == "mount") return outcome(::mount("none", "/tmp", "tmpfs", 0, nullptr));
  if (order == "exec") return outcome(::execl("/usr/bin/true", "true", nullptr));
  if (order == "kill parent") return outcome(::kill(::getppid(), 0));
  if (order == "own group") return outcome(::setpgid(0, 0) == 0 ? 0 : ::setsid());
  if (order == "fork") return leave_process();
  if (order == "hog") return hog();
  if (order == "spin") spin();
  if (order == "sleep") ::sleep(600);
  if (order == "abort") std::abort();
  if (order == "segv") touch_nothing();
  if (order == "exit") ::_exit(0);
  if (order == "nonsense") {
    const std::string bytes(100'000, 'x');
    for (int descriptor = 3; descriptor < 16; ++descriptor) (void)!::write(descriptor, bytes.data(), bytes.size());
  }
  if (order == "endless") {
    const std::string head = std::string("R") + "\xFF\xFF\xFF\xFF";
    for (int descriptor = 3; descriptor < 16; ++descriptor) (void)!::write(descriptor, head.data(), head.size());
  }
  if (order == "lie") return lie();
  if (order == "slow but alive") {
    for (int i = 0; i < 8; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
      workshop.alive();
    }
    return says("done");
  }
  return ReadFailure{FailureReason::unsupported, "no such order: " + std::string(order) + std::to_string(limits.max_text), "-"};
}

} // namespace

int main(int argc, char** argv) {
  const bool orders = argc > 1 && std::string_view(argv[1]) == "obey";
  ::_exit(confined::run_child(argc, argv, !orders ? confined::Reading() : [](std::string_view bytes, const MediaType&, const ReadLimits& limits, const confined::Workshop& workshop) {
    if (bytes.starts_with("%PDF-")) bytes.remove_prefix(5);
    return obey(bytes, limits, workshop);
  }));
}
