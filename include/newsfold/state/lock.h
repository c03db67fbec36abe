// One writer at a time.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "newsfold/base/status.h"

namespace newsfold::state {

// Held while the object lives, and let go of by the system when the process ends, however it ends.
// It is an advisory lock (flock) on the file STATE.lock, which stays where it is: removing it would
// let two processes hold two files of one name. Readers need no lock.
class UpdateLock {
 public:
  // Waits at most `patience`; forever without one. Errors: kLocked; kWriteFailed where the lock
  // file can't be made.
  static Result<UpdateLock> take(const std::string& state_path,
                                 std::optional<std::chrono::milliseconds> patience);
  UpdateLock(UpdateLock&& other) noexcept;
  UpdateLock& operator=(UpdateLock&&) = delete;
  ~UpdateLock();

 private:
  explicit UpdateLock(int file) : file_(file) {}
  int file_;
};

}  // namespace newsfold::state
