#include "ingest/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace newsfold::ingest {
namespace {

Error unreadable() { return {ErrorCode::kUnreadable, std::strerror(errno)}; }

class FileSource : public ByteSource {
 public:
  explicit FileSource(int file) : file_(file) {}
  ~FileSource() override {
    if (file_ != STDIN_FILENO) ::close(file_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t count = ::read(file_, to, size);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return unreadable();
    }
  }

 private:
  int file_;
};

class ViewSource : public ByteSource {
 public:
  explicit ViewSource(std::string_view bytes) : bytes_(bytes) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = bytes_.copy(to, size);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

std::size_t find_magic(std::string_view bytes, std::string_view magic) {
  std::size_t at = bytes.find(magic[0]);
  while (at != std::string_view::npos && !magic.starts_with(bytes.substr(at, magic.size()))) {
    at = bytes.find(magic[0], at + 1);
  }
  return std::min(at, bytes.size());
}

std::unique_ptr<ByteSource> view_source(std::string_view bytes) {
  return std::make_unique<ViewSource>(bytes);
}

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(STDIN_FILENO));
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return unreadable();
  auto source = std::make_unique<FileSource>(file);
  struct stat about {};
  if (::fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
    return Error{ErrorCode::kUnreadable, "is a directory"};
  }
  return std::unique_ptr<ByteSource>(std::move(source));
}

Result<std::string_view> PeekableSource::peek(std::size_t size) {
  while (head_.size() < size && status_.ok()) {
    const std::size_t old = head_.size();
    head_.resize(size);
    const auto count = source_->read(head_.data() + old, size - old);
    head_.resize(old + (count.ok() ? count.value() : 0));
    if (!count.ok()) status_ = count.error();
    if (head_.size() == old) break;
  }
  if (head_.empty() && !status_.ok()) return status_.error();
  return std::string_view(head_);
}

Result<std::size_t> PeekableSource::read(char* to, std::size_t size) {
  if (at_ < head_.size()) {
    const std::size_t count = std::min(size, head_.size() - at_);
    std::memcpy(to, head_.data() + at_, count);
    at_ += count;
    return count;
  }
  if (!status_.ok()) return std::exchange(status_, ok_status()).error();
  return source_->read(to, size);
}

}  // namespace newsfold::ingest
