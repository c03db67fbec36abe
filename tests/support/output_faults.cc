// Loaded into the program before libc (LD_PRELOAD): of its writes and syncs of files and its
// renames, the one numbered NEWSFOLD_FAULT_AT (from 1) fails as on a full disk, or with
// NEWSFOLD_FAULT=kill the process ends in the middle of it. Then the file NEWSFOLD_FAULT_MARK is
// there.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is_file(int file) {
  struct stat status {};
  return file > STDERR_FILENO && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

bool strikes_now() {
  static std::atomic<long> operations = 0;
  const char* const at = std::getenv("NEWSFOLD_FAULT_AT");
  return ++operations == (at == nullptr ? 0 : std::atol(at));
}

bool kills() {
  const char* const fault = std::getenv("NEWSFOLD_FAULT");
  return fault != nullptr && std::string_view(fault) == "kill";
}

int fail() {
  const char* const mark = std::getenv("NEWSFOLD_FAULT_MARK");
  if (mark != nullptr) ::close(::open(mark, O_CREAT | O_WRONLY, 0600));
  if (kills()) std::raise(SIGKILL);
  errno = ENOSPC;
  return -1;
}

}  // namespace

extern "C" ssize_t write(int file, const void* bytes, size_t size) {
  static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
  if (!is_file(file) || !strikes_now()) return real(file, bytes, size);
  if (kills()) real(file, bytes, size / 2);
  return fail();
}

extern "C" int fsync(int file) {
  static auto* const real = next<int(int)>("fsync");
  return is_file(file) && strikes_now() ? fail() : real(file);
}

extern "C" int rename(const char* from, const char* to) noexcept {
  static auto* const real = next<int(const char*, const char*)>("rename");
  return strikes_now() ? fail() : real(from, to);
}
