#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsfold/base/signals_blocked.h"

namespace newsfold::cli {
namespace {

Error open_failure(const std::string& path) {
  return {ErrorCode::kWriteFailed, path + ": " + std::strerror(errno)};
}

// The open file that a path stands for: opening /dev/stdout would begin at the start of the file
// that the shell has opened, and replacing it would take that file away. -1: it stands for itself.
int open_file(const std::string& path) {
  static const std::map<std::string_view, int> kNames = {
      {"-", STDOUT_FILENO}, {"/dev/stdout", STDOUT_FILENO}, {"/dev/stderr", STDERR_FILENO}};
  const auto found = kNames.find(path);
  if (found != kNames.end()) return found->second;
  constexpr std::string_view kPrefix = "/dev/fd/";
  if (!path.starts_with(kPrefix)) return -1;
  const std::string number = path.substr(kPrefix.size());
  char* end = nullptr;
  const long value = std::strtol(number.c_str(), &end, 10);
  return number.empty() || *end != '\0' || value > 65535 ? -1 : static_cast<int>(value);
}

// The file behind a link, so that renaming replaces the file and not the link.
std::string resolved(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string out = real;
  std::free(real);
  return out;
}

// The rights that the finished file shall have: those of the file it replaces, or a new file's.
mode_t rights(bool exists, const struct stat& old) {
  if (exists) return old.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Output::Output(int file, std::string path, std::string temporary)
    : file_(file), path_(std::move(path)), temporary_(std::move(temporary)) {
  if (!temporary_.empty()) guard_ = std::make_unique<RemoveOnSignal>(temporary_);
}

Result<std::unique_ptr<Output>> Output::open(const std::string& path) {
  if (path.empty()) return std::unique_ptr<Output>(new Output(STDOUT_FILENO, "stdout", ""));
  if (const int known = open_file(path); known >= 0) {
    const int file = ::fcntl(known, F_DUPFD_CLOEXEC, 0);
    if (file < 0) return open_failure(path);
    return std::unique_ptr<Output>(new Output(file, path, ""));
  }
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  if (exists && !S_ISREG(old.st_mode)) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return open_failure(path);
    return std::unique_ptr<Output>(new Output(file, path, ""));
  }
  std::string target = resolved(path);
  std::string temporary = target + ".XXXXXX";
  const SignalsBlocked until_guarded;
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return open_failure(path);
  ::fchmod(file, rights(exists, old));
  return std::unique_ptr<Output>(new Output(file, std::move(target), std::move(temporary)));
}

Output::~Output() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Error Output::failure() const {
  return {ErrorCode::kWriteFailed, path_ + ": " + std::strerror(errno)};
}

bool Output::write(std::string_view bytes) {
  while (status_.ok() && !closed_ && !bytes.empty()) {
    const ssize_t n = ::write(file_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EPIPE) {
      closed_ = true;
    } else if (n < 0) {
      status_ = failure();
    } else {
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  return status_.ok() && !closed_;
}

Status Output::commit() {
  if (!status_.ok() || temporary_.empty()) return status_;
  const bool synced = ::fsync(file_) == 0;
  const bool shut = ::close(std::exchange(file_, -1)) == 0;
  if (!synced || !shut || std::rename(temporary_.c_str(), path_.c_str()) != 0) return failure();
  temporary_.clear();
  guard_.reset();
  return ok_status();
}

}  // namespace newsfold::cli
