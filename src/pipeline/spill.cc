#include "pipeline/spill.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "newsfold/base/signals_blocked.h"

namespace newsfold::pipeline {
namespace {

constexpr std::size_t kBufferBytes = 1 << 20;

Error failure(ErrorCode code, const std::string& folder) {
  return {code, "temporary file in " + folder + ": " + std::strerror(errno)};
}

}  // namespace

Result<SpillFile> SpillFile::create() {
  const char* variable = std::getenv("TMPDIR");
  std::string folder = variable != nullptr && *variable != '\0' ? variable : "/tmp";
  std::string name = folder + "/newsfold.XXXXXX";
  const SignalsBlocked until_unlinked;
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) return failure(ErrorCode::kWriteFailed, folder);
  ::unlink(name.c_str());
  return SpillFile(file, std::move(folder));
}

SpillFile::SpillFile(SpillFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      folder_(std::move(other.folder_)),
      buffer_(std::move(other.buffer_)),
      written_(other.written_) {}

SpillFile::~SpillFile() {
  if (file_ >= 0) ::close(file_);
}

Status SpillFile::append(std::string_view bytes) {
  buffer_.append(bytes);
  return buffer_.size() < kBufferBytes ? ok_status() : flush();
}

Status SpillFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t n = ::write(file_, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failure(ErrorCode::kWriteFailed, folder_);
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  written_ += buffer_.size();
  buffer_.clear();
  return ok_status();
}

Status SpillFile::read(std::uint64_t offset, char* out, std::size_t count) const {
  while (count > 0) {
    const ssize_t n = ::pread(file_, out, count, static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n == 0) errno = EIO;
    if (n <= 0) return failure(ErrorCode::kUnreadable, folder_);
    out += n;
    offset += static_cast<std::uint64_t>(n);
    count -= static_cast<std::size_t>(n);
  }
  return ok_status();
}

}  // namespace newsfold::pipeline
