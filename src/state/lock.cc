#include "newsfold/state/lock.h"

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace newsfold::state {
namespace {

constexpr std::chrono::milliseconds kRetry{50};

}  // namespace

Result<UpdateLock> UpdateLock::take(const std::string& state_path,
                                    std::optional<std::chrono::milliseconds> patience) {
  const std::string path = state_path + ".lock";
  UpdateLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (lock.file_ < 0) return Error{ErrorCode::kWriteFailed, path + ": " + std::strerror(errno)};
  const auto start = std::chrono::steady_clock::now();
  while (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      return Error{ErrorCode::kWriteFailed, path + ": " + std::strerror(errno)};
    }
    if (patience && std::chrono::steady_clock::now() - start >= *patience) {
      return Error{ErrorCode::kLocked, state_path + ": another newsfold is updating it"};
    }
    std::this_thread::sleep_for(kRetry);
  }
  return lock;
}

UpdateLock::UpdateLock(UpdateLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

UpdateLock::~UpdateLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace newsfold::state
