// A temporary file for what does not stay in memory. It is unlinked as soon as it is open: whatever
// ends the process, nothing is left behind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "newsfold/base/status.h"

namespace newsfold::pipeline {

class SpillFile {
 public:
  // In $TMPDIR, or /tmp. Errors: kWriteFailed.
  static Result<SpillFile> create();
  SpillFile(SpillFile&& other) noexcept;
  SpillFile& operator=(SpillFile&&) = delete;
  ~SpillFile();

  // Where the next append() will lie, in bytes from the start.
  std::uint64_t size() const { return written_ + buffer_.size(); }
  // Buffered. Errors: kWriteFailed (a full disk).
  Status append(std::string_view bytes);
  Status flush();
  // REQUIRES: flush() after the last append(). Thread-safe. Errors: kUnreadable.
  Status read(std::uint64_t offset, char* out, std::size_t count) const;

 private:
  SpillFile(int file, std::string folder) : file_(file), folder_(std::move(folder)) {}

  int file_;
  std::string folder_;  // for messages
  std::string buffer_;
  std::uint64_t written_ = 0;
};

}  // namespace newsfold::pipeline
