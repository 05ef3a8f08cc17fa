#include "corpus/readers/confined/sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <system_error>

// Landlock: https://docs.kernel.org/userspace-api/landlock.html, ABI 1 and 2 (Linux 5.13 and 5.19; Debian 12 has 2).

namespace danchieu::corpus::confined {

namespace {

std::string why(std::string_view what, int error) {
  return std::string(what) + ": " + std::generic_category().message(error);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer);
#else
constexpr bool sanitized = false;
#endif

bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  const rlimit value{soft, hard};
  return ::setrlimit(resource, &value) == 0;
}

std::string limit_resources(const SandboxRules& rules) {
  // One second between SIGXCPU, which tells the reason, and SIGKILL, which cannot be caught.
  const bool done = limit(RLIMIT_CPU, rules.cpu_seconds, rules.cpu_seconds + 1) && limit(RLIMIT_CORE, 0, 0) &&
                    limit(RLIMIT_FSIZE, rules.file_size, rules.file_size) && limit(RLIMIT_NOFILE, 256, 256) &&
                    (sanitized || limit(RLIMIT_AS, rules.memory, rules.memory));
  return done ? std::string() : why("setrlimit", errno);
}

long landlock_abi() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION); }

constexpr std::uint64_t read_only = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t all_of_abi_1 = (std::uint64_t{1} << 13) - 1;
constexpr std::uint64_t refer = std::uint64_t{1} << 13;    // ABI 2: renaming into another folder
constexpr std::uint64_t truncate = std::uint64_t{1} << 14; // ABI 3
constexpr std::uint64_t of_a_file = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | truncate;

/// landlock_ruleset_attr of Linux 6.12, which the headers of Debian 12 do not know yet.
struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0; ///< ABI 4: 1 bind, 2 connect (TCP)
  std::uint64_t scoped = 0;  ///< ABI 6: 1 abstract UNIX sockets, 2 signals to processes outside
};

class Ruleset {
public:
  explicit Ruleset(long abi) : handled_(all_of_abi_1 | (abi >= 2 ? refer : 0) | (abi >= 3 ? truncate : 0)) {
    RulesetAttributes attributes;
    attributes.files = handled_;
    attributes.network = abi >= 4 ? 3 : 0;
    attributes.scoped = abi >= 6 ? 3 : 0;
    const std::size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
    descriptor_ = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
  }

  Ruleset(const Ruleset&) = delete;
  Ruleset& operator=(const Ruleset&) = delete;
  ~Ruleset() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }

  /// What is not there needs no rule.
  bool allow(const char* path, std::uint64_t access) {
    const int place = ::open(path, O_PATH | O_CLOEXEC);
    if (place < 0) {
      return errno == ENOENT;
    }
    landlock_path_beneath_attr rule = {};
    rule.parent_fd = place;
    rule.allowed_access = access & handled_;
    const bool done = ::syscall(SYS_landlock_add_rule, descriptor_, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    const int error = errno;
    ::close(place);
    errno = error;
    return done;
  }

  bool enforce() const { return descriptor_ >= 0 && ::syscall(SYS_landlock_restrict_self, descriptor_, 0) == 0; }

private:
  std::uint64_t handled_;
  int descriptor_ = -1;
};

