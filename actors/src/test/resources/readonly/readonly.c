/* Loaded into a process with LD_PRELOAD: while the file $READONLY_WHILE exists, whatever is written below the folder $READONLY_BELOW
 * fails with EROFS, as on a file system that has become read-only under files that are open. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_set(void) {
  const char *flag = getenv("READONLY_WHILE");
  return flag && access(flag, F_OK) == 0;
}

static int is_below(const char *path) {
  const char *folder = getenv("READONLY_BELOW");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int refuses_path(const char *path) {
  if (!path || !is_below(path) || !is_set()) return 0;
  errno = EROFS;
  return 1;
}

static int refuses(int fd) {
  char link[64], path[PATH_MAX];
  int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  errno = before;
  if (n <= 0) return 0;
  path[n] = 0;
  return refuses_path(path);
}

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *b, size_t n) { return refuses(fd) ? -1 : REAL(write)(fd, b, n); }
ssize_t writev(int fd, const struct iovec *v, int n) { return refuses(fd) ? -1 : REAL(writev)(fd, v, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) { return refuses(fd) ? -1 : REAL(pwrite)(fd, b, n, at); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) { return refuses(fd) ? -1 : REAL(pwrite64)(fd, b, n, at); }
int ftruncate(int fd, off_t n) { return refuses(fd) ? -1 : REAL(ftruncate)(fd, n); }
int ftruncate64(int fd, off64_t n) { return refuses(fd) ? -1 : REAL(ftruncate64)(fd, n); }
int fsync(int fd) { return refuses(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return refuses(fd) ? -1 : REAL(fdatasync)(fd); }
int unlink(const char *p) { return refuses_path(p) ? -1 : REAL(unlink)(p); }
int rename(const char *a, const char *b) { return refuses_path(a) ? -1 : REAL(rename)(a, b); }
int mkdir(const char *p, mode_t m) { return refuses_path(p) ? -1 : REAL(mkdir)(p, m); }

static int writes(int flags) { return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0; }

#define OPEN(name)                                                     \
  int name(const char *path, int flags, ...) {                         \
    va_list more;                                                      \
    va_start(more, flags);                                             \
    mode_t mode = va_arg(more, mode_t);                                \
    va_end(more);                                                      \
    return writes(flags) && refuses_path(path) ? -1 : REAL(name)(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
