/* Preloaded into the indexer by faults_test.py: the k-th call of one kind fails, or ends the process, and a line in
   FAULT_LOG proves that it struck.
     FAULT_CALL  pwrite write fdatasync fsync rename open unlink mkdir symlink malloc
     FAULT_AT    k, from 1
     FAULT_ERRNO number of the error; 0 kills the process instead
     FAULT_PATH  of open: only calls count whose path holds this
     FAULT_LOG   file that gets "<call> <k>" when the fault strikes, and "total <n>" at a good end */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

extern void* __libc_malloc(size_t size);

static const char* call;
static const char* log_path;
static const char* path_part;
static long at;
static int error;
static atomic_long seen;
static _Thread_local int inside;

__attribute__((constructor)) static void read_settings(void) {
  const char* value = getenv("FAULT_AT");
  at = value ? atol(value) : 0;
  value = getenv("FAULT_ERRNO");
  error = value ? atoi(value) : 0;
  log_path = getenv("FAULT_LOG");
  path_part = getenv("FAULT_PATH");
  call = getenv("FAULT_CALL");
}

/* By system calls of its own: what is counted must not count this. */
static void note(const char* word, long number) {
  char line[64];
  const int length = snprintf(line, sizeof line, "%s %ld\n", word, number);
  const long fd = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (fd < 0 || length < 0) return;
  syscall(SYS_write, fd, line, (size_t)length);
  syscall(SYS_close, fd);
}

__attribute__((destructor)) static void tell_total(void) {
  if (call && log_path) note("total", atomic_load(&seen));
}

/* Whether this call is the one; does not come back when the process is to end. */
static int strikes(const char* name) {
  if (!call || inside || strcmp(call, name) != 0) return 0;
  if (atomic_fetch_add(&seen, 1) + 1 != at) return 0;
  inside = 1;
  note(name, at);
  inside = 0;
  if (error == 0) syscall(SYS_kill, getpid(), SIGKILL);
  errno = error;
  return 1;
}

static int strikes_open(const char* path) { return (!path_part || strstr(path, path_part)) && strikes("open"); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void* malloc(size_t size) {
  if (strikes("malloc")) return NULL;
  return __libc_malloc(size);
}

ssize_t write(int fd, const void* bytes, size_t count) { return strikes("write") ? -1 : REAL(write)(fd, bytes, count); }
ssize_t pwrite(int fd, const void* bytes, size_t count, off_t to) { return strikes("pwrite") ? -1 : REAL(pwrite)(fd, bytes, count, to); }
ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t to) { return strikes("pwrite") ? -1 : REAL(pwrite64)(fd, bytes, count, to); }
int fdatasync(int fd) { return strikes("fdatasync") ? -1 : REAL(fdatasync)(fd); }
int fsync(int fd) { return strikes("fsync") ? -1 : REAL(fsync)(fd); }
int rename(const char* from, const char* to) { return strikes("rename") ? -1 : REAL(rename)(from, to); }
int unlink(const char* path) { return strikes("unlink") ? -1 : REAL(unlink)(path); }
int unlinkat(int folder, const char* path, int flags) { return strikes("unlink") ? -1 : REAL(unlinkat)(folder, path, flags); }
int mkdir(const char* path, mode_t mode) { return strikes("mkdir") ? -1 : REAL(mkdir)(path, mode); }
int symlink(const char* to, const char* path) { return strikes("symlink") ? -1 : REAL(symlink)(to, path); }

#define MODE_OF(flags)                                                                                                 \
  mode_t mode = 0;                                                                                                     \
  if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) {                                                                             \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode = va_arg(rest, mode_t);                                                                                       \
    va_end(rest);                                                                                                      \
  }

int open(const char* path, int flags, ...) {
  MODE_OF(flags)
  return strikes_open(path) ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  MODE_OF(flags)
  return strikes_open(path) ? -1 : REAL(open64)(path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return strikes_open(path) ? -1 : REAL(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return strikes_open(path) ? -1 : REAL(openat64)(folder, path, flags, mode);
}