std::string restrict_files(const SandboxRules& rules) {
  const long abi = landlock_abi();
  if (abi < 1) {
    return {};
  }
  Ruleset ruleset(abi);
  bool done = true;
  for (const char* folder : {"/usr", "/bin", "/lib", "/lib64", "/etc/alternatives", "/etc/fonts", "/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice", "/var/cache/fontconfig"}) {
    done = done && ruleset.allow(folder, read_only);
  }
  for (const char* file : {"/etc/ld.so.cache", "/dev/urandom", "/dev/zero"}) {
    done = done && ruleset.allow(file, LANDLOCK_ACCESS_FS_READ_FILE);
  }
  done = done && ruleset.allow("/dev/null", of_a_file & ~std::uint64_t{LANDLOCK_ACCESS_FS_EXECUTE});
  if (!rules.writable.empty()) {
    done = done && ruleset.allow(rules.writable.c_str(), (all_of_abi_1 | refer | truncate) & ~std::uint64_t{LANDLOCK_ACCESS_FS_EXECUTE});
  }
  if (rules.local_sockets) {
    done = done && ruleset.allow("/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK);
  }
  return done && ruleset.enforce() ? std::string() : why("Landlock", errno);
}

/// What no reader of a document needs. Everything that reaches other processes, the network or the kernel's rarely
/// used parts; process groups, so that nothing escapes from being killed with its group.
constexpr auto forbidden = std::to_array<int>({
    SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg),
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(kcmp), SCMP_SYS(pidfd_getfd), SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(setsid), SCMP_SYS(setpgid), SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(pidfd_open),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(open_tree), SCMP_SYS(move_mount), SCMP_SYS(fsopen),
    SCMP_SYS(fsconfig), SCMP_SYS(fsmount), SCMP_SYS(fspick), SCMP_SYS(unshare), SCMP_SYS(setns),
    SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
    SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register), SCMP_SYS(io_setup), SCMP_SYS(open_by_handle_at),
    SCMP_SYS(name_to_handle_at), SCMP_SYS(fanotify_init), SCMP_SYS(memfd_secret), SCMP_SYS(vmsplice),
    SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(kexec_load), SCMP_SYS(kexec_file_load), SCMP_SYS(reboot),
    SCMP_SYS(swapon), SCMP_SYS(swapoff), SCMP_SYS(acct), SCMP_SYS(quotactl), SCMP_SYS(syslog), SCMP_SYS(personality), SCMP_SYS(iopl), SCMP_SYS(ioperm),
    SCMP_SYS(settimeofday), SCMP_SYS(clock_settime), SCMP_SYS(clock_adjtime), SCMP_SYS(adjtimex), SCMP_SYS(sethostname), SCMP_SYS(setdomainname),
    SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(chown), SCMP_SYS(fchown), SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(setxattr),
    SCMP_SYS(setuid), SCMP_SYS(setgid), SCMP_SYS(setreuid), SCMP_SYS(setregid), SCMP_SYS(setresuid), SCMP_SYS(setresgid), SCMP_SYS(setgroups),
    SCMP_SYS(capset), SCMP_SYS(shmget), SCMP_SYS(shmat), SCMP_SYS(msgget), SCMP_SYS(semget), SCMP_SYS(mq_open), SCMP_SYS(sched_setaffinity),
    SCMP_SYS(sched_setscheduler), SCMP_SYS(lookup_dcookie), SCMP_SYS(nfsservctl), SCMP_SYS(vhangup),
});

/// What waiting on a local socket needs; else forbidden as well.
constexpr auto waiting_on_sockets = std::to_array<int>({SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4)});

/// A reader that starts no program needs no other process either.
constexpr auto forbidden_without_programs = std::to_array<int>({SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone)});

std::string restrict_calls(const SandboxRules& rules) {
  const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) {
    return "seccomp: out of memory";
  }
  int error = 0;
  const auto forbid = [&](int call, int answer) {
    const int result = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(static_cast<std::uint32_t>(answer)), call, 0);
    error = error == 0 ? result : error;
  };
  for (const int call : forbidden) {
    forbid(call, EPERM);
  }
  if (rules.local_sockets) {
    const int result = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_NE, static_cast<scmp_datum_t>(AF_UNIX)));
    error = error == 0 ? result : error;
  } else {
    forbid(SCMP_SYS(socket), EPERM);
    for (const int call : waiting_on_sockets) {
      forbid(call, EPERM);
    }
  }
  if (!rules.programs) {
    for (const int call : forbidden_without_programs) {
      forbid(call, EPERM);
    }
  }
  // What is left of signals is abort(), of a process that starts no other to itself alone.
  const auto restrict_abort = [&](const scmp_arg_cmp& wrong) {
    const int result = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(tgkill), 1, wrong);
    error = error == 0 ? result : error;
  };
  restrict_abort(SCMP_A2(SCMP_CMP_NE, static_cast<scmp_datum_t>(SIGABRT)));
  if (!rules.programs) {
    restrict_abort(SCMP_A0(SCMP_CMP_NE, static_cast<scmp_datum_t>(::getpid())));
  }
  // The flags of clone3 lie in memory, where a filter cannot see them; libc falls back to clone.
  forbid(SCMP_SYS(clone3), ENOSYS);
  // Typing into the terminal of whoever started us.
  const int ioctl_error = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFFU, 0x5412U));
  error = error == 0 ? ioctl_error : error;
  error = error == 0 ? ::seccomp_load(filter) : error;
  ::seccomp_release(filter);
  return error == 0 ? std::string() : why("seccomp", -error);
}

} // namespace

bool has_landlock() { return landlock_abi() >= 1; }

std::string enter_sandbox(const SandboxRules& rules) {
  ::prctl(PR_SET_DUMPABLE, 0);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return why("no_new_privs", errno);
  }
  if (std::string failed = limit_resources(rules); !failed.empty()) {
    return failed;
  }
  if (std::string failed = restrict_files(rules); !failed.empty()) {
    return failed;
  }
  return restrict_calls(rules);
}

} // namespace danchieu::corpus::confined
