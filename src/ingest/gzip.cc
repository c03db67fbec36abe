#include "ingest/gzip.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace newsfold::ingest {
namespace {

constexpr std::size_t kBufferSize = 1 << 16;
constexpr int kGzipOnly = 15 + 16;  // zlib: the largest window, a gzip header and nothing else

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
    ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
  }
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (!ready_) return damaged("no memory");
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (stream_.avail_in == 0) {
        const auto more = fill();
        if (!more.ok()) return more.error();
        if (stream_.avail_in == 0) {
          if (inside_member_) return damaged("truncated");
          return std::size_t{0};
        }
      }
      if (!inside_member_ && !begin_member()) {
        if (stream_.avail_in == 0) continue;
        return damaged("other bytes behind the last member");
      }
      const int code = inflate(&stream_, Z_NO_FLUSH);
      if (code == Z_STREAM_END) {
        inside_member_ = false;
      } else if (code != Z_OK && code != Z_BUF_ERROR) {
        return damaged(stream_.msg != nullptr ? stream_.msg : "damaged");
      }
    }
    return static_cast<std::size_t>(wanted - stream_.avail_out);
  }

 private:
  static Error damaged(const std::string& what) {
    return {ErrorCode::kBadCompression, "gzip: " + what};
  }

  Status fill() {
    const auto count = source_->read(buffer_.data(), buffer_.size());
    if (!count.ok()) return count.error();
    stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
    stream_.avail_in = static_cast<uInt>(count.value());
    return ok_status();
  }

  // Skips padding; false when no member begins here (or everything was padding).
  bool begin_member() {
    while (any_member_ && stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in == 0) return false;
    if (any_member_ && (*stream_.next_in != 0x1f || inflateReset(&stream_) != Z_OK)) return false;
    any_member_ = inside_member_ = true;
    return true;
  }

  std::unique_ptr<ByteSource> source_;
  z_stream stream_{};
  std::array<char, kBufferSize> buffer_;
  bool ready_ = false;
  bool any_member_ = false;
  bool inside_member_ = false;
};

}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with("\x1f\x8b\x08"); }

std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> source) {
  return std::make_unique<GzipSource>(std::move(source));
}

}  // namespace newsfold::ingest
